import { assessSource, type SourceFailure } from '../../shared/domain/source-freshness.ts';
import type { BlindReason } from '../../shared/model/blind.ts';
import type { SourceId, SourceState } from '../../shared/model/source.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';

type SourceWatchOptions = {
  readonly clock: Clock;
  readonly source: SourceId;
  readonly publish: (state: SourceState) => void;
};

/** Keeps saying how far one source can be trusted, and says it anew at the moment when an answer becomes too old. */
export function createSourceWatch({ clock, source, publish }: SourceWatchOptions) {
  let lastGood: { at: Instant; monotonic: Milliseconds } | null = null;
  let freshFor: Milliseconds = 0;
  let failure: SourceFailure | null = null;
  let refusal: string | null = null;
  let state: SourceState | null = null;
  let disarm: Disarm = () => {};

  function refresh(): void {
    disarm();
    const good = lastGood === null ? null : { at: lastGood.at, age: clock.monotonic() - lastGood.monotonic };
    const assessed = assessSource({ source, lastGood: good, freshFor, failure, refusal }, state, clock.now());
    state = assessed.state;
    publish(state);
    if (Number.isFinite(assessed.holdsFor)) disarm = clock.after(assessed.holdsFor, refresh);
  }

  return {
    refresh,
    /** A good answer, which will do for this long. */
    good(goodFor: Milliseconds): void {
      lastGood = { at: clock.now(), monotonic: clock.monotonic() };
      freshFor = goodFor;
      failure = null;
      refusal = null;
      refresh();
    },
    /** The next answer will come later or sooner than thought. */
    lasts(goodFor: Milliseconds): void {
      if (goodFor === freshFor) return;
      freshFor = goodFor;
      refresh();
    },
    failed(reason: string, cause: BlindReason): void {
      failure = { reason, cause };
      refresh();
    },
    refused(reason: string): void {
      refusal = reason;
      refresh();
    },
    /** The machine slept: the monotonic clock may have missed it, the wall clock did not. */
    slept(): void {
      if (lastGood !== null) lastGood.monotonic = Math.min(lastGood.monotonic, clock.monotonic() - (clock.now() - lastGood.at));
      failure = { reason: 'Nobody looked while the computer slept; looking again.', cause: 'asleep' };
      refresh();
    },
    /** Somebody set the wall clock: what is told by it moves along. */
    stepped(by: Milliseconds): void {
      if (lastGood !== null) lastGood.at += by;
      if (state !== null) state = { ...state, since: state.since + by };
      refresh();
    },
    stop(): void {
      disarm();
    },
  };
}

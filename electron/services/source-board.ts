import { blindReasonOf } from '../../shared/domain/blind-intervals.ts';
import { blindReasonWords } from '../../shared/domain/blind-words.ts';
import { sourceNames } from '../../shared/domain/watch-status.ts';
import type { BlindReason } from '../../shared/model/blind.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import { isBlind, type SourceId, type SourceState } from '../../shared/model/source.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

export type SourceBoardOptions = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly publish: (sources: readonly SourceState[]) => void;
  readonly report: (error: unknown) => void;
};

type Blindness = { readonly since: Instant; readonly reason: BlindReason; readonly detail: string };

const order: readonly SourceId[] = ['pagerduty', 'network', 'checks', 'notifications', 'clock', 'database'];

/** How far each source can be trusted now. Going blind and seeing again are facts for the timeline (promise 1, F3). */
export function createSourceBoard({ clock, journal, publish, report }: SourceBoardOptions) {
  const states = new Map<SourceId, SourceState>();
  const blind = new Map<SourceId, Blindness>();
  /** What lies before the last step of the wall clock has no place on the clock as it is now. */
  let steppedAt: Instant = -Infinity;

  const list = (): readonly SourceState[] => order.flatMap((source) => states.get(source) ?? []);

  function record(events: readonly NewEvent[]): void {
    try {
      journal.append(events);
    } catch (error) {
      report(error);
    }
  }
  function began(source: SourceId, { since, reason, detail }: Blindness): NewEvent {
    return { occurredAt: since, kind: 'blind.began', source: 'watchkeeper', title: `Blind: ${sourceNames[source]}, ${blindReasonWords[reason]}`, body: detail, payload: { source, reason } };
  }
  function ended(source: SourceId, { since, reason }: Blindness, at: Instant): NewEvent {
    return { occurredAt: at, kind: 'blind.ended', source: 'watchkeeper', title: `Seeing again: ${sourceNames[source]}`, payload: { source, since, reason } };
  }

  function follow(state: SourceState): void {
    const { source, condition } = state;
    const known = blind.get(source);
    if (isBlind(state)) {
      const reason = blindReasonOf(state);
      if (known?.reason === reason) return;
      // Blind since the last good look, not since we noticed. What goes on for another reason is blind by that from now on.
      const first = Math.max(source === 'clock' ? -Infinity : steppedAt, condition === 'failing' ? state.since : (state.lastGoodAt ?? state.since));
      const next = { since: known === undefined ? first : clock.now(), reason, detail: state.reason };
      blind.set(source, next);
      record([began(source, next)]);
    } else if (known !== undefined && condition !== 'starting') {
      blind.delete(source);
      record([ended(source, known, clock.now())]);
    }
  }

  return {
    set(state: SourceState): void {
      states.set(state.source, state);
      follow(state);
      publish(list());
    },
    /** The wall clock was set: what is open ends by the old time and goes on by the new one. */
    stepped(by: Milliseconds): void {
      const now = clock.now();
      steppedAt = now;
      for (const [source, known] of blind) {
        const next = { ...known, since: now };
        blind.set(source, next);
        record([ended(source, known, now - by), began(source, next)]);
      }
      for (const [source, state] of states) {
        states.set(source, { ...state, since: state.since + by, lastGoodAt: state.lastGoodAt === null ? null : state.lastGoodAt + by });
      }
      publish(list());
    },
    list,
  };
}

export type SourceBoard = ReturnType<typeof createSourceBoard>;

import { assessSilences, canRecover, isOfDemo } from '../../shared/domain/silence-rules.ts';
import { formatChosen } from '../../shared/domain/format-duration.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Silence, SilenceAsk, SilenceEnd, SilenceScope } from '../../shared/model/silence.ts';
import type { Situation } from '../../shared/model/situation.ts';
import { minute, type Milliseconds } from '../../shared/time/duration.ts';
import { attemptWith } from './attempt.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { SituationStore } from './ports/situation-store.ts';

/** A clock that was set is noticed within this time. */
const longestWait: Milliseconds = minute;

export type SilenceKeeperOptions = {
  readonly clock: Clock;
  readonly store: Pick<SituationStore, 'silences' | 'saveSilence' | 'forgetSilence'>;
  readonly journal: Journal;
  readonly newId: () => string;
  readonly situations: () => readonly Situation[];
  /** The name of a check, or null when there is none. */
  readonly checkName: (id: string) => string | null;
  /** The silences that run have changed: alerts are looked at anew. */
  readonly changed: (running: readonly Silence[]) => void;
  readonly report: (error: unknown) => void;
};

const endings: Readonly<Record<SilenceEnd, string>> = { time: 'its time is over', recovered: 'it has recovered', person: 'ended by hand', demo: 'the demo is over' };

/** Holds the silences that run, ends each when it is due, and writes both down for the handoff (A8). None of them touches what is blind. */
export function createSilenceKeeper({ clock, store, journal, newId, situations, checkName, changed, report }: SilenceKeeperOptions) {
  let running: readonly Silence[] = [];
  let lastEnded: Silence | null = null;
  let disarm: Disarm = () => {};

  const keep = attemptWith(report);
  function nameOf(scope: SilenceScope): string | null {
    if (scope.kind === 'all') return 'Everything';
    if (scope.kind === 'check') return checkName(scope.id);
    if (scope.kind === 'situation') return situations().find(({ id }) => id === scope.id)?.title ?? null;
    const members = situations().flatMap((situation) => situation.members);
    return members.find(({ serviceId }) => serviceId === scope.id)?.serviceName ?? scope.id;
  }
  function record(silence: Silence, kind: 'silence.began' | 'silence.ended', title: string, actor: string | null, why?: SilenceEnd): void {
    const { scope } = silence;
    keep(() => journal.append([{
      occurredAt: clock.now(), kind, source: 'watchkeeper', actor, title: plainLine(title), body: silence.reason,
      situationId: scope.kind === 'situation' ? scope.id : null, checkId: scope.kind === 'check' ? scope.id : null,
      payload: why === undefined ? { silence } : { silence, why },
    }]));
  }
  function drop(silence: Silence, why: SilenceEnd, actor: string | null): void {
    running = running.filter(({ id }) => id !== silence.id);
    lastEnded = silence;
    keep(() => store.forgetSilence(silence.id));
    record(silence, 'silence.ended', `Silence over: ${silence.name} (${endings[why]})`, actor, why);
  }
  function begin(silence: Silence): void {
    running = [...running, silence];
    keep(() => store.saveSilence(silence));
  }

  function refresh(): void {
    disarm();
    const { ended, changesAt } = assessSilences(running, situations(), clock.now());
    for (const { silence, why } of ended) drop(silence, why, null);
    if (changesAt !== null) disarm = clock.after(Math.min(Math.max(0, changesAt - clock.now()), longestWait), refresh);
    if (ended.length > 0) changed(running);
  }

  return {
    start(): void {
      running = store.silences();
      refresh();
    },
    /** Those that run, oldest first. */
    list: (): readonly Silence[] => running,
    /** Situations have changed, or the clock was set. */
    refresh,
    begin({ scope, minutes, reason }: SilenceAsk, by: string): Outcome {
      const name = nameOf(scope);
      if (name === null) return { result: 'nothing-to-do', message: 'It is not on the list any more. Nothing was silenced.' };
      if (minutes === null && !canRecover(scope, situations())) return { result: 'failed', message: 'Nothing of it is open, so it cannot recover: choose a time. Nothing was silenced.' };
      const now = clock.now();
      const same = running.find((silence) => JSON.stringify(silence.scope) === JSON.stringify(scope));
      // A new silence over the same thing takes the place of the earlier one.
      if (same !== undefined) drop(same, 'person', by);
      const silence: Silence = { id: newId(), scope, name: plainLine(name, 120), reason: plainLine(reason, 200), by, beganAt: now, endsAt: minutes === null ? null : now + minutes * minute };
      begin(silence);
      record(silence, 'silence.began', `Silenced: ${silence.name}, ${minutes === null ? 'until it has recovered' : `for ${formatChosen(minutes * minute)}`}`, by);
      refresh();
      changed(running);
      return { result: 'done', message: minutes === null ? 'Silenced until it has recovered.' : `Silenced for ${formatChosen(minutes * minute)}.` };
    },
    end(id: string, by: string): Outcome {
      const silence = running.find((one) => one.id === id);
      if (silence === undefined) return { result: 'nothing-to-do', message: 'This silence is over already.' };
      drop(silence, 'person', by);
      refresh();
      changed(running);
      return { result: 'done', message: 'The silence is over.' };
    },
    /** The demo watch is over: what was silenced in it goes with it. */
    endDemo(): void {
      const over = running.filter((silence) => isOfDemo(silence, situations()));
      for (const silence of over) drop(silence, 'demo', null);
      if (over.length === 0) return;
      lastEnded = null;
      refresh();
      changed(running);
    },
    /** Takes back the end of the last silence, if its time is not over. */
    resume(id: string, by: string): Outcome {
      if (lastEnded?.id !== id || (lastEnded.endsAt ?? Infinity) <= clock.now()) return { result: 'nothing-to-do', message: 'This silence cannot be taken up again.' };
      const silence = lastEnded;
      lastEnded = null;
      begin(silence);
      record(silence, 'silence.began', `Silenced again: ${silence.name}`, by);
      refresh();
      changed(running);
      return { result: 'done', message: 'Silenced again.' };
    },
    stop: (): void => disarm(),
  };
}

export type SilenceKeeper = ReturnType<typeof createSilenceKeeper>;

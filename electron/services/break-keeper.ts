import { breakBlockers, type PressingIncident } from '../../shared/domain/break-blockers.ts';
import { planBreak, type BreakPlan, type OpenSpan } from '../../shared/domain/break-plan.ts';
import { breakChoices, breakLength, breakReason } from '../../shared/domain/break-words.ts';
import { recordOfBreaks } from '../../shared/domain/break-record.ts';
import type { DutyLedger } from '../../shared/domain/duty-projection.ts';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Hold } from '../../shared/model/alerting.ts';
import type { BreakView, DutyView } from '../../shared/model/duty-view.ts';
import type { EventKind, NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { BreakRules } from '../../shared/policy/break-policy.ts';
import { elapsedDay, minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { createAwayWatch } from './away-watch.ts';
import type { BreakWindow } from './ports/break-window.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { FactStore } from './ports/fact-store.ts';
import type { Journal } from './ports/journal.ts';
import type { Notifier } from './ports/notifier.ts';
import type { Presence } from './ports/presence.ts';

const kinds: readonly EventKind[] = ['break.due', 'break.taken', 'break.ended', 'break.postponed', 'break.refused', 'break.missed', 'break.credited', 'clock.stepped'];
const keptFor = 8 * elapsedDay;
const key = 'watchkeeper-break';
/** Nobody ends a break to the second. */
const aboutOver = 30 * second;

export type BreakKeeperOptions = {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly facts: Pick<FactStore, 'ofKinds'>;
  readonly presence: Presence;
  readonly rules: () => BreakRules;
  readonly duty: { readonly view: () => DutyView; readonly ledger: () => DutyLedger };
  /** Every incident that is open. */
  readonly pressing: () => readonly PressingIncident[];
  /** Why the person should not be disturbed now. */
  readonly holds: () => readonly Hold[];
  readonly window: BreakWindow;
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  /** Shows the break and what can be said to it. */
  readonly open: () => void;
  /** How the timeline calls the person. */
  readonly me: string;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
  /** False right after the machine woke up or the clock was set, until that has been written down. */
  readonly settled: () => boolean;
  readonly publish: (view: BreakView) => void;
};

const done = (message: string): Outcome => ({ result: 'done', message });
const nothing = (message: string): Outcome => ({ result: 'nothing-to-do', message });

/** Breaks while incidents are worked on: when they are due, what was said of them and what became of them (S38, A11-A14, F2). One timer is armed for the next change. */
export function createBreakKeeper(options: BreakKeeperOptions) {
  const { clock, journal, presence, rules, duty, pressing, holds, window, notifier, open, me, announce, report, settled, publish } = options;
  const shortest = (): Milliseconds => Math.min(...rules().every.map(({ breakMinutes }) => breakMinutes)) * minute;
  const away = createAwayWatch({ presence, now: clock.now, idleIsAway: shortest });
  let events: WatchEvent[] = [];
  let heldBack: OpenSpan | null = null;
  let told = '';
  let said = '';
  let disarm: Disarm = () => {};
  let started = false;
  let refreshing = false;

  function write(kind: EventKind, title: string, payload: object, more: Partial<NewEvent> = {}): void {
    const added = journal.append([{ occurredAt: clock.now(), kind, source: 'watchkeeper', title, payload, ...more }]);
    keep(added);
  }
  function keep(added: readonly WatchEvent[]): boolean {
    const newest = events.at(-1)?.id ?? 0;
    const ours = added.filter(({ id, kind }) => id > newest && kinds.includes(kind));
    events = [...events, ...ours];
    return ours.length > 0;
  }
  const engaged = (): readonly OpenSpan[] => duty.ledger().entries.filter(({ source }) => source === 'incident');
  const isEngaged = (from: Instant, to: Instant): boolean => engaged().some((span) => span.from < to && (span.to ?? Infinity) > from);

  /** What the desktop says has no beginning of its own everywhere: it began when it was first seen. */
  function blockedByDesktop(): readonly OpenSpan[] {
    const hold = holds().find(({ why }) => why !== 'off-hours' && why !== 'on-break');
    if (hold !== undefined) heldBack = { from: hold.since ?? heldBack?.from ?? clock.now(), to: hold.until };
    else if (heldBack !== null && (heldBack.to === null || heldBack.to > clock.now())) heldBack = { ...heldBack, to: clock.now() };
    return heldBack === null ? [] : [heldBack];
  }
  function record() {
    return recordOfBreaks(events, duty.ledger().absences);
  }
  function plan(): BreakPlan {
    const now = clock.now();
    const { running, away: spans, answers } = record();
    const here = away.since();
    return planBreak({
      startedAt: duty.view().status.block?.startedAt ?? now,
      engaged: engaged(),
      away: [...spans, ...(here === null ? [] : [{ from: here.from, to: null }])],
      onBreak: running, answers,
      // Who is engaged in nothing is not asked anything.
      blocked: engaged().some(({ to }) => to === null) ? [...breakBlockers(pressing(), rules()), ...blockedByDesktop()] : [],
    }, rules(), now);
  }
  function view(): BreakView {
    return { plan: plan(), running: record().running, asOf: clock.now() };
  }

  /** Writes down what has become of what was owed. */
  function settle({ owed, state, counters }: BreakPlan): void {
    const before = record().owed;
    if (state === 'on-break') return;
    if (owed === null) {
      // Time away is written down when it is over.
      if (before !== null && away.since() === null) write('break.credited', 'The break that was due is made up for: there was a pause of its length', { since: before.since, why: 'no-incident' });
      return;
    }
    if (before !== null && before.length >= owed.length) return;
    if (before !== null) write('break.missed', `Break of ${breakLength(before.length)} missed; a longer one is due`, before);
    write('break.due', `Break of ${breakLength(owed.length)} due ${breakReason({ owed, counters })}`, owed);
  }
  function tell(now: BreakPlan): void {
    const { state, owed } = now;
    const saying = (state === 'notice' || state === 'due') && owed !== null ? `${state} ${owed.since} ${owed.length} ${now.postponesLeft}` : '';
    if (saying === told) return;
    told = saying;
    if (saying === '' || owed === null) return notifier.withdraw(key);
    const title = state === 'notice' ? `Break in ${rules().noticeSeconds} s: ${breakLength(owed.length)}` : `Break due: ${breakLength(owed.length)}`;
    const body = `Due ${breakReason(now)}. ${breakChoices(now, rules().postponeMinutes)}`;
    announce(`BREAK ${title}. ${body}`);
    notifier.show({ key, title, body, severity: null, urgency: 'low', actions: now.postponesLeft > 0 ? ['open', 'snooze'] : ['open'], sound: false }).catch(report);
  }
  function endBreak(by: 'person' | 'time'): void {
    const { running } = record();
    if (running === null) return;
    const end = by === 'time' ? running.from + running.length : Math.max(running.from, clock.now());
    const whole = end - running.from >= running.length - aboutOver;
    window.hide();
    write('break.ended', whole ? `Break of ${formatDuration(end - running.from)} over` : `Break ended after ${formatDuration(end - running.from)} of ${breakLength(running.length)}`, { since: running.from, whole }, {
      occurredAt: end, ...(by === 'person' ? { source: 'person', actor: me } : {}),
    });
  }
  function look(): void {
    const ended = away.look();
    if (ended === null || record().running !== null || ended.to - ended.from < shortest() || !isEngaged(ended.from, ended.to)) return;
    write('break.credited', `${formatDuration(ended.to - ended.from)} away (${ended.why}) counted as break`, { since: ended.from, why: ended.why }, { occurredAt: ended.to });
  }

  function refresh(): void {
    // What is written down comes back as heard.
    if (!started || refreshing || !settled()) return;
    refreshing = true;
    disarm();
    try {
      look();
      const { running } = record();
      if (running !== null && clock.now() >= running.from + running.length) endBreak('time');
      settle(plan());
    } catch (error) {
      report(error);
    } finally {
      refreshing = false;
    }
    const now = view();
    const { changesAt } = now.plan;
    disarm = changesAt === null ? () => {} : clock.at(changesAt, refresh);
    tell(now.plan);
    const { state, owed, postponesLeft, nextAt, until } = now.plan;
    const words = JSON.stringify([state, owed, postponesLeft, nextAt, until, now.running]);
    if (words === said) return;
    said = words;
    publish(now);
  }

  function postpone(): Outcome {
    const { owed, state, postponesLeft } = plan();
    if (owed === null || (state !== 'notice' && state !== 'due')) return nothing('No break waits to be postponed.');
    if (postponesLeft === 0) throw new Refusal({ code: 'refused', message: `It was postponed ${rules().postpones} times. Name who covers and take it, or say that it cannot be now.` });
    write('break.postponed', `Break postponed by ${rules().postponeMinutes} min`, { length: owed.length }, { source: 'person', actor: me });
    refresh();
    return done(`Postponed by ${rules().postponeMinutes} min.`);
  }
  notifier.onAction((answered, action) => {
    if (answered !== key) return;
    if (action === 'open') return open();
    try {
      if (action === 'snooze') postpone();
    } catch (error) {
      // It was the last one in the meantime: the window says what can be done.
      if (error instanceof Refusal) open();
      else report(error);
    }
  });

  return {
    start(): void {
      events = [...options.facts.ofKinds(kinds, clock.now() - keptFor)];
      started = true;
      presence.onLock(refresh);
      refresh();
    },
    heard(added: readonly WatchEvent[]): void {
      if (started && keep(added)) refresh();
    },
    /** Duty, an incident, the person's attention or the clock has changed. */
    refresh,
    /** The machine woke up: nobody is to come back to a dimmed screen. */
    woke(): void {
      window.hide();
      refresh();
    },
    /** Call it every few seconds. */
    tick(): void {
      const before = away.since() === null;
      const { locked, idleFor } = presence.read();
      if (before === (locked || idleFor >= shortest())) refresh();
    },
    view,
    calls: {
      take({ cover }: { readonly cover: string | null }): Outcome {
        const { owed, state, postponesLeft, counters } = plan();
        if (state === 'on-break') return nothing('You are on a break already.');
        const working = engaged().some(({ to }) => to === null);
        if (owed === null && !working) return nothing('No incident is being worked on: no break has to be taken from one.');
        if (cover === null && working && owed !== null && postponesLeft === 0) {
          throw new Refusal({ code: 'invalid-input', message: 'Name who covers while you are away. Nothing was changed.', fields: { cover: 'Name who covers, or say that it cannot be now.' } });
        }
        const length = owed?.length ?? counters[0]?.length ?? shortest();
        write('break.taken', `Break of ${breakLength(length)} taken${cover === null ? '' : `, ${cover} covers`}`, { length, cover }, { source: 'person', actor: me });
        window.show();
        refresh();
        return done(cover === null ? 'Enjoy your break. Alerts reach you as before.' : `Enjoy your break. ${cover} covers; SEV-1 and SEV-2 still reach you.`);
      },
      postpone,
      refuse(): Outcome {
        const { owed, state } = plan();
        if (owed === null || state === 'refused' || state === 'on-break') return nothing('No break waits.');
        write('break.refused', `No break now: ${breakLength(owed.length)} stay owed`, { length: owed.length }, { source: 'person', actor: me });
        refresh();
        return done('Noted. It stays owed, and is asked about again when the next one falls due.');
      },
      end(): Outcome {
        if (record().running === null) return nothing('No break goes on.');
        endBreak('person');
        refresh();
        return done('Welcome back.');
      },
    },
    stop(): void {
      disarm();
      window.hide();
    },
  };
}

export type BreakKeeper = ReturnType<typeof createBreakKeeper>;

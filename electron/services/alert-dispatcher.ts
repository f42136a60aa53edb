import { isGroup, isDigest, groupKey } from '../../shared/domain/alert-group-key.ts';
import type { HoldFacts } from '../../shared/domain/alert-hold.ts';
import { remember } from '../../shared/domain/alert-memory.ts';
import { isNews } from '../../shared/domain/alert-news.ts';
import type { AlertPlan, AlertPrompt } from '../../shared/domain/alert-plan.ts';
import type { AlertRules } from '../../shared/domain/alert-rules.ts';
import { alertText } from '../../shared/domain/alert-text.ts';
import type { SituationChange } from '../../shared/domain/situation-merge.ts';
import type { Storm } from '../../shared/model/alerting.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { isLoud } from '../../shared/model/severity.ts';
import type { Silence } from '../../shared/model/silence.ts';
import type { Situation } from '../../shared/model/situation.ts';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { createAlertSounds } from './alert-sounds.ts';
import { createAlertActs } from './alert-acts.ts';
import { createAlertChanges } from './alert-changes.ts';
import { createAlertEntries, type Entry } from './alert-entries.ts';
import { createAlertLater } from './alert-later.ts';
import { createAlertLook } from './alert-look.ts';
import { createAlertPlanner } from './alert-planner.ts';
import type { AlertProof } from './alert-proof.ts';
import { createAlertSpeaker, type Speech } from './alert-speaker.ts';
import { createHeldAlerts } from './held-alerts.ts';
import { attemptWith } from './attempt.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Notifier } from './ports/notifier.ts';
import type { SituationStore } from './ports/situation-store.ts';
import { createStormWatch } from './storm-watch.ts';

/** After a restart the sources get this long to say what is still true before anything old is said again. */
const settleFor: Milliseconds = 20 * second;
const retryAfter: Milliseconds = 15 * second;
/** However far away the next moment is: a clock that was set back must not put it off (pitfall 5.2). */
const longestWait: Milliseconds = minute;
/** So many situations in one notification are not looked through for each of them. */
const crowd = 100;
export type AlertDispatcherOptions = {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly journal: Journal;
  readonly store: Pick<SituationStore, 'shownAlerts' | 'saveShown' | 'forgetShown' | 'heldAlerts' | 'saveHeld' | 'forgetHeld' | 'storms' | 'saveStorms'>;
  readonly rules: () => AlertRules;
  /** The silences that run. */
  readonly silences?: () => readonly Silence[];
  /** By when a SEV-1/2 has to be acknowledged, in words: its first notification says it. */
  readonly promise?: (situation: Situation) => string | null;
  /** What may keep alerts for later. */
  readonly holds?: () => HoldFacts;
  /** Whether a demo watch or a drill runs: what is left of one is not told. Absent: as long as there is something of it. */
  readonly playing?: () => boolean;
  /** Finds out, right before something is shown that is not SEV-1/2, whether it may be. Absent: it always may. */
  readonly attention?: { readonly isFresh: () => boolean; /** Never rejects. */ readonly look: () => Promise<void> };
  readonly acknowledge: (situationId: string) => Promise<Outcome>;
  readonly open: (situationId: string) => void;
  readonly proof: AlertProof;
  /** One line for whoever reads the program's output. */
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
  /** What is held, or which storms there are, has changed. */
  readonly changed?: () => void;
  readonly onShown?: (speech: Speech) => void;
};

/** Steps by which a situation would come before the eyes of the person. */
const maySay: ReadonlySet<AlertPlan['step']> = new Set(['show', 'update', 'recover', 'remind', 'join']);

const noHolds: HoldFacts = { hours: { days: [], from: '09:00', to: '18:00', zone: 'UTC' }, held: [], attention: [] };

/** Carries out what `planAlert` and `planGroup` decide, one step at a time for each notification. One timer is armed for the next moment. */
export function createAlertDispatcher(options: AlertDispatcherOptions) {
  const { clock, notifier, store, rules, acknowledge, open, report, silences = () => [], promise = () => null, holds = () => noHolds, playing = () => true, changed = () => {} } = options;
  let stopped = false;
  let paused = false;
  let disarm: Disarm = () => {};
  let disarmSettling: Disarm = () => {};
  /** What a killed run left on the screen, found while nothing is said. */
  let left: readonly string[] = [];
  /** Who wants to be told while nothing is said. */
  const waiting = new Set<string>();

  /** The disk may be full: alerts go on from memory. */
  const keep = attemptWith(report);

  let offset = clock.now() - clock.monotonic();

  const sounds = createAlertSounds({ clock, gap: () => rules().soundGap });
  const held = createHeldAlerts({ store, journal: options.journal, keep, changed });
  const entries = createAlertEntries({ clock, store, keep });
  const storms = createStormWatch({ clock, rules: () => rules().storm, save: (list) => keep(() => store.saveStorms(list)), changed });
  const speaker = createAlertSpeaker({
    ...options,
    onShown: (speech) => {
      if (speech.sound) sounds.heard(speech.memory.situationId);
      options.onShown?.(speech);
    },
  });
  const { moment, silenceOf, holdOf, planFor, readAnew } = createAlertPlanner({ clock, rules, silences, promise, holds, playing, entries, sounds, storms, report });
  const subjectOf = ({ id, situation }: Entry) => ({ key: id, situationId: isGroup(id) ? null : id, drill: situation?.drill === true });

  /** Repeats and sounds count by time that passed: setting the clock neither brings them forward nor puts them off. */
  function followClock(): void {
    const moved = clock.now() - clock.monotonic() - offset;
    if (Math.abs(moved) < second) return;
    offset += moved;
    entries.shift(moved);
    sounds.shift(moved);
  }

  function forget(entry: Entry): void {
    const members = isGroup(entry.id) ? entries.idsOf(entry.id) : [];
    if (!isDigest(entry.id)) notifier.withdraw(entry.id);
    entries.forget(entry);
    for (const id of members) entries.forget(entries.of(id));
  }

  const later = createAlertLater({
    clock, entries, held, notifier, silenceOf, holdOf, announce: options.announce,
    maySpeak: () => {
      if (attention.isUnknown()) return attention.ask([]), false;
      return true;
    },
  });
  const takeOne = createAlertChanges({ entries, held, notifier });

  /** What may be deferred is planned again when it is known whether the person is busy. */
  const attention = createAlertLook({
    clock, report, attention: options.attention,
    known: (asked, since) => {
      readAnew();
      if (!stopped && !paused) run([...later.deliver(), ...asked.flatMap((id) => entries.find(id) ?? [])], since);
    },
  });

  async function speak(entry: Entry, speech: Speech): Promise<void> {
    const shown = await speaker.say(subjectOf(entry), speech, {
      since: entry.changedAt, isWanted: () => !stopped,
      keep: ({ memory }) => {
        entries.setShown(entry, memory);
        entries.save();
      },
    });
    entry.busy = false;
    if (stopped) return;
    if (!shown) {
      entry.dueAt = clock.now() + retryAfter;
      return arm();
    }
    if (entry.prompt?.sound === true && speech.step !== 'update') entry.prompt = { ...entry.prompt, sound: false };
    held.letGo([entry.id]);
    // The way is open again: what could not be shown need not wait for its next try.
    run([entry, ...speaker.owed().map(entries.of)]);
  }

  /** Carries out the next step of one entry. Reminders are handed back: those that fall due together are one notification. */
  function consider(entry: Entry, touched: Set<string>): Speech | null {
    if (entry.busy || stopped || paused) return null;
    entry.dueAt = null;
    const before = entry.shown;
    const plan = planFor(entry);
    if (maySay.has(plan.step) && entry.situation !== null && !isLoud(entry.situation.severity) && attention.isUnknown()) return attention.ask([entry.id]), null;
    switch (plan.step) {
      case 'none': {
        entry.dueAt = plan.lookAgainAt;
        const over = before?.status === 'resolved' && before.via === undefined;
        if (over && (clock.now() >= before.shownAt + rules().recoveredFor || before.shownAt > clock.now())) forget(entry);
        else if (over) entry.dueAt = before.shownAt + rules().recoveredFor;
        else if (before === null && !held.has(entry.id)) entries.drop(entry);
        return null;
      }
      case 'hold': return later.putOff(entry, plan.hold), null;
      case 'note': case 'join': case 'withdraw': {
        if (plan.step !== 'note' && before !== null && before.via === undefined) notifier.withdraw(entry.id);
        if (plan.memory === null) entries.forget(entry);
        else entries.setShown(entry, plan.memory);
        if (plan.step === 'join') held.letGo([entry.id]);
        for (const key of [before?.via, plan.memory?.via]) if (key !== undefined) touched.add(key);
        return plan.memory === null || isGroup(entry.id) ? null : (entry.dueAt ??= clock.now(), null);
      }
      case 'remind': return plan;
      default:
        entry.busy = true;
        if (before?.via !== undefined) touched.add(before.via);
        void speak(entry, plan);
        return null;
    }
  }

  /** What is wrong with one keeps none of the others back; it is tried again. */
  function carryOut(entry: Entry, touched: Set<string>): Speech | null {
    try {
      return consider(entry, touched);
    } catch (error) {
      report(error);
      entry.dueAt = clock.now() + retryAfter;
      return null;
    }
  }

  function remindOf(due: readonly (readonly [Entry, Speech])[], touched: Set<string>): void {
    const [only] = due;
    if (due.length === 1 && only !== undefined) {
      only[0].busy = true;
      void speak(...only);
      return;
    }
    const key = groupKey('stale', clock.now());
    for (const [entry, { memory }] of due) entries.setShown(entry, { ...memory, title: entry.situation === null ? memory.title : alertText(entry.situation, null).title, via: key });
    if (due.length > 0) touched.add(key);
  }

  /** A crowd that was told of a moment ago is counted anew when it is due, not with each one that joins it. */
  function canWait(group: Entry): boolean {
    const { shown } = group;
    if (shown?.status !== 'triggered' || entries.sizeOf(group.id) < crowd) return false;
    const toldAt = shown.changedAt ?? shown.shownAt;
    const calmAt = toldAt + moment().rules.groupWithin;
    const now = clock.now();
    if (toldAt > now || calmAt <= now) return false;
    group.dueAt = Math.min(group.dueAt ?? Infinity, calmAt);
    return true;
  }

  /** `since`: when that was to be told, where it is not now. */
  function run(some: Iterable<Entry>, since = clock.monotonic()): void {
    followClock();
    const touched = new Set<string>();
    const reminders: (readonly [Entry, Speech])[] = [];
    for (const entry of new Set(some)) {
      if (!entry.busy) entry.changedAt = since;
      const reminder = carryOut(entry, touched);
      if (reminder !== null) reminders.push([entry, reminder]);
    }
    remindOf(reminders, touched);
    for (const key of touched) {
      const group = entries.of(key);
      if (canWait(group)) continue;
      if (!group.busy) group.changedAt = clock.monotonic();
      carryOut(group, touched);
    }
    arm();
  }

  /** Those that want to be told now, together: many of them are a storm. */
  function arrive(ids: readonly string[]): readonly Entry[] {
    if (paused) {
      for (const id of ids) waiting.add(id);
      return [];
    }
    const newcomers = ids.map(entries.of).flatMap(({ id, situation }) => {
      const loud = isLoud(situation?.severity ?? null);
      return situation?.status !== 'triggered' || (silenceOf(situation) !== null && !loud) ? [] : [{ id, loud }];
    });
    // Who was told alone before a storm was one is told by it from now on.
    return storms.follow(newcomers).map(entries.of);
  }

  function isOpenNow({ situation }: Entry): boolean {
    return situation?.status === 'triggered' || situation?.status === 'acknowledged';
  }
  /** Silences, holds or the clock have changed: everything that is open is looked at anew. */
  function refresh(): void {
    if (stopped || paused) return;
    readAnew();
    storms.follow([]);
    const delivered = later.deliver();
    const released = entries.all().filter(({ id, situation, shown }) => shown?.muted === true && situation?.status === 'triggered' && silenceOf(situation) === null && !held.has(id));
    run([...delivered, ...arrive(released.map(({ id }) => id)), ...entries.all().filter((entry) => isOpenNow(entry) || isGroup(entry.id))]);
  }

  function look(): void {
    followClock();
    const now = clock.now();
    const holdsOver = holdsChangeAt !== null && holdsChangeAt <= now;
    const stormMoves = (storms.changesAt() ?? Infinity) <= now;
    if (holdsOver || stormMoves) return refresh();
    run(entries.all().filter(({ dueAt }) => dueAt !== null && dueAt <= now));
  }
  let holdsChangeAt: Instant | null = null;
  function arm(): void {
    disarm();
    if (stopped || paused) return;
    const now = clock.now();
    holdsChangeAt = held.list().length > 0 || entries.all().some(isOpenNow) ? moment().holds.changesAt : null;
    const next = Math.min(entries.nextDueAt(), holdsChangeAt ?? Infinity, storms.changesAt() ?? Infinity);
    if (next === Infinity) return void (disarm = () => {});
    disarm = clock.after(Math.min(Math.max(0, next - now), longestWait), look);
  }

  /** While nothing is said, they wait too. */
  function leftBehind(keys: readonly string[]): void {
    left = paused ? keys : [];
    if (!paused) takeOver(keys);
  }
  const { takeOver } = createAlertActs({
    entries, notifier, acknowledge, open, announce: options.announce, report,
    record: (entry, event) => speaker.record(subjectOf(entry), event),
    sayAgain: (entry) => run([entry]),
  });

  /** A digest tells how situations stand, not what one that somebody runs asks for: a call that came due during the sleep is said by itself. */
  const asksOf = ({ prompt, situation }: Entry): boolean => prompt !== null && situation?.status === 'acknowledged' && isLoud(situation.severity);
  /** What a digest told counts as said: it is not said again until it is due again. */
  function countAsTold(entry: Entry): void {
    const plan = planFor(entry);
    held.letGo([entry.id]);
    if (plan.step === 'recover') forget(entry);
    else if (plan.step === 'none' && entry.shown?.status === 'triggered') entries.setShown(entry, { ...entry.shown, shownAt: clock.now() });
    else if ('memory' in plan && plan.memory !== null && plan.step !== 'withdraw') entries.setShown(entry, plan.memory);
    else if (plan.step === 'hold' && entry.situation !== null) entries.setShown(entry, remember(entry.situation, alertText(entry.situation, null), clock.now(), null));
  }

  return {
    /** Situations as the last run left them, and what was told of them. Old ones are said again only when the sources had time. */
    start(situations: readonly Situation[]): void {
      for (const situation of situations) entries.take(situation);
      for (const shown of store.shownAlerts()) entries.load(shown);
      held.start();
      storms.start(store.storms());
      void notifier.leftovers().then(leftBehind).catch(report);
      disarmSettling = clock.after(settleFor, () => {
        const untold = entries.all().filter(({ id, situation, shown }) => situation?.status === 'triggered' && shown?.status !== 'triggered' && !held.has(id));
        run([...later.deliver(), ...arrive(untold.map(({ id }) => id)), ...entries.all()]);
      });
    },
    take(changes: readonly SituationChange[]): void {
      const affected = changes.map(takeOne).filter((entry) => entry !== null);
      const came = arrive(changes.filter(isNews).flatMap(({ after }) => (after === null ? [] : [after.id])));
      run([...affected, ...came]);
      storms.prune((id) => isOpenNow(entries.of(id)) && entries.of(id).situation?.status === 'triggered');
    },
    refresh,
    /** A demo watch or a drill is over: what is said of it, or waits to be, goes. */
    forgetPlayed(): void {
      held.letGo(entries.all().filter(({ situation }) => situation?.drill === true).map(({ id }) => id));
      refresh();
    },
    /** The wall clock was set by so much. */
    clockStepped(_by: Milliseconds): void {
      followClock();
      refresh();
    },
    /** Facts that were written on situations, so that nobody is reminded of what is being worked on. */
    heard(events: readonly Pick<WatchEvent, 'kind' | 'occurredAt' | 'situationId' | 'incidentId'>[]): void {
      for (const { kind, occurredAt, situationId, incidentId } of events) {
        if (kind !== 'note' && kind !== 'action' && kind !== 'incident.log') continue;
        const entry = entries.about(situationId, incidentId);
        if (entry === null || occurredAt <= (entry.wordAt ?? 0)) continue;
        entry.wordAt = occurredAt;
        if (entry.shown !== null) entries.setShown(entry, { ...entry.shown, heardAt: occurredAt });
        if (entry.situation?.status === 'acknowledged') run([entry]);
      }
    },
    /**
     * What a running incident asks for now goes into the notification of its situation, in place; null: nothing any more.
     * Silences, holds and storms keep it off the screen as they keep everything else.
     */
    prompt(situationId: string, prompt: AlertPrompt | null): void {
      const entry = entries.find(situationId);
      if (entry === null || (entry.prompt?.words === prompt?.words && prompt?.sound !== true)) return;
      entry.prompt = prompt;
      if (prompt === null && entry.situation?.status === 'acknowledged' && entry.shown?.via === undefined) notifier.withdraw(situationId);
      run([entry]);
    },
    held: held.list,
    storms: (): readonly Storm[] => storms.state().storms,
    /** Collects instead of saying, until `release`: what happened in a time without sight is told once, as a digest. */
    hold(): void {
      paused = true;
    },
    /** `told`: situations that the digest summed up; `named`: those that it named: what waits for its hour goes on waiting unless it was. All others are said now, and what a SEV-1/2 that somebody has asks for. */
    release(told: ReadonlySet<string>, named: ReadonlySet<string> = told): void {
      if (!paused) return;
      paused = false;
      // What is settled now is told now, by the clock that holds after the sleep.
      followClock();
      for (const entry of entries.all()) {
        if (!told.has(entry.id) || asksOf(entry)) continue;
        if (named.has(entry.id) || !held.has(entry.id)) countAsTold(entry);
      }
      leftBehind(left);
      const came = arrive([...waiting].filter((id) => !told.has(id)));
      waiting.clear();
      run([...came, ...entries.all()]);
    },
    /** Takes back what stands on the screen: its buttons would reach nobody. */
    stop(): void {
      stopped = true;
      disarm();
      disarmSettling();
      for (const { id, shown } of entries.all()) if (shown !== null && shown.via === undefined) notifier.withdraw(id);
    },
  };
}

export type AlertDispatcher = ReturnType<typeof createAlertDispatcher>;

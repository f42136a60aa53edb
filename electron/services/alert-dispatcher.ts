import { planAlert, type AlertPlan } from '../../shared/domain/alert-plan.ts';
import type { AlertRules } from '../../shared/domain/alert-rules.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import type { SituationChange } from '../../shared/domain/situation-merge.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { ShownAlert } from '../../shared/model/shown-alert.ts';
import type { Situation } from '../../shared/model/situation.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { AlertProof } from './alert-proof.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Alert, AlertAction, Delivery, Notifier } from './ports/notifier.ts';
import type { SituationStore } from './ports/situation-store.ts';

/** After a restart the sources get this long to say what is still true before anything old is said again. */
const settleFor: Milliseconds = 20 * second;
const retryAfter: Milliseconds = 15 * second;

export type AlertDispatcherOptions = {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly journal: Journal;
  readonly store: Pick<SituationStore, 'shownAlerts' | 'saveShown' | 'forgetShown'>;
  readonly rules: () => AlertRules;
  readonly acknowledge: (situationId: string) => Promise<Outcome>;
  readonly open: (situationId: string) => void;
  readonly proof: AlertProof;
  /** One line for whoever reads the program's output. */
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

type Entry = {
  readonly id: string;
  situation: Situation | null;
  shown: ShownAlert | null;
  /** Wall time less monotonic time when it was told. */
  offset: Milliseconds;
  problem: string | null;
  busy: boolean;
  changedAt: Milliseconds;
  failedText: string | null;
  disarm: Disarm;
};

type Say = Extract<AlertPlan, { content: unknown }>;
const verbs = { show: 'shown', update: 'updated', repeat: 'repeated', recover: 'recovered' } as const;

/** Carries out what `planAlert` decides, one step at a time for each situation, and proves or disproves that people see it. */
export function createAlertDispatcher(options: AlertDispatcherOptions) {
  const { clock, notifier, journal, store, rules, acknowledge, open, proof, announce, report } = options;
  const entries = new Map<string, Entry>();
  let stopped = false;
  let held = false;

  /** The disk may be full: alerts go on from memory. */
  function keep(write: () => void): void {
    try {
      write();
    } catch (error) {
      report(error);
    }
  }

  function record(entry: Entry, kind: NewEvent['kind'], title: string, extra: Partial<NewEvent>): void {
    const { situation } = entry;
    const source = situation?.drill === true ? 'drill' : 'watchkeeper';
    keep(() => journal.append([{ occurredAt: clock.now(), kind, source, situationId: entry.id, severity: situation?.severity ?? null, title, ...extra }]));
  }

  const wallOffset = (): Milliseconds => clock.now() - clock.monotonic();
  /** What was told, by the clock as it stands now: setting it neither brings a repeat forward nor puts it off. */
  function toldBy({ shown, offset }: Entry): ShownAlert | null {
    const moved = wallOffset() - offset;
    return shown === null ? null : { ...shown, shownAt: shown.shownAt + moved, soundAt: shown.soundAt === null ? null : shown.soundAt + moved };
  }
  function remember(entry: Entry, memory: ShownAlert): void {
    entry.shown = memory;
    entry.offset = wallOffset();
    keep(() => store.saveShown(memory));
  }

  function entryOf(id: string): Entry {
    const known = entries.get(id);
    if (known !== undefined) return known;
    const entry: Entry = { id, situation: null, shown: null, offset: wallOffset(), problem: null, busy: false, changedAt: clock.monotonic(), failedText: null, disarm: () => {} };
    entries.set(id, entry);
    return entry;
  }

  function forget(entry: Entry): void {
    notifier.withdraw(entry.id);
    keep(() => store.forgetShown(entry.id));
    entry.shown = null;
    if (entry.situation?.status !== 'triggered') entries.delete(entry.id);
  }

  async function deliver(alert: Alert): Promise<Delivery> {
    try {
      return await notifier.show(alert);
    } catch (error) {
      return { shown: false, carrier: 'none', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  function succeeded(entry: Entry, { step, content, memory }: Say, delivery: Delivery): void {
    const latencyMs = Math.round(clock.monotonic() - entry.changedAt);
    remember(entry, memory);
    entry.failedText = null;
    // The way is open again: what could not be shown need not wait for its next try.
    for (const other of entries.values()) if (other.failedText !== null) again(other);
    proof.seen();
    announce(`ALERT ${verbs[step]}: ${content.title} (${delivery.carrier}, ${latencyMs} ms)`);
    record(entry, 'alert.shown', content.title, { body: content.body, payload: { step, carrier: delivery.carrier, latencyMs } });
  }

  function failed(entry: Entry, { content }: Say, delivery: Delivery): void {
    const detail = plainLine(delivery.detail, 300);
    proof.missed(detail);
    if (entry.failedText !== content.title) {
      entry.failedText = content.title;
      announce(`ALERT NOT SHOWN: ${content.title} (${detail})`);
      record(entry, 'alert.failed', content.title, { body: detail, payload: { carrier: delivery.carrier } });
    }
  }

  async function say(entry: Entry, plan: Say): Promise<void> {
    const { content, sound } = plan;
    const delivery = await deliver({ key: entry.id, ...content, sound });
    entry.busy = false;
    if (stopped) return;
    if (!delivery.shown) {
      failed(entry, plan, delivery);
      entry.disarm = clock.after(retryAfter, () => consider(entry));
      return;
    }
    succeeded(entry, plan, delivery);
    again(entry);
  }

  function planFor(entry: Entry): AlertPlan {
    const { situation, problem } = entry;
    return planAlert({ situation, shown: toldBy(entry), problem, rules: rules(), now: clock.now() });
  }

  /** What a digest told counts as said: it is not said again until it is due again. */
  function settle(entry: Entry): void {
    const plan = planFor(entry);
    if (plan.step === 'recover') return forget(entry);
    if ('content' in plan) remember(entry, plan.memory);
  }

  function consider(entry: Entry): void {
    if (entry.busy || stopped || held) return;
    entry.disarm();
    entry.disarm = () => {};
    const { situation, shown } = entry;
    const plan = planFor(entry);
    if (plan.step === 'none') {
      if (plan.repeatAt !== null) entry.disarm = clock.after(plan.repeatAt - clock.now(), () => again(entry));
      else if (shown?.status === 'resolved') entry.disarm = clock.after(rules().recoveredFor, () => forget(entry));
      else if (shown === null && situation?.status !== 'triggered') entries.delete(entry.id);
      return;
    }
    if (plan.step !== 'withdraw') {
      entry.busy = true;
      void say(entry, plan);
      return;
    }
    const { memory } = plan;
    if (memory === null) return forget(entry);
    notifier.withdraw(entry.id);
    remember(entry, memory);
  }

  function again(entry: Entry): void {
    if (!entry.busy) entry.changedAt = clock.monotonic();
    consider(entry);
  }

  async function act(key: string, action: AlertAction): Promise<void> {
    const entry = entries.get(key);
    if (entry === undefined) return;
    record(entry, 'alert.action', entry.situation?.title ?? key, { actor: 'me', payload: { action } });
    announce(`ALERT ${action}: ${entry.shown?.title ?? key}`);
    if (action === 'open') return open(key);
    const outcome = await acknowledge(key);
    entry.problem = outcome.result === 'failed' || outcome.result === 'needs-person' ? outcome.message : null;
    // The click took the notification away: when it did not help, the person must see so.
    if (entry.problem !== null && entry.shown !== null) entry.shown = { ...entry.shown, body: '' };
    if (entry.situation?.status === 'triggered') again(entry);
  }

  notifier.onAction((key, action) => void act(key, action).catch(report));

  return {
    /** Situations as the last run left them, and what was told of them. Old ones are said again only when the sources had time. */
    start(situations: readonly Situation[]): void {
      for (const situation of situations) entryOf(situation.id).situation = situation;
      for (const shown of store.shownAlerts()) entryOf(shown.situationId).shown = shown;
      clock.after(settleFor, () => [...entries.values()].forEach(again));
    },
    take(changes: readonly SituationChange[]): void {
      for (const { before, after } of changes) {
        const id = (after ?? before)?.id;
        if (id === undefined) continue;
        const entry = entryOf(id);
        entry.situation = after;
        if (after?.status !== 'triggered') entry.problem = null;
        again(entry);
      }
    },
    /** Collects instead of saying, until `release`: what happened in a time without sight is told once, as a digest. */
    hold(): void {
      held = true;
    },
    /** `told`: situations that the digest named. All others are said now. */
    release(told: ReadonlySet<string>): void {
      if (!held) return;
      held = false;
      for (const entry of entries.values()) {
        if (told.has(entry.id)) settle(entry);
        again(entry);
      }
    },
    /** Takes back what stands on the screen: its buttons would reach nobody. */
    stop(): void {
      stopped = true;
      for (const entry of entries.values()) {
        entry.disarm();
        if (entry.shown !== null) notifier.withdraw(entry.id);
      }
    },
  };
}

export type AlertDispatcher = ReturnType<typeof createAlertDispatcher>;

import { answered, asking, ended } from '../../shared/domain/outbox-change.ts';
import { expire } from '../../shared/domain/outbox-decision.ts';
import { restAfter } from '../../shared/domain/outbox-failure.ts';
import { graceOf, laneOf, pendingTwin, problemWith, queue } from '../../shared/domain/outbox-item.ts';
import { madePointless, nextStep } from '../../shared/domain/outbox-next.ts';
import { outcomeOf } from '../../shared/domain/outbox-tell.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { isPending, type OutboxAction, type OutboxChoice, type OutboxHold, type OutboxItem, type OutboxView, type Seen } from '../../shared/model/outbox.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import { createOutboxHold } from './outbox-hold.ts';
import { comparisonLane, createReopeningWatch } from './outbox-reopenings.ts';
import { createOutboxRows } from './outbox-rows.ts';
import { createOutboxSender, serverNow, type Actor } from './outbox-sender.ts';
import { createOutboxWaiters } from './outbox-waiters.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { OutboxStore } from './ports/outbox-store.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

/** How long somebody who pressed a button waits for the answer before they are told that it is queued. */
const patience: Milliseconds = 8 * second;

const notConnected: OutboxHold = { reason: 'not-connected', until: null, message: 'PagerDuty is not connected. What is queued is kept until it is.' };

export type OutboxOptions = {
  readonly clock: Clock;
  readonly store: OutboxStore;
  /** The client in use; another one after the credentials changed; null while PagerDuty is not connected. */
  readonly api: () => PagerDutyApi | null;
  /** Who acts there; null until it is known. */
  readonly me: () => { readonly userId: string; readonly email: string } | null;
  readonly random: () => number;
  /** A UUID. */
  readonly newId: () => string;
  readonly publish: (view: OutboxView) => void;
  /** PagerDuty confirmed something about this incident: what is known of it is old. */
  readonly onArrived?: (incidentId: string) => void;
  readonly journal: Journal;
  readonly report: (error: unknown) => void;
};

export type OutboxRequest = { readonly incidentId: string | null; readonly action: OutboxAction; /** null without an incident. */ readonly seen: Seen | null };

/**
 * Writes to PagerDuty that survive anything: on disk before they are sent, one after the other for each incident, looked at before they go out,
 * settled when their answer was lost, and asked about when they may not be wanted any more. (behaviour 4.5)
 *
 * One step runs at a time, so that nothing comes between the look and the write but one round trip. For the same reason many acknowledgements
 * go out one by one rather than as one multi-update, which would be refused as a whole for one bad member.
 */
export function createOutbox({ clock, store, api, me, random, newId, publish, onArrived = () => {}, journal, report }: OutboxOptions) {
  const waiters = createOutboxWaiters(clock, patience);
  const hold = createOutboxHold({ clock, random, onLift: pump });
  const rows = createOutboxRows({ clock, store, journal, changed, report });
  const reopenings = createReopeningWatch((incidentId, told) => {
    const request: OutboxRequest = { incidentId, action: { kind: 'resolve', resolution: '' }, seen: told.question.found };
    if (pendingTwin(rows.all(), incidentId, request.action) === null) rows.keep(asking(rowFor(request), told));
  });
  const sender = createOutboxSender({
    clock, current: rows.get, commit: rows.commit, keep: rows.keep, claimed: rows.claimed, report,
    acknowledged: ({ incidentId }, sentAt) => incidentId !== null && reopenings.add(incidentId, sentAt),
  });
  let credentials: PagerDutyApi | null = null;
  let running = false;
  let again = false;
  let stopped = false;
  let disarm: Disarm = () => {};

  let shownHold: OutboxHold | null = null;

  const why = () => (actor() === null ? notConnected : hold.current());
  function show(): void {
    shownHold = why();
    publish(rows.view(shownHold));
  }
  const showHold = () => {
    if (why() !== shownHold) show();
  };

  function changed(item: OutboxItem): void {
    if (item.state === 'done' && item.action.kind === 'resolve') {
      for (const pointless of madePointless(rows.all(), item)) rows.keep(ended(pointless, 'dropped', 'Not sent: it was resolved from here.', clock.now()));
    }
    show();
    waiters.changed(item);
    const incidentId = item.action.kind === 'override' ? null : (item.incidentId ?? item.resultId);
    if (item.state === 'done' && incidentId !== null) onArrived(incidentId);
  }
  function actor(): Actor | null {
    const [client, person] = [api(), me()];
    return client === null || person === null ? null : { ...person, api: client };
  }
  function rowFor({ incidentId, action, seen }: OutboxRequest, grace: Milliseconds = 0): OutboxItem {
    return queue({ id: newId(), incidentId, action, seen, actorId: me()?.userId ?? null, turn: rows.nextTurn(), grace }, clock.now());
  }

  /** One step; false when there is nothing to do now. */
  async function step(): Promise<boolean> {
    const who = actor();
    if (who !== null && who.api !== credentials) {
      credentials = who.api;
      hold.credentialsChanged();
    }
    const next = nextStep(rows.all(), hold.resting(), clock.now());
    disarm();
    disarm = next.changesAt === null ? () => {} : clock.at(next.changesAt, pump);
    for (const item of next.expired) sender.settle(item, expire(item));
    showHold();
    if (who === null || hold.current() !== null) return next.expired.length > 0;
    const incidentId = reopenings.next(hold.resting().lanes);
    if (next.item !== null) hold.take(await sender.perform(next.item, who), laneOf(next.item));
    else if (incidentId !== null) {
      const failure = await reopenings.compare(incidentId, who);
      hold.take(failure === null ? { kind: 'none' } : restAfter(failure), comparisonLane(incidentId));
    } else return next.expired.length > 0;
    showHold();
    return true;
  }
  async function work(): Promise<void> {
    running = true;
    try {
      do {
        again = false;
        while (!stopped && (await step()));
      } while (again && !stopped);
    } catch (error) {
      report(error);
    } finally {
      running = false;
    }
  }
  function pump(): void {
    if (running) again = true;
    else if (!stopped) void work();
  }

  /**
   * On disk when it returns; throws when it is not. What is queued already is not queued twice. With `revocable` what cannot be taken back later
   * waits a moment first.
   */
  function add(request: OutboxRequest, { revocable = false }: { readonly revocable?: boolean } = {}): OutboxItem {
    const { incidentId, action, seen } = request;
    const problem = problemWith(action, clock.now());
    if (problem !== null) throw new Refusal({ code: 'invalid-input', message: problem });
    if ((action.kind === 'create' || action.kind === 'override') !== (incidentId === null)) throw new Refusal({ code: 'invalid-input', message: 'An action belongs to an incident, a creation and an override to none.' });
    const twin = pendingTwin(rows.all(), incidentId, action);
    if (twin !== null) return twin;
    const client = api();
    const now = client === null ? clock.now() : serverNow(clock, client);
    const row = rowFor({ ...request, seen: seen === null ? null : { ...seen, logAt: seen.logAt ?? now } }, revocable ? graceOf(action) : 0);
    rows.commit(row);
    pump();
    return row;
  }

  /** How an added row stands once it has ended or asks, or after 8 s. */
  async function outcome(id: string): Promise<Outcome> {
    const item = rows.get(id);
    return item === undefined ? { result: 'nothing-to-do', message: 'This is not in the outbox any more.' } : outcomeOf(await waiters.wait(item), why());
  }

  return {
    add,
    outcome,
    /** Acknowledges, and says how it went: see `outcome`. Never rejects. */
    async acknowledge(incidentId: string): Promise<Outcome> {
      try {
        const { id } = add({ incidentId, action: { kind: 'acknowledge' }, seen: { status: 'triggered', assignees: [], logAt: null } });
        return await outcome(id);
      } catch (error) {
        report(error);
        return { result: 'failed', message: `Nothing was sent, because it could not be written to the disk: ${reasonOf(error)}` };
      }
    },
    /** The person's answer to a question. Throws when it cannot be written to the disk. */
    answer(id: string, choice: OutboxChoice): Outcome {
      const item = rows.get(id);
      const after = item === undefined ? null : answered(item, choice, rows.nextTurn(), clock.now());
      if (after === null) return { result: 'nothing-to-do', message: 'There is nothing to answer any more.' };
      rows.commit(after);
      pump();
      return choice === 'send' ? { result: 'queued', message: 'It will be sent.' } : { result: 'done', message: after.message };
    },
    /** What these incidents belonged to is gone: nothing is sent for them any more. */
    abandon(incidentIds: readonly string[], reason: string): void {
      for (const item of rows.all()) {
        const over = item.incidentId !== null && incidentIds.includes(item.incidentId) && isPending(item) && item.state !== 'sending';
        if (over) rows.keep(ended(item, 'dropped', reason, clock.now()));
      }
    },
    /** Takes back what has not gone out. Throws when that cannot be written to the disk. */
    undo(id: string): Outcome {
      const item = rows.get(id);
      const unsent = item !== undefined && item.firstSentAt === null && (item.state === 'queued' || item.state === 'asking');
      if (!unsent) return { result: 'nothing-to-do', message: 'It is too late to take this back: it was sent.' };
      rows.commit(ended(item, 'undone', 'You took it back; nothing was sent.', clock.now()));
      pump();
      return { result: 'done', message: 'Taken back; nothing was sent.' };
    },
    /**
     * Takes up the last run's rows. Call it once, before anything else. Throws when they cannot be read. `doubtful`: the file was repaired, so
     * that everything is looked up before it is sent.
     */
    resume({ doubtful = false }: { readonly doubtful?: boolean } = {}): void {
      rows.load(doubtful);
      show();
      pump();
    },
    /** PagerDuty may be there again (a good cycle, a wake from sleep, other credentials): tries at once. */
    wake(): void {
      hold.reached();
      pump();
    },
    /** PagerDuty was read well with the token in use. */
    accepted: (): void => hold.accepted(),
    /** Call it when another data file has taken the place of the one in use. Throws when it cannot be written. */
    storeReplaced: (): void => rows.saveAll(),
    pending: (): OutboxView => rows.view(why()),
    /** Starts nothing more. A write under way is still written down when its answer comes. */
    stop(): void {
      stopped = true;
      disarm();
      hold.stop();
      waiters.stop();
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

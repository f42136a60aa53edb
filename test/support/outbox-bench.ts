import { createOutbox } from '../../electron/services/outbox.ts';
import type { PagerDutyApi } from '../../electron/services/ports/pagerduty-api.ts';
import type { OutboxAction, OutboxItem, OutboxView, Seen } from '../../shared/model/outbox.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createInProcessPagerDuty, me, myEmail, type InProcessPagerDuty } from './in-process-pagerduty.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { createMemoryOutboxStore, type MemoryOutboxStore } from './memory-outbox-store.ts';

export type OutboxBenchOptions = { readonly doubtful?: boolean; readonly clock?: FakeClock; readonly server?: InProcessPagerDuty; readonly store?: MemoryOutboxStore; readonly prefix?: string; /** False: the process died; nothing of it gets out any more. */ readonly alive?: () => boolean; readonly published?: (rows: readonly OutboxItem[]) => void };

/** An outbox with the real client before the simulator's account, on a fake clock. */
export function setUpOutbox({ clock = createFakeClock(), server = createInProcessPagerDuty(clock), store = createMemoryOutboxStore(), prefix = 'a', alive = () => true, doubtful = false, published: watch = () => {} }: OutboxBenchOptions = {}) {
  const journal = createMemoryJournal();
  const published: OutboxView[] = [];
  const problems: unknown[] = [];
  let api: PagerDutyApi | null = server.client(clock, alive);
  let person: { userId: string; email: string } | null = { userId: me, email: myEmail };
  let ids = 0;
  const outbox = createOutbox({
    clock, store, journal, api: () => api, me: () => person, random: () => 0.5, newId: () => `${prefix}${(ids += 1)}`,
    publish: (view) => {
      published.push(view);
      watch([...view.pending, ...view.ended.slice(0, 3)]);
    }, report: (problem) => problems.push(problem),
  });
  outbox.resume({ doubtful });

  /** What a person sees of an incident now. */
  function see(id: string): Seen {
    const incident = server.incident(id);
    return { status: incident.status, assignees: incident.assignees.map(({ userId }) => userId), logAt: server.log(id).at(-1)?.at ?? null };
  }
  return {
    clock, server, store, journal, outbox, published, problems, see,
    setApi: (to: PagerDutyApi | null) => void (api = to),
    /** The person enters a token again. */
    reconnect: () => void (api = server.client(clock, alive)),
    setPerson: (userId: string | null) => void (person = userId === null ? null : { userId, email: myEmail }),
    ask: (incidentId: string, action: OutboxAction, seen: Seen = see(incidentId)): OutboxItem => outbox.add({ incidentId, action, seen }),
    row(id: string): OutboxItem {
      const row = store.rows.get(id);
      if (row === undefined) throw new Error(`There is no row "${id}".`);
      return row;
    },
    last: (): OutboxView => outbox.pending(),
  };
}

export type OutboxBench = ReturnType<typeof setUpOutbox>;

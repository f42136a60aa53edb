import { createMessageDesk } from '../../electron/services/message-desk.ts';
import type { MessageChannels } from '../../electron/services/message-sender.ts';
import { createNoticeBoard } from '../../electron/services/notice-board.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { IncidentMessages, Message, MessageAnswer, SendUpdate } from '../../shared/model/message.ts';
import type { OutboxItem, OutboxView } from '../../shared/model/outbox.ts';
import { graceOf, queue } from '../../shared/domain/outbox-item.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { startIncidentMachine, type IncidentMachine } from './incident-machine.ts';

/** An outbox that is played by hand. */
export function createOutboxDouble(clock: Pick<FakeClock, 'now'>) {
  const items = new Map<string, OutboxItem>();
  let listen: (view: OutboxView) => void = () => {};
  const view = (): OutboxView => ({ pending: [...items.values()].filter(({ endedAt }) => endedAt === null), ended: [...items.values()].filter(({ endedAt }) => endedAt !== null), hold: null });
  return {
    items, view,
    listen: (to: (view: OutboxView) => void) => void (listen = to),
    ask(request: Pick<OutboxItem, 'incidentId' | 'action' | 'seen'>): OutboxItem {
      if (request.incidentId === 'unknown-there') throw new Refusal({ code: 'not-found', message: 'This incident is not open here any more. Nothing was sent.' });
      const item = queue({ ...request, id: `o${items.size + 1}`, actorId: 'UME', turn: items.size + 1, grace: graceOf(request.action) }, clock.now());
      items.set(item.id, item);
      return item;
    },
    undo: (_id: string): Outcome => ({ result: 'done', message: 'Taken back; nothing was sent.' }),
    answer: (_id: string, choice: string): Outcome => ({ result: 'done', message: choice }),
    set(id: string, change: Partial<OutboxItem>): void {
      const item = items.get(id);
      if (item === undefined) throw new Error(`There is no row "${id}".`);
      items.set(id, { ...item, ...change });
      listen(view());
    },
  };
}

export type MessageBenchOptions = {
  readonly clock?: FakeClock;
  readonly machine?: IncidentMachine;
  readonly outbox?: ReturnType<typeof createOutboxDouble>;
  readonly channels?: Partial<MessageChannels>;
  readonly doubtful?: boolean;
  /** False: the process died; nothing of it gets to the disk any more. */
  readonly alive?: () => boolean;
  readonly prefix?: string;
};

/** The message desk with the real incident desk and a real data file (in memory), on a fake clock. */
export function setUpMessages({ clock = createFakeClock(), machine = startIncidentMachine({ clock }), outbox = createOutboxDouble(clock), channels = {}, doubtful = false, alive = () => true, prefix = 'm' }: MessageBenchOptions = {}) {
  const published: IncidentMessages[] = [];
  const problems: unknown[] = [];
  const refusedLogins: string[] = [];
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const disk = { full: false };
  let ids = 0;
  const { messages } = machine.stores;
  const mortal = (run: () => void) => () => {
    if (alive()) run();
  };
  const desk = createMessageDesk({
    clock: { ...clock, at: (instant, run) => clock.at(instant, mortal(run)), after: (delay, run) => clock.after(delay, mortal(run)) },
    store: {
      ...messages,
      save: (texts, updates) => {
        if (disk.full || !alive()) throw new Error('database or disk is full');
        messages.save(texts, updates);
      },
    },
    journal: machine.journal, say: machine.desk.calls.say, pageOf: machine.desk.calls.page, notices, outbox,
    channels: { slack: () => null, statusPage: () => null, ...channels },
    loginRefused: (service) => refusedLogins.push(service),
    random: () => 0.5, newId: () => `${prefix}${(ids += 1)}`, publish: (told) => published.push(told), report: (problem) => problems.push(problem),
  });
  outbox.listen(desk.outboxChanged);
  desk.resume({ doubtful });

  return {
    clock, machine, outbox, desk, published, problems, notices, disk, refusedLogins,
    send: (input: Partial<SendUpdate> & Pick<SendUpdate, 'destinations'>): readonly Message[] => desk.send({ ...mitigation, at: clock.now(), ...input }).messages,
    answer: (id: string, choice: MessageAnswer['choice'], pageIncidentId: string | null = null): Outcome => desk.answer({ id, choice, pageIncidentId }),
    row(id: string): Message {
      const row = [...desk.list('Q1'), ...desk.list('unknown-there')].find((message) => message.id === id);
      if (row === undefined) throw new Error(`There is no text "${id}".`);
      return row;
    },
    timeline: (kind: string) => machine.events('Q1').filter((event) => event.kind === kind),
  };
}

export type MessageBench = ReturnType<typeof setUpMessages>;

/** An update that is whole. */
export const mitigation: Omit<SendUpdate, 'at' | 'destinations'> = {
  incidentId: 'Q1', template: 'mitigation', audience: 'responders', approver: '', nextAt: null,
  values: { status: 'Mitigating', actions: 'Rolled back', results: 'Errors fall', monitoring: 'Error rate', eta: '10:15' },
};
export const forCustomers: Pick<SendUpdate, 'audience' | 'values' | 'approver'> = {
  audience: 'customers', approver: 'Robin Vale', values: { 'customer-impact': 'Quotes may fail', 'customer-text': 'We are mending it', eta: '10:15' },
};

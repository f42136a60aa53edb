import type { Fault } from '../../electron/drill/faults.ts';
import type { OutboxAction, OutboxItem } from '../../shared/model/outbox.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import { checkOf } from './checks.ts';
import { colleague, me } from './drill-account.ts';
import { fakeStart } from './fake-clock.ts';
import { createWatchDisk, startWatchMachine, type WatchMachine } from './watch-machine.ts';
import { createWatchWitness } from './watch-witness.ts';
import { createWatchWorld, type Silence } from './watch-world.ts';

/** One thing that happens: at PagerDuty, to the network, to the machine, or by the person at it. */
export type WatchAct =
  | { readonly kind: 'trigger'; readonly service: 'SQUOTE' | 'SROUTE'; readonly priority: string | null; readonly count: number }
  | { readonly kind: 'others'; readonly what: 'resolve' | 'acknowledge' | 'my phone' | 'retrigger' | 'unacknowledge' | 'to me' | 'to Maya' | 'note'; readonly which: number }
  /** Acknowledged or written on without network, and resolved by somebody else meanwhile. */
  | { readonly kind: 'overtaken'; readonly what: 'acknowledge' | 'note'; readonly which: number }
  | { readonly kind: 'endpoint'; readonly check: string; readonly trouble: Silence | null }
  | { readonly kind: 'network'; readonly loss: Silence | null }
  | { readonly kind: 'fault'; readonly label: string; readonly fault: Fault; readonly times: number }
  | { readonly kind: 'token'; readonly good: boolean }
  | { readonly kind: 'desktop'; readonly shows: boolean }
  | { readonly kind: 'pass'; readonly length: Milliseconds }
  | { readonly kind: 'sleep'; readonly length: Milliseconds; readonly reported: boolean }
  | { readonly kind: 'clock'; readonly by: Milliseconds }
  | { readonly kind: 'restart'; readonly how: 'kill' | 'quit'; readonly away: Milliseconds }
  | { readonly kind: 'person'; readonly what: 'acknowledge' | 'press' | 'resolve' | 'note' | 'yes' | 'no' | 'undo'; readonly which: number };

const checks = [
  checkOf('quotes', { serviceId: 'SQUOTE', severity: 2, rhythm: { intervalSeconds: 60, retrySeconds: 20, timeoutSeconds: 10, failuresToDown: 3, passesToUp: 2 } }),
  checkOf('site', { severity: 3, rhythm: { intervalSeconds: 60, retrySeconds: 20, timeoutSeconds: 10, failuresToDown: 3, passesToUp: 2 } }),
];

/** Plays what happens against a whole watch, over as many runs of the program as it takes, with a witness beside it. */
export function createWatchStory(random: () => number) {
  const world = createWatchWorld();
  const { clock, simulator } = world;
  const disk = createWatchDisk(checks);
  const witness = createWatchWitness(world);
  const problems: unknown[] = [];
  let runs = 0;
  let texts = 0;
  let tokenGood = true;
  let unsaid: readonly string[] = [];
  let machine = begin();

  function begin(): WatchMachine {
    runs += 1;
    const next = startWatchMachine({ world, disk, random, zone: 'Europe/Berlin', prefix: `run${runs}-`, pagerDuty: true, listeners: witness.listeners });
    witness.follow(next);
    return next;
  }
  const pick = <T>(of: readonly T[], which: number): T | undefined => of[which % Math.max(of.length, 1)];

  async function pass(length: Milliseconds): Promise<void> {
    for (let left = length; left > 0; left -= 10 * second) {
      await clock.advance(Math.min(left, 10 * second));
      witness.look();
    }
  }
  function others({ what, which }: Extract<WatchAct, { kind: 'others' }>): void {
    const incident = pick([...simulator.world.incidents.values()], which);
    if (incident === undefined) return;
    const { id } = incident;
    const isOpen = incident.status !== 'resolved';
    if (what === 'resolve' && isOpen) simulator.resolve(id);
    if (what === 'acknowledge') simulator.acknowledge(id, colleague);
    if (what === 'my phone') simulator.acknowledge(id, me);
    if (what === 'retrigger' && !isOpen) simulator.acknowledge(id, me);
    if (what === 'unacknowledge' || what === 'retrigger') simulator.unacknowledge(id);
    if (what === 'to me' && isOpen) simulator.reassign(id, [me]);
    if (what === 'to Maya' && isOpen) simulator.reassign(id, [colleague]);
    if (what === 'note') simulator.note(id, colleague, `by Maya ${(texts += 1)}`);
  }
  function ask(which: number, action: OutboxAction): void {
    const member = pick(machine.situations.list().flatMap(({ members }) => members.filter(({ kind }) => kind === 'incident')), which);
    if (member !== undefined) machine.outbox.add({ incidentId: member.id, action, seen: { status: member.status, assignees: [me], logAt: null } });
  }
  const asking = (): readonly OutboxItem[] => machine.outbox.pending().pending.filter(({ state }) => state === 'asking');

  function person({ what, which }: Extract<WatchAct, { kind: 'person' }>): void {
    if (what === 'acknowledge') {
      const situation = pick(machine.situations.list(), which);
      if (situation !== undefined) void machine.situations.acknowledge(situation.id, 'me');
    } else if (what === 'press') {
      const alert = pick([...machine.screen.screen.values()], which);
      if (alert === undefined) return;
      witness.pressed(alert.key);
      machine.screen.click(alert.key, 'acknowledge');
    } else if (what === 'resolve') ask(which, { kind: 'resolve', resolution: '' });
    else if (what === 'note') ask(which, { kind: 'note', text: `my note ${(texts += 1)}` });
    else if (what === 'undo') {
      const item = pick(machine.outbox.pending().pending, which);
      if (item !== undefined) machine.outbox.undo(item.id);
    } else {
      const item = pick(asking(), which);
      if (item !== undefined) machine.outbox.answer(item.id, what === 'yes' ? 'send' : 'discard');
    }
  }
  async function overtaken({ what, which }: Extract<WatchAct, { kind: 'overtaken' }>): Promise<void> {
    const before = world.lossAt();
    world.setLoss('unreachable');
    person({ kind: 'person', what, which });
    await clock.advance(second);
    for (const { id, status } of simulator.world.incidents.values()) if (status !== 'resolved') simulator.resolve(id);
    world.setLoss(before);
    machine.outbox.wake();
  }
  function setToken(good: boolean): void {
    tokenGood = good;
    if (!good) world.fail({ answer: { status: 401, body: { error: { message: 'Access Denied', code: 2006 } } } });
    else if (machine.account()?.state === 'refused') machine.connect();
  }
  async function restart(how: 'kill' | 'quit', away: Milliseconds): Promise<void> {
    problems.push(...machine.problems);
    machine[how]();
    witness.ledger.end();
    await clock.advance(away);
    machine = begin();
  }

  return {
    world, witness,
    machine: () => machine,
    async play(act: WatchAct): Promise<void> {
      switch (act.kind) {
        case 'trigger':
          for (let made = 0; made < act.count; made += 1) simulator.trigger({ serviceId: act.service, title: 'Quotes are slow', priorityId: act.priority });
          break;
        case 'others': others(act); break;
        case 'overtaken': await overtaken(act); break;
        case 'endpoint':
          if (act.trouble === null) world.endpoints.delete(act.check);
          else world.endpoints.set(act.check, act.trouble);
          break;
        case 'network': world.setLoss(act.loss); break;
        case 'fault': world.fail({ ...act.fault, times: act.times }); break;
        case 'token': setToken(act.good); break;
        case 'desktop': world.desktop = () => ({ shown: act.shows, carrier: 'fake', detail: 'nobody shows it' }); break;
        case 'pass': await pass(act.length); break;
        case 'sleep':
          witness.slept(act.reported, act.length);
          machine.sleep(act.length, act.reported);
          break;
        case 'clock':
          witness.stepped();
          clock.stepWall(act.by);
          break;
        case 'restart': await restart(act.how, act.away); break;
        case 'person': person(act); break;
      }
      await clock.settle();
      witness.look();
    },
    /** All is well again, and every question is answered: some with yes at first, in the end with no. */
    async makeGood(): Promise<void> {
      world.setLoss(null);
      world.healCalls();
      world.endpoints.clear();
      world.desktop = () => ({ shown: true, carrier: 'fake', detail: '' });
      clock.stepWall(fakeStart + world.truth() - clock.now());
      if (!tokenGood || machine.account()?.state === 'refused') machine.connect();
      machine.outbox.wake();
      await pass(6 * minute);
      for (let round = 0; round < 30 && machine.outbox.pending().pending.length > 0; round += 1) {
        asking().forEach((item, place) => machine.outbox.answer(item.id, (place + round) % 2 === 0 && round < 6 ? 'send' : 'discard'));
        await pass(6 * minute);
      }
      unsaid = witness.unsaid();
    },
    /** What is wrong when all has been well for minutes. */
    faults(): readonly string[] {
      const found = [...witness.wrongs(), ...unsaid];
      const [truth, shown] = [witness.openForUs().map(({ id }) => id).toSorted(), [...witness.openHere()].toSorted()];
      if (truth.join() !== shown.join()) found.push(`open there: ${truth.join()}; open here: ${shown.join()}`);
      for (const { id, action, state, message } of machine.outbox.pending().pending) found.push(`${id} ${action.kind} is still ${state}: ${message}`);
      for (const { id, notes } of simulator.world.incidents.values()) {
        const contents = notes.map(({ content }) => content);
        for (const text of new Set(contents)) if (contents.filter((each) => each === text).length > 1) found.push(`"${text}" was doubled on ${id}`);
      }
      // The way to the person is proved by the next alert only.
      for (const { source, condition, reason } of machine.sources()) if (source !== 'notifications' && condition !== 'fresh' && condition !== 'starting') found.push(`${source} is ${condition}: ${reason}`);
      for (const problem of [...problems, ...machine.problems]) found.push(`reported: ${String(problem)}`);
      return found;
    },
    /** Where the blind intervals of the log differ from the times without a good look; only where nobody set the clock. */
    blindFaults: () => witness.ledger.compare(disk.events(), fakeStart),
    stop: () => machine.quit(),
  };
}

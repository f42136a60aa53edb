import type { OutboxAction, OutboxChoice, OutboxItem } from '../../shared/model/outbox.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import { createFakeClock } from './fake-clock.ts';
import { createInProcessPagerDuty, me, other, type Mishap } from './in-process-pagerduty.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import { createMortalProcess } from './mortal-process.ts';
import { setUpOutbox, type OutboxBench } from './outbox-bench.ts';

/** One thing that happens to an outbox, by the person, by others, by the network, or to the machine. */
export type Mischief =
  | { readonly kind: 'add'; readonly incident: number; readonly action: OutboxAction }
  | { readonly kind: 'others'; readonly incident: number; readonly what: string }
  | { readonly kind: 'mishap'; readonly what: Mishap; readonly method: 'GET' | 'POST' | 'write' | null; readonly times: number }
  | { readonly kind: 'time'; readonly length: Milliseconds }
  | { readonly kind: 'offline'; readonly on: boolean }
  | { readonly kind: 'token'; readonly good: boolean }
  | { readonly kind: 'disk'; readonly full: boolean }
  | { readonly kind: 'clock'; readonly by: Milliseconds }
  | { readonly kind: 'crash'; readonly inFlight: 'hang-lost' | 'hang-cut' | null }
  | { readonly kind: 'race' }
  | { readonly kind: 'answer'; readonly which: number; readonly choice: OutboxChoice }
  | { readonly kind: 'undo'; readonly which: number };

/** Plays a history against the real service, the real client and the simulator's account, and watches what must never happen. */
export function createOutboxHistory() {
  const clock = createFakeClock();
  const server = createInProcessPagerDuty(clock);
  const store = createMemoryOutboxStore();
  const disk = { ...store, save: (items: readonly OutboxItem[]) => (store.save(items), items.forEach(watchOrder)) };
  const incidents = [server.trigger('one'), server.trigger('two'), server.trigger('three')];
  const wrongs: string[] = [];
  const told = new Set<string>();
  const done = new Set<string>();
  const raced = new Set<string>();
  const lastTurn = new Map<string, number>();
  const sentAgain = new Map<string, number>();
  let lives = 0;
  let texts = 0;
  let asked = 0;
  let race = false;
  let life = begin();

  server.onWrite(({ method, path, body }) => {
    const id = path.split('/')[2] ?? '';
    if (method !== 'PUT' || !JSON.stringify(body).includes('"acknowledged"')) return;
    if (server.incident(id).status === 'resolved') wrongs.push(`${id} was re-opened by a stale acknowledgement`);
    if (!race || server.incident(id).status !== 'triggered') return;
    race = false;
    raced.add(id);
    server.resolve(id);
  });

  function begin(): { readonly bench: OutboxBench; readonly kill: () => void } {
    const mortal = createMortalProcess(clock, disk);
    lives += 1;
    const bench = setUpOutbox({ ...mortal, server, prefix: `life${lives}-`, published: (rows) => mortal.alive() && rows.forEach(watchEnd) });
    return { bench, kill: mortal.kill };
  }
  function watchOrder(item: OutboxItem): void {
    if (item.state !== 'sending') return;
    const lane = item.incidentId ?? item.id;
    const stoodAside = item.action.kind === 'acknowledge' && [...store.rows.values()].some((row) => row.action.kind === 'resolve' && row.incidentId === lane && row.turn > item.turn);
    if (!stoodAside && item.turn < (lastTurn.get(lane) ?? 0)) wrongs.push(`${item.id} (${item.action.kind}) was sent out of turn`);
    lastTurn.set(lane, Math.max(item.turn, lastTurn.get(lane) ?? 0));
  }
  function watchEnd(item: OutboxItem): void {
    if (item.question?.reason === 'reopened' && item.incidentId !== null) told.add(item.incidentId);
    if (item.state !== 'done' || done.has(item.id)) return;
    done.add(item.id);
    if (!holds(item)) wrongs.push(`${item.id} (${item.action.kind}) is said to be done: ${item.message}`);
  }
  /** Whether PagerDuty really holds what a row is said to have become. */
  function holds({ id, incidentId, action }: OutboxItem): boolean {
    if (incidentId === null) return [...server.world.incidents.values()].some(({ key }) => key === id);
    const log = server.log(incidentId);
    const mine = (type: string) => log.some((entry) => entry.type === `${type}_log_entry` && entry.agent.id === me);
    switch (action.kind) {
      case 'acknowledge': return mine('acknowledge');
      case 'resolve': return log.some(({ type }) => type === 'resolve_log_entry');
      case 'note': return server.incident(incidentId).notes.some(({ content }) => content === action.text);
      case 'status-update': return server.statusUpdates(incidentId).includes(action.text);
      case 'snooze': return mine('snooze');
      case 'escalate': return mine('escalate');
      case 'reassign': return mine('escalate') || server.incident(incidentId).assignees.some(({ userId }) => action.userIds.includes(userId)) || mine('assign');
      case 'create':
      case 'override': return false;
    }
  }
  function distinct(action: OutboxAction): OutboxAction {
    texts += 1;
    if (action.kind === 'note' || action.kind === 'status-update') return { ...action, text: `${action.text} ${texts}` };
    if (action.kind === 'create') return { ...action, title: `${action.title} ${texts}` };
    return action.kind === 'snooze' ? { ...action, until: clock.now() + action.until } : action;
  }
  function ask(incident: number, action: OutboxAction): void {
    const id = incidents[incident] ?? '';
    const { bench } = life;
    asked += 1;
    try {
      bench.outbox.add(
        action.kind === 'create' ? { incidentId: null, action: distinct(action), seen: null } : { incidentId: id, action: distinct(action), seen: bench.see(id) },
        { revocable: asked % 2 === 0 },
      );
    } catch (error) {
      if (!store.full) throw error;
    }
  }
  function answer(item: OutboxItem, choice: OutboxChoice): void {
    if (item.question?.reason === 'unknown' && choice === 'send') sentAgain.set(item.id, (sentAgain.get(item.id) ?? 0) + 1);
    try {
      life.bench.outbox.answer(item.id, choice);
    } catch (error) {
      if (!store.full) throw error;
    }
  }
  const asking = () => life.bench.last().pending.filter(({ state }) => state === 'asking');

  function others(incident: number, what: string): void {
    const id = incidents[incident] ?? [...server.world.incidents.keys()].at(-1) ?? '';
    const { status } = server.incident(id);
    if (what === 'resolve' && status !== 'resolved') server.resolve(id);
    if (what === 'acknowledge' && status === 'triggered') server.acknowledge(id);
    if (what === 'retrigger' && status === 'resolved') server.retrigger(id);
    if (what === 'unacknowledge') server.unacknowledge(id);
    if (what === 'reassign' && status !== 'resolved') server.reassign(id, [other]);
    if (what === 'note') server.note(id, `by Ann ${(texts += 1)}`);
  }
  async function crash(inFlight: Mishap | null): Promise<void> {
    if (inFlight !== null) {
      server.fail(inFlight, 'write');
      life.bench.outbox.wake();
      await clock.advance(second);
    }
    life.kill();
    life = begin();
  }

  return {
    async play(step: Mischief): Promise<void> {
      switch (step.kind) {
        case 'add': ask(step.incident, step.action); break;
        case 'others': others(step.incident, step.what); break;
        case 'mishap': server.fail(step.what, step.method, step.times); break;
        case 'time': await clock.advance(step.length); break;
        case 'offline':
          server.setOffline(step.on);
          if (!step.on) life.bench.outbox.wake();
          break;
        case 'token':
          server.setTokenGood(step.good);
          if (step.good) life.bench.reconnect();
          break;
        case 'disk': store.full = step.full; break;
        case 'clock': clock.stepWall(step.by); break;
        case 'crash': await crash(step.inFlight); break;
        case 'race': race = true; break;
        case 'answer': {
          const item = asking()[step.which];
          if (item !== undefined) answer(item, step.choice);
          break;
        }
        case 'undo': {
          const item = life.bench.last().pending[step.which];
          if (item !== undefined && !store.full) life.bench.outbox.undo(item.id);
          break;
        }
      }
      await clock.settle();
    },
    /** Network, token and disk are good again, and every question is answered: some with yes at first, in the end with no. */
    async makeGood(): Promise<void> {
      server.heal();
      store.full = false;
      race = false;
      life.bench.reconnect();
      life.bench.outbox.wake();
      for (let round = 0; round < 40 && life.bench.last().pending.length > 0; round += 1) {
        await clock.advance(6 * minute);
        asking().forEach((item, place) => answer(item, (place + round) % 2 === 0 && round < 6 ? 'send' : 'discard'));
        await clock.advance(second);
      }
      // What is said to be done is compared with the log last of all.
      await clock.advance(10 * minute);
      for (const item of asking()) answer(item, 'discard');
    },
    pending: () => life.bench.last().pending,
    wrongs(): readonly string[] {
      for (const id of incidents) {
        const doubled = (text: string) => [...store.rows.values()].find(({ action }) => 'text' in action && action.text === text);
        const count = (all: readonly string[], text: string) => all.filter((each) => each === text).length;
        const notes = server.incident(id).notes.map(({ content }) => content);
        for (const text of new Set(notes)) if (count(notes, text) > 1) wrongs.push(`"${text}" was doubled`);
        const updates = server.statusUpdates(id);
        for (const text of new Set(updates)) if (count(updates, text) > 1 + (sentAgain.get(doubled(text)?.id ?? '') ?? 0)) wrongs.push(`"${text}" was doubled`);
      }
      const titles = [...server.world.incidents.values()].map(({ title }) => title);
      for (const title of new Set(titles)) if (titles.filter((each) => each === title).length > 1) wrongs.push(`"${title}" was created twice`);
      // The comparison is kept in memory, so a crash may lose it.
      for (const id of raced) if (lives === 1 && !told.has(id) && ![...store.rows.values()].some((row) => row.incidentId === id && row.action.kind === 'resolve')) wrongs.push(`nobody was told that ${id} was re-opened`);
      return wrongs;
    },
  };
}

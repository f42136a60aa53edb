import { describe, expect, it } from 'vitest';
import type { OutboxAction } from '../../../../shared/model/outbox.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createInProcessPagerDuty, me, other, type Mishap } from '../../../support/in-process-pagerduty.ts';
import { createMemoryOutboxStore } from '../../../support/memory-outbox-store.ts';
import { createMortalProcess } from '../../../support/mortal-process.ts';
import { setUpOutbox } from '../../../support/outbox-bench.ts';

/** An override is of a schedule and not of an incident: `outbox-override.test.ts` has what becomes of it. */
type OfIncident = Exclude<OutboxAction, { kind: 'override' }>;
const actions: readonly OfIncident[] = [
  { kind: 'acknowledge' },
  { kind: 'resolve', resolution: 'Rolled back' },
  { kind: 'note', text: 'Looking\r\ninto it ' },
  { kind: 'status-update', text: 'Cause known' },
  { kind: 'snooze', until: fakeStart + 4 * hour },
  { kind: 'escalate', level: 2 },
  { kind: 'reassign', userIds: [other] },
  { kind: 'create', title: 'By hand', serviceId: 'S1', urgency: 'low', details: 'x' },
];
const lost: readonly Mishap[] = ['cut', 'lost', 'hang-cut', 'hang-lost', '500-done', 500, 'nonsense-done'];
const cases = actions.flatMap((action) => lost.map((mishap) => [action.kind, mishap, action] as const));

/** How often PagerDuty holds what the action asks for. */
function countOf({ server }: ReturnType<typeof setUpOutbox>, id: string, action: OfIncident): number {
  const entries = (type: string) => server.log(id).filter((entry) => entry.type === `${type}_log_entry` && entry.agent.id === me).length;
  switch (action.kind) {
    case 'acknowledge': return entries('acknowledge');
    case 'resolve': return entries('resolve');
    case 'note': return server.incident(id).notes.length;
    case 'status-update': return entries('status_update');
    case 'snooze': return entries('snooze');
    case 'escalate': return entries('escalate');
    case 'reassign': return entries('assign');
    case 'create': return [...server.world.incidents.values()].filter(({ title }) => title === action.title).length;
  }
}

describe('after a lost answer', () => {
  it.each(cases)('%s (%s) is done exactly once, or asked about', async (kind, mishap, action) => {
    const bench = setUpOutbox();
    const { server, clock, outbox, ask, row, problems } = bench;
    const id = server.trigger();
    if (kind === 'snooze') server.acknowledge(id, me);
    server.fail(mishap, 'write');
    const { id: rowId } = action.kind === 'create' ? outbox.add({ incidentId: null, action, seen: null }) : ask(id, action);
    await clock.advance(31 * second);
    expect(row(rowId).state, 'nothing was said to be done').not.toBe('refused');
    await clock.advance(5 * minute);
    const arrived = countOf(bench, id, action);
    if (kind === 'status-update' && arrived === 0) {
      expect(row(rowId)).toMatchObject({ state: 'asking', question: { reason: 'unknown', labels: { send: 'Send it again', discard: 'Leave it' } } });
      outbox.answer(rowId, 'send');
      await clock.settle();
    }
    expect(row(rowId).state).toBe('done');
    expect(countOf(bench, id, action)).toBe(1);
    expect(problems).toEqual([]);
  });

  it.each(['hang-cut', 'hang-lost'] as const)('of a process that died between the send and the answer (%s) there is one note', async (mishap) => {
    const clock = createFakeClock();
    const disk = createMemoryOutboxStore();
    const mortal = createMortalProcess(clock, disk);
    const server = createInProcessPagerDuty(clock);
    const before = setUpOutbox({ ...mortal, server });
    const id = server.trigger();
    server.fail(mishap, 'write');
    const { id: rowId } = before.ask(id, { kind: 'note', text: 'Looking' });
    await clock.advance(second);
    expect(disk.rows.get(rowId)?.state).toBe('sending');
    mortal.kill();
    const after = setUpOutbox({ clock, server, store: disk, prefix: 'b' });
    expect(after.last().pending).toMatchObject([{ id: rowId, state: 'maybe' }]);
    await clock.advance(2 * minute);
    expect(server.incident(id).notes).toHaveLength(1);
    expect(disk.rows.get(rowId)?.state).toBe('done');
  });

  it('takes no other note for its own', async () => {
    const { clock, server, ask, store } = setUpOutbox();
    const id = server.trigger();
    server.note(id, 'Looking', other);
    ask(id, { kind: 'note', text: 'Looking' });
    await clock.settle();
    server.fail('lost', 'write');
    ask(id, { kind: 'note', text: 'Looking' });
    await clock.advance(2 * minute);
    expect(server.incident(id).notes.map(({ userId }) => userId)).toEqual([other, me, me]);
    expect([...store.rows.values()].map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('finds its note by PagerDuty\'s time, however our clock is set', async () => {
    for (const by of [-2 * hour, 2 * hour]) {
      const { clock, server, ask, row } = setUpOutbox();
      const id = server.trigger();
      clock.stepWall(by);
      server.fail('cut', 'write');
      const { id: rowId } = ask(id, { kind: 'note', text: 'Looking' });
      await clock.advance(second);
      clock.stepWall(-by);
      await clock.advance(3 * minute);
      expect(server.incident(id).notes).toHaveLength(1);
      expect(row(rowId).state).toBe('done');
    }
  });

  it('looks everything up first when the data file was repaired', async () => {
    const { clock, server, store, outbox, ask } = setUpOutbox();
    const id = server.trigger();
    server.setOffline(true);
    const { id: rowId } = ask(id, { kind: 'note', text: 'Looking' });
    outbox.stop();
    // It was sent after the backup was taken.
    server.note(id, 'Looking', me);
    server.setOffline(false);
    const repaired = setUpOutbox({ clock, server, store, prefix: 'b', doubtful: true });
    await clock.advance(2 * minute);
    expect(server.incident(id).notes).toHaveLength(1);
    expect(repaired.row(rowId).state).toBe('done');
  });

  it('a creation that was resolved before it was looked for is not created again', async () => {
    const { clock, server, outbox, row } = setUpOutbox();
    server.fail('cut', 'write');
    const { id: rowId } = outbox.add({ incidentId: null, action: { kind: 'create', title: 'By hand', serviceId: 'S1', urgency: 'high', details: '' }, seen: null });
    await clock.settle();
    const created = [...server.world.incidents.keys()][0] ?? '';
    server.resolve(created);
    await clock.advance(2 * minute);
    expect(server.world.incidents.size).toBe(1);
    expect(row(rowId)).toMatchObject({ state: 'done', resultId: created });
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { openStore } from '../../../../electron/database/store.ts';
import { createDrillClock } from '../../../../electron/drill/drill-clock.ts';
import type { Fault } from '../../../../electron/drill/faults.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { createOutbox } from '../../../../electron/services/outbox.ts';
import type { OutboxStore } from '../../../../electron/services/ports/outbox-store.ts';
import type { OutboxAction, OutboxItem } from '../../../../shared/model/outbox.ts';
import { hour } from '../../../../shared/time/duration.ts';
import { scratchFile } from '../../../database/support/scratch.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

const me = 'UME';
const email = 'me@example.com';
const token = 'key';

/** An hour takes a minute. */
async function setUp() {
  const clock = createDrillClock(createSystemClock(), 60);
  const simulator = createSimulator({
    clock, requestsPerMinute: 100_000,
    people: [{ id: me, name: 'Me', email, teamIds: [] }],
    services: [{ id: 'S1', name: 'Checkout', policyId: 'P1', teamIds: [], acknowledgementTimeoutSeconds: null }],
    policies: [{ id: 'P1', name: 'Checkout', rules: [{ delayMinutes: 15, targets: [{ kind: 'user', id: me }] }] }],
    tokens: [{ token, kind: 'api-key', userId: me }],
  });
  const apiBase = await simulator.start();
  const path = scratchFile();
  onTestFinished(() => simulator.stop());

  /** A process with its own connection to the file and to PagerDuty. */
  function begin() {
    const file = openStore({ path, clock });
    const api = createPagerDutyClient({ clock, credentials: { tokenKind: 'api-key', token, apiBase }, fetch: (url, init) => fetch(url, init) });
    let dead = false;
    let heard = () => {};
    const store: OutboxStore = {
      ...file.outbox,
      save: (items) => {
        if (!dead) file.outbox.save(items);
      },
    };
    const outbox = createOutbox({
      clock, store, api: () => api, me: () => ({ userId: me, email }), random: () => 0.5, newId: randomUUID, journal: createMemoryJournal(),
      publish: () => heard(), report: (error) => { if (!dead) throw error; },
    });
    outbox.resume();
    const find = (id: string): OutboxItem | undefined => [...outbox.pending().pending, ...outbox.pending().ended].find((item) => item.id === id);
    onTestFinished(() => {
      outbox.stop();
      api.close();
      if (!dead) file.close();
    });
    return {
      outbox,
      add: (incidentId: string, action: OutboxAction) => outbox.add({ incidentId, action, seen: { status: 'triggered', assignees: [me], logAt: null } }).id,
      until: (id: string, ...states: readonly OutboxItem['state'][]) =>
        new Promise<OutboxItem>((resolve) => {
          heard = () => {
            const item = find(id);
            if (item !== undefined && states.includes(item.state)) resolve(item);
          };
          heard();
        }),
      kill: () => {
        dead = true;
        outbox.stop();
        file.close();
      },
    };
  }
  return { simulator, clock, begin, id: simulator.trigger({ serviceId: 'S1', title: 'Checkout answers 500' }) };
}

const notes = /\/notes$/;
const mishaps: readonly (readonly [string, Fault])[] = [
  ['the connection is cut after the note was written', { method: 'POST', path: notes, cut: 'after' }],
  ['the connection is cut before the note was written', { method: 'POST', path: notes, cut: 'before' }],
  ['the answer is cut off', { method: 'POST', path: notes, cutAfterBytes: 10 }],
  ['the answer never comes, and the note was not written', { method: 'POST', path: notes, hang: true }],
  ['the answer is an error page, and the note was written', { method: 'POST', path: notes, takesEffect: true, answer: { status: 502, body: '<html></html>' } }],
];

describe('over a real connection and a real file', () => {
  it.each(mishaps)('there is one note when %s', async (_name, fault) => {
    const { simulator, begin, id } = await setUp();
    const { add, until } = begin();
    simulator.fail(fault);
    expect(await until(add(id, { kind: 'note', text: 'Looking' }), 'done', 'refused', 'asking')).toMatchObject({ state: 'done' });
    expect(simulator.incident(id).notes.map(({ content }) => content)).toEqual(['Looking']);
  });

  it.each(['after', 'before'] as const)('there is one note when the process is killed and the connection was cut %s the note was written', async (cut) => {
    const { simulator, begin, id } = await setUp();
    const first = begin();
    simulator.fail({ method: 'POST', path: notes, delay: 2000, cut });
    const rowId = first.add(id, { kind: 'note', text: 'Looking' });
    await first.until(rowId, 'sending');
    first.kill();
    const second = begin();
    expect(await second.until(rowId, 'done', 'refused', 'asking')).toMatchObject({ state: 'done' });
    expect(simulator.incident(id).notes).toHaveLength(1);
  });

  it('one of each kind goes through', async () => {
    const { simulator, begin, id, clock } = await setUp();
    const { add, until, outbox } = begin();
    for (const action of [{ kind: 'acknowledge' }, { kind: 'note', text: 'a' }, { kind: 'status-update', text: 'b' }, { kind: 'snooze', until: clock.now() + 4 * hour }, { kind: 'resolve', resolution: 'c' }] as const) {
      expect(await until(add(id, action), 'done', 'refused', 'asking', 'dropped', 'expired')).toMatchObject({ state: 'done', attempts: 1 });
    }
    expect(await outbox.acknowledge(id)).toMatchObject({ result: 'nothing-to-do' });
    expect(simulator.incident(id).status).toBe('resolved');
  });
});

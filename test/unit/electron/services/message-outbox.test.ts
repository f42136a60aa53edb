import { expect, it } from 'vitest';
import { second, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { startIncidentMachine } from '../../../support/incident-machine.ts';
import { mitigation, setUpMessages } from '../../../support/message-bench.ts';
import { setUpOutbox } from '../../../support/outbox-bench.ts';
import type { OutboxView } from '../../../../shared/model/outbox.ts';

/** The desk before the real outbox and the simulator's account. */
function setUp() {
  const clock = createFakeClock();
  const machine = startIncidentMachine({ clock });
  let listen: (view: OutboxView) => void = () => {};
  let view: (() => OutboxView) | null = null;
  const real = setUpOutbox({ clock, published: () => view !== null && listen(view()) });
  view = real.outbox.pending;
  const incidentId = real.server.trigger('one');
  machine.reports({ id: incidentId, severity: 1, title: 'Quotes are down' });
  const bench = setUpMessages({
    clock, machine,
    outbox: {
      items: new Map(), set: () => {}, listen: (to) => void (listen = to), view: real.outbox.pending,
      ask: ({ incidentId: id, action }) => real.outbox.add({ incidentId: id, action, seen: id === null ? null : real.see(id) }, { revocable: true }),
      undo: real.outbox.undo, answer: (id, choice) => real.outbox.answer(id, choice === 'send' ? 'send' : 'discard'),
    },
  });
  const send = () => bench.desk.send({ ...mitigation, incidentId, at: clock.now(), destinations: [{ kind: 'pagerduty-note' }, { kind: 'pagerduty-status' }] });
  const states = () => bench.desk.list(incidentId).map(({ state }) => state);
  return { clock, machine, real, bench, incidentId, send, states };
}

it('a note and a status update go through the outbox; the entry is written when PagerDuty has confirmed one of them', async () => {
  const { clock, machine, real, incidentId, send, states } = setUp();
  send();
  expect(states()).toEqual(['queued', 'queued']);
  expect(machine.events(incidentId).filter(({ kind }) => kind === 'run.update')).toEqual([]);
  await clock.advance(10 * second);
  expect(states()).toEqual(['sent', 'sent']);
  expect(real.server.incident(incidentId).notes.map(({ content }) => content)).toEqual([expect.stringContaining('Rolled back')]);
  expect(machine.events(incidentId).filter(({ kind }) => kind === 'run.update')).toHaveLength(1);
  expect(machine.events(incidentId).filter(({ kind }) => kind.startsWith('message.'))).toEqual([]);
});

it('an answer that was lost is looked up there, so nothing is asked and nothing doubles', async () => {
  const { clock, real, incidentId, send, states } = setUp();
  real.server.fail('cut', 'POST');
  send();
  await clock.advance(3 * minute);
  expect(states()).toEqual(['sent', 'sent']);
  expect(real.server.incident(incidentId).notes).toHaveLength(1);
});

it('what waits there can be taken back from here', async () => {
  const { clock, bench, real, incidentId, send, states } = setUp();
  const [, update] = send().messages;
  expect(bench.desk.answer({ id: update?.id ?? '', choice: 'discard', pageIncidentId: null })).toMatchObject({ result: 'done' });
  await clock.advance(minute);
  expect(states()).toEqual(['sent', 'discarded']);
  expect(real.server.log(incidentId).filter(({ type }) => type.startsWith('status_update'))).toEqual([]);
});

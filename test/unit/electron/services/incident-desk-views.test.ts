import { describe, expect, it } from 'vitest';
import { elapsedDay, hour, minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { openIncidentMachine } from '../../../support/incident-machine.ts';

describe('lists and looks', () => {
  it('lists what is open, worst first, and what is over page by page', async () => {
    const { clock, machine } = openIncidentMachine();
    for (const [id, severity] of [['O1', 3], ['O2', 1]] as const) machine.reports({ id, severity });
    for (const id of ['R1', 'R2', 'R3']) {
      await clock.advance(minute);
      machine.reports({ id, severity: 4, status: 'resolved', resolvedAt: clock.now() });
    }
    const first = machine.desk.calls.list(null, 2);
    expect(first.open.map(({ incident }) => incident.id)).toEqual(['O2', 'O1']);
    expect(first.over.map(({ incident }) => incident.id)).toEqual(['R3', 'R2']);
    expect(machine.desk.calls.list(first.next, 2)).toMatchObject({ over: [{ incident: { id: 'R1' } }], next: null });
  });

  it('tells of the incident that is looked at, once for all that happens in a moment, and of none other', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 2 });
    machine.reports({ id: 'Q2', severity: 2 });
    await clock.advance(second);
    expect(machine.pages).toEqual([]);
    machine.desk.calls.watch('Q1');
    machine.say('Q1', { kind: 'note' });
    machine.say('Q1', { kind: 'action' });
    await clock.advance(second);
    expect(machine.pages).toHaveLength(1);
    expect(machine.pages[0]).toMatchObject({ incident: { id: 'Q1' }, phase: { phase: { id: 'first-response' } } });
    machine.desk.calls.watch(null);
    machine.say('Q1', { kind: 'note' });
    await clock.advance(hour);
    expect(machine.pages).toHaveLength(1);
  });

  it('the phase turns by time alone', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 2, status: 'acknowledged' });
    machine.desk.calls.watch('Q1');
    await clock.advance(5 * minute + second);
    expect(machine.pages.at(-1)?.phase?.phase.id).toBe('investigation');
  });

  it('remembers the same trouble of the same service, and what fixed it', async () => {
    const { clock, machine } = openIncidentMachine();
    for (const [index, verdict] of (['action', 'no-action', 'action', 'action'] as const).entries()) {
      const id = `E${index}`;
      machine.reports({ id, title: `Checkout #${100 + index} answers 50${index} on web-${index}` });
      machine.say(id, { kind: 'run.cause' }, `Cause ${index}`);
      machine.say(id, { kind: 'action' }, `Restarted ${index}`);
      machine.say(id, { kind: 'run.classified', verdict, wokeMe: false }, 'Classified');
      await clock.advance(hour);
      machine.reports({ id, title: `Checkout #${100 + index} answers 50${index} on web-${index}`, createdAt: clock.now() - hour, status: 'resolved', updatedAt: clock.now(), resolvedAt: clock.now() });
      await clock.advance(hour);
    }
    machine.reports({ id: 'X1', title: 'Something else', status: 'resolved' });
    machine.reports({ id: 'Q1', title: 'Checkout #999 answers 500 on web-17' });
    expect(machine.page('Q1').seenBefore).toMatchObject({
      times: 4, noise: 1,
      last: [{ incidentId: 'E3', cause: 'Cause 3', lastAction: 'Restarted 3', verdict: 'action' }, { incidentId: 'E2' }, { incidentId: 'E1', verdict: 'no-action' }],
    });
  });

  it('PagerDuty’s own escalation is laid beside the ladder when somebody looks', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.world.choices = {
      incidentId: 'Q1', title: 'T', status: 'triggered', assignees: [], seen: { status: 'triggered', assignees: [], logAt: 0 }, policyName: 'Commerce', problem: '',
      levels: [{ level: 1, targets: ['Kim'], minutes: 15 }, { level: 2, targets: ['Maya'], minutes: 20 }],
    };
    machine.reports({ id: 'Q1', severity: 1 });
    machine.desk.calls.watch('Q1');
    await clock.advance(second);
    expect(machine.pages.at(-1)?.escalation).toMatchObject({
      policyName: 'Commerce', problem: '',
      differences: [
        { level: 3, ours: 'Platform lead after 30 min', theirs: null },
        { level: 4, ours: 'Engineering manager after 60 min', theirs: null },
        { level: 5, ours: 'VP Engineering after 120 min', theirs: null },
      ],
    });
  });

  it('counts acknowledgements in time, of the shift or of a week', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Old', severity: 1, status: 'resolved', resolvedAt: start });
    await clock.advance(8 * elapsedDay);
    const opened = clock.now();
    for (const [id, after] of [['A', 2], ['B', 4], ['C', 9]] as const) {
      machine.reports({ id, severity: 1, createdAt: opened });
      machine.logs(id, 'incident.acknowledged', { occurredAt: opened + after * minute });
      machine.reports({ id, severity: 1, createdAt: opened, status: 'acknowledged', updatedAt: opened + after * minute });
    }
    machine.reports({ id: 'D', severity: 1, createdAt: opened, source: 'drill' });
    machine.reports({ id: 'E', severity: 1, createdAt: opened });
    expect(machine.desk.calls.rate()).toEqual({ over: 'week', from: opened - 7 * elapsedDay, inTime: 2, of: 3, medianToAcknowledge: 4 * minute });
    await clock.advance(6 * minute);
    expect(machine.rates.at(-1)).toMatchObject({ inTime: 2, of: 4 });
    machine.world.shiftBegan = clock.now();
    expect(machine.desk.calls.rate()).toMatchObject({ over: 'shift', of: 0, medianToAcknowledge: null });
  });
});

import { describe, expect, it } from 'vitest';
import { elapsedDay, minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { openIncidentMachine, startIncidentMachine } from '../../../support/incident-machine.ts';

describe('prompts', () => {
  it('are said once, also across a restart', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 1 });
    await clock.advance(6 * minute);
    machine.stop();
    const before = machine.prompts('Q1');
    const again = startIncidentMachine({ clock, stores: machine.stores });
    await clock.advance(30 * second);
    expect(again.prompts('Q1')).toEqual(before);
    expect(again.problems).toEqual([]);
  });

  it('below SEV-2 those of a long absence stay on the page', async () => {
    const { clock, machine } = openIncidentMachine();
    for (let number = 0; number < 30; number += 1) machine.reports({ id: `Q${number}`, severity: 3, createdAt: start - 20 * elapsedDay, status: 'acknowledged' });
    await clock.advance(10 * minute);
    expect(machine.screen.handed).toEqual([]);
    expect(machine.prompts('Q1')).toEqual([]);
    expect(machine.due().length).toBeGreaterThan(30);
  });

  it('a storm of them below SEV-2 is no storm of notifications', async () => {
    const { clock, machine } = openIncidentMachine();
    for (let number = 0; number < 30; number += 1) machine.reports({ id: `Q${number}`, severity: 3, status: 'acknowledged' });
    await clock.advance(61 * minute);
    expect(machine.screen.handed.length).toBeGreaterThan(0);
    expect(machine.screen.handed.length).toBeLessThanOrEqual(10);
    expect(machine.prompts('Q29')).toEqual([[60, 'Decision point: is the cause known?'], [60, 'A status update is due']]);
  });

  it('a hold keeps them off the screen, not off the page', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.world.holds = { ...machine.world.holds, held: [3], attention: [{ why: 'do-not-disturb', until: null }] };
    machine.reports({ id: 'Q1', severity: 3, status: 'acknowledged' });
    await clock.advance(61 * minute);
    expect(machine.screen.handed).toEqual([]);
    expect(machine.prompts('Q1')).toHaveLength(2);
  });

  it('what was asked for and is done leaves the screen', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 2, status: 'acknowledged' });
    await clock.advance(13 * minute);
    expect(machine.screen.screen.get('incident-Q1')?.body).toBe('A status update is due');
    machine.say('Q1', { kind: 'run.update', template: 'investigation', audience: 'responders', values: {}, nextAt: null, approver: '', unchanged: true }, 'No change');
    await clock.advance(second);
    expect(machine.screen.screen.has('incident-Q1')).toBe(false);
  });
});

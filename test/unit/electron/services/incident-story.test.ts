import { expect, test } from 'vitest';
import type { RunEntry } from '../../../../shared/model/run-entry.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { startIncidentMachine } from '../../../support/incident-machine.ts';

const update = (nextAt: number | null): RunEntry => ({ kind: 'run.update', template: 'investigation', audience: 'responders', values: {}, nextAt, approver: '', unchanged: false });

/**
 * The night on which New York puts its clocks forward: 2026-03-08, 01:59 EST is followed by 03:00 EDT (07:00 UTC).
 * A SEV-1 opens at 01:20 local time; everything that is promised counts elapsed minutes, not what the wall says.
 */
test('a SEV-1 from trigger to resolve: every prompt at its minute, through a sleep and the change of clocks', async () => {
  const trigger = Date.UTC(2026, 2, 8, 6, 20);
  const clock = createFakeClock(trigger);
  const machine = startIncidentMachine({ clock, zone: 'America/New_York' });
  const at = async (minutes: number) => clock.advance(trigger + minutes * minute + second - clock.now());

  machine.reports({ id: 'Q1', severity: 1, title: 'Quotes are down' });
  machine.desk.calls.watch('Q1');
  await at(0);
  expect(machine.due().map(({ words, dueAt }) => [words, (dueAt - trigger) / minute])).toEqual([
    ['Acknowledge', 5],
    ['Escalate now? Secondary on-call can be called', 5],
    ['Status update', 10],
    ['Call Secondary on-call', 15],
    ['Call Platform lead', 30],
    ['Decision point: is the cause known?', 60],
    ['Call Engineering manager', 60],
    ['Call VP Engineering', 120],
  ]);

  // Nobody looks for sixteen minutes.
  await at(16);
  expect(machine.prompts('Q1')).toEqual([
    [2.5, 'Acknowledge by 01:25'],
    [4, 'Acknowledge by 01:25'],
    [5, 'Not acknowledged in time: 5 min were promised'],
    [5, 'Escalate now? Secondary on-call can be called'],
    [10, 'A status update is due'],
    [15, 'Call Secondary on-call'],
    [15, 'The status update is overdue'],
  ]);

  // The secondary is called at 17 and has 15 minutes; the incident is acknowledged at 18.
  await at(17);
  machine.say('Q1', { kind: 'run.called', level: 2, contact: null, how: 'phone', who: 'Kim' }, 'Called Kim');
  await at(18);
  machine.logs('Q1', 'incident.acknowledged', { externalId: 'R2' });
  machine.reports({ id: 'Q1', severity: 1, title: 'Quotes are down', status: 'acknowledged', createdAt: trigger, updatedAt: clock.now() });
  machine.say('Q1', update(clock.now() + 10 * minute), 'Investigating');
  await at(19);
  expect(machine.page('Q1').standing.response).toMatchObject({ met: false });
  expect(machine.due()[0]).toMatchObject({ kind: 'update', dueAt: expect.closeTo(trigger + 28 * minute, -4) });

  // The laptop sleeps from 20 to 45, over the change of clocks at 40: what fell due meanwhile is said at once, each once.
  await at(20);
  clock.sleep(25 * minute);
  machine.desk.lookAnew();
  await at(45);
  expect(machine.prompts('Q1').slice(7)).toEqual([
    [20, 'Nobody is in command yet'],
    [45, 'Call Platform lead'],
    [45, 'Secondary on-call has to answer'],
    [45, 'The status update is overdue'],
  ]);

  await at(46);
  machine.say('Q1', { kind: 'run.answered', level: 2, contact: null, answered: true }, 'Kim is on it');
  machine.say('Q1', { kind: 'run.called', level: 3, contact: null, how: 'phone', who: 'Lead' }, 'Called the lead');
  machine.say('Q1', update(null), 'Still investigating');
  machine.say('Q1', { kind: 'run.command', taken: true }, 'In command');
  await at(50);
  machine.say('Q1', { kind: 'run.answered', level: 3, contact: null, answered: true }, 'The lead is on it');
  await at(61);
  expect(machine.prompts('Q1').slice(11)).toEqual([
    [56, 'A status update is due'],
    [60, 'Decision point: is the cause known?'],
    [60, 'Call Engineering manager'],
    [61, 'The status update is overdue'],
  ]);
  // An hour after 01:20 EST the wall says 03:20 EDT.
  expect(machine.page('Q1').standing.deadlines.find(({ kind }) => kind === 'decision')?.dueAt).toBe(Date.UTC(2026, 2, 8, 7, 20));

  // The cause is found and the fix holds: nobody else has to be called.
  machine.say('Q1', { kind: 'run.cause' }, 'A migration locked the quotes table');
  machine.say('Q1', { kind: 'action' }, 'Killed the migration');
  machine.say('Q1', { kind: 'run.status', status: 'monitoring' }, 'Monitoring');
  machine.say('Q1', update(null), 'Monitoring');
  await at(62);
  expect(machine.due().map(({ kind }) => kind)).toEqual(['update', 'commander']);
  await at(72);
  machine.say('Q1', { kind: 'run.status', status: 'resolved' }, 'Resolved');
  machine.logs('Q1', 'incident.resolved', { externalId: 'R9' });
  machine.reports({ id: 'Q1', severity: 1, title: 'Quotes are down', status: 'resolved', createdAt: trigger, updatedAt: clock.now(), resolvedAt: clock.now() });
  await clock.advance(4 * hour);
  expect(machine.due()).toEqual([]);
  expect(machine.prompts('Q1').slice(15)).toEqual([[71, 'A status update is due']]);
  expect(machine.desk.calls.rate()).toMatchObject({ inTime: 0, of: 1 });
  expect(machine.problems).toEqual([]);

  // What was heard: never twice within a minute, and the end of the promised time at once.
  const sounds = machine.told.filter(({ sound }) => sound).map(({ at: when }) => (when - trigger) / minute);
  sounds.slice(1).forEach((minutes, index) => expect(minutes - (sounds[index] ?? 0)).toBeGreaterThanOrEqual(1));
  expect(machine.told.map(({ at: when, body, sound }) => [Math.round(((when - trigger) / minute) * 10) / 10, body.split('\n')[0], sound ? 'heard' : 'seen'])).toEqual([
    [0, 'Acknowledge by 01:25 (5 min)', 'heard'],
    [2, 'Acknowledge by 01:25 (5 min)', 'heard'],
    [2.5, 'Acknowledge by 01:25', 'seen'],
    [4, 'Acknowledge by 01:25', 'heard'],
    [5, 'Not acknowledged in time: 5 min were promised (and 1 more due)', 'heard'],
    [7, 'Not acknowledged in time: 5 min were promised (and 1 more due)', 'heard'],
    [9, 'Not acknowledged in time: 5 min were promised (and 1 more due)', 'heard'],
    [10, 'Not acknowledged in time: 5 min were promised (and 2 more due)', 'seen'],
    [11, 'Not acknowledged in time: 5 min were promised (and 2 more due)', 'heard'],
    [13, 'Not acknowledged in time: 5 min were promised (and 2 more due)', 'heard'],
    [15, 'Call Secondary on-call (and 3 more due)', 'heard'],
    [17, 'Call Secondary on-call (and 3 more due)', 'heard'],
    [17, 'Not acknowledged in time: 5 min were promised (and 1 more due)', 'seen'],
    [20, 'Nobody is in command yet', 'seen'],
    [45, 'Call Platform lead (and 2 more due)', 'seen'],
    [56, 'A status update is due', 'seen'],
    [60, 'Call Engineering manager (and 2 more due)', 'seen'],
    [71, 'A status update is due', 'seen'],
    [72, 'Resolved after 1 h 12.', 'seen'],
  ]);
});

import { describe, expect, it } from 'vitest';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createDutyMachine, type DutyMachine } from '../../../support/duty-machine.ts';

async function twoHoursIn(): Promise<DutyMachine> {
  const machine = createDutyMachine();
  machine.trigger('A', 2);
  machine.acknowledge('A');
  await machine.advance(2 * hour + 5 * minute);
  expect(machine.views.breaks?.plan.state).toBe('due');
  return machine;
}
const kinds = (machine: DutyMachine) => machine.events().flatMap(({ kind }) => (kind.startsWith('break.') ? [kind.slice(6)] : []));

describe('a break', () => {
  it('dims the screen until its time is over, or the person comes back', async () => {
    const machine = await twoHoursIn();
    machine.breaks.calls.take({ cover: null });
    expect(machine.isDimmed()).toBe(true);
    expect(machine.views.breaks).toMatchObject({ plan: { state: 'on-break' }, running: { length: 15 * minute } });
    expect(machine.shown.size).toBe(0);
    await machine.advance(15 * minute);
    expect(machine.isDimmed()).toBe(false);
    expect(machine.views.breaks).toMatchObject({ plan: { state: 'none', owed: null }, running: null });
    machine.breaks.calls.take({ cover: null });
    await machine.advance(2 * minute);
    expect(machine.breaks.calls.end()).toMatchObject({ result: 'done' });
    expect(machine.isDimmed()).toBe(false);
    expect(machine.events('break.ended').map(({ title }) => title)).toEqual(['Break of 15 min over', 'Break ended after 2 min of 15 min']);
  });

  it('that somebody covers leaves the person alone, for as long as it lasts', async () => {
    const machine = await twoHoursIn();
    machine.breaks.calls.take({ cover: 'Bob' });
    expect(machine.coveredUntil()).toBe(machine.clock.now() + 15 * minute);
    await machine.advance(15 * minute);
    expect(machine.coveredUntil()).toBeNull();
  });

  it('that was ended early stays owed', async () => {
    const machine = await twoHoursIn();
    machine.breaks.calls.take({ cover: null });
    await machine.advance(5 * minute);
    machine.breaks.calls.end();
    expect(machine.views.breaks?.plan).toMatchObject({ state: 'notice', owed: { length: 15 * minute } });
  });

  it('goes on over a restart; a machine that wakes up is not dimmed', async () => {
    const machine = await twoHoursIn();
    machine.breaks.calls.take({ cover: 'Bob' });
    const again = createDutyMachine({ start: machine.clock.now(), disk: machine.disk });
    expect(again.views.breaks).toMatchObject({ running: { cover: 'Bob' }, plan: { state: 'on-break' } });
    machine.sleep(20 * minute);
    expect(machine.isDimmed()).toBe(false);
    expect(machine.views.breaks).toMatchObject({ running: null, plan: { owed: null } });
  });

  it('is nothing to do while no incident is worked on', () => {
    expect(createDutyMachine().breaks.calls.take({ cover: null })).toMatchObject({ result: 'nothing-to-do' });
    expect(createDutyMachine().breaks.calls.postpone()).toMatchObject({ result: 'nothing-to-do' });
  });
});

it('is put off from its notification as long as it can be; then, and when it is opened, the window says what can be done', async () => {
  const machine = await twoHoursIn();
  const actions = () => machine.shown.get('watchkeeper-break')?.actions;
  expect(actions()).toEqual(['open', 'snooze']);
  machine.press('another', 'snooze');
  machine.press('watchkeeper-break', 'snooze');
  expect(machine.views.breaks?.plan).toMatchObject({ state: 'postponed', postponesLeft: 1 });
  await machine.advance(12 * minute);
  machine.press('watchkeeper-break', 'snooze');
  await machine.advance(12 * minute);
  expect(actions()).toEqual(['open']);
  expect(machine.opened).toEqual([]);
  machine.press('watchkeeper-break', 'snooze');
  machine.press('watchkeeper-break', 'open');
  expect(machine.opened).toEqual(['now', 'now']);
  expect(kinds(machine)).toEqual(['due', 'postponed', 'postponed']);
});

it('nothing is said of hours that the machine slept through, before the sleep has been written down', async () => {
  const machine = createDutyMachine();
  machine.duty.calls.begin({ at: null });
  machine.trigger('A', 2);
  machine.acknowledge('A');
  await machine.advance(hour);
  const since = machine.clock.now();
  machine.clock.sleep(12 * hour);
  // The first to notice that time has passed is not the one who knows why.
  machine.hours.refresh();
  machine.hours.heard([]);
  expect(machine.script).toEqual([]);
  machine.journal.append([{ occurredAt: machine.clock.now(), kind: 'blind.ended', source: 'watchkeeper', title: 'Seeing again', payload: { source: 'sleep', reason: 'asleep', since } }]);
  machine.hours.woke();
  await machine.advance(minute);
  expect(machine.script).toEqual([]);
  expect(machine.hours.now().duty).toMatchObject({ status: { continuous: { worked: hour + minute } }, questions: [{ from: since }] });
});

describe('time away', () => {
  it('of a locked screen that is long enough is the break', async () => {
    const machine = await twoHoursIn();
    machine.lock(true);
    expect(machine.views.breaks?.plan.state).toBe('deferred');
    expect(machine.shown.size).toBe(0);
    await machine.advance(16 * minute);
    expect(machine.views.breaks?.plan.owed).toBeNull();
    machine.lock(false);
    await machine.advance(minute);
    expect(kinds(machine)).toEqual(['due', 'credited']);
  });

  it('counts from the last touch, once nothing was touched for the length of a break; before its break is due, too', async () => {
    const machine = createDutyMachine();
    machine.trigger('A', 2);
    machine.acknowledge('A');
    await machine.advance(hour);
    Object.assign(machine.person, { present: false, touchedAt: machine.clock.now() });
    await machine.advance(20 * minute);
    Object.assign(machine.person, { present: true });
    await machine.advance(minute);
    expect(machine.events('break.credited')).toMatchObject([{ title: '20 min away (idle) counted as break', payload: { since: machine.clock.now() - 21 * minute } }]);
    // The two hours begin anew.
    await machine.advance(1 * hour + 55 * minute);
    expect(kinds(machine)).toEqual(['credited']);
    await machine.advance(10 * minute);
    expect(machine.views.breaks?.plan.state).toBe('due');
  });

  it('that was too short is none', async () => {
    const machine = await twoHoursIn();
    machine.lock(true);
    await machine.advance(10 * minute);
    machine.lock(false);
    await machine.advance(5 * minute);
    expect(kinds(machine)).toEqual(['due']);
    expect(machine.views.breaks?.plan.state).toBe('due');
  });
});

describe('nothing is said of breaks', () => {
  it('while somebody else’s SEV-2 waits, and for five minutes after', async () => {
    const machine = await twoHoursIn();
    machine.trigger('B', 2);
    expect(machine.views.breaks?.plan.state).toBe('deferred');
    expect(machine.shown.size).toBe(0);
    await machine.advance(3 * minute);
    machine.acknowledge('B');
    await machine.advance(4 * minute);
    expect(machine.views.breaks?.plan.state).toBe('deferred');
    await machine.advance(minute);
    expect(machine.views.breaks?.plan.state).toBe('notice');
    expect(kinds(machine)).toEqual(['due']);
  });

  it('while the desktop says that the person is busy; it comes after', async () => {
    const machine = await twoHoursIn();
    machine.person.holds = [{ why: 'screen-sharing', until: null }];
    machine.breaks.refresh();
    expect(machine.views.breaks?.plan.state).toBe('deferred');
    await machine.advance(30 * minute);
    machine.person.holds = [];
    machine.breaks.refresh();
    expect(machine.views.breaks?.plan.state).toBe('notice');
  });
});

it('on duty with nothing open the breaks that somebody asked for are suggested, quietly', async () => {
  const machine = createDutyMachine();
  machine.person.gentle = ['movement'];
  await machine.advance(2 * hour);
  expect(machine.script).toEqual([]);
  machine.duty.calls.begin({ at: null });
  await machine.advance(61 * minute);
  expect(machine.script).toEqual(['12:00 BREAK Stand up']);
  expect([...machine.shown.values()]).toMatchObject([{ title: 'Stand up', sound: false, urgency: 'low' }]);
  machine.trigger('A', 3);
  await machine.advance(2 * hour);
  expect(machine.script).toHaveLength(1);
});

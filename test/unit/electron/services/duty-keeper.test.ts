import { describe, expect, it } from 'vitest';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createDutyMachine } from '../../../support/duty-machine.ts';

const { clock: { now } } = createDutyMachine();
const start = now();

describe('declared hours', () => {
  it('begin and end by a word, and are corrected with what they said before kept', async () => {
    const { duty, advance, views, events, errors } = createDutyMachine();
    expect(duty.calls.begin({ at: null })).toMatchObject({ result: 'done' });
    expect(duty.calls.begin({ at: null })).toMatchObject({ result: 'nothing-to-do' });
    expect(views.duty).toMatchObject({ declaredSince: start, status: { working: true }, forecast: '12 h at 21:00; start handing over by 20:30' });
    await advance(3 * hour);
    expect(duty.calls.end({ at: null })).toEqual({ result: 'done', message: 'Your shift has ended after 3 h 00.' });
    const [entry] = duty.calls.list(1).entries;
    duty.calls.correct({ id: entry?.id ?? '', from: start - hour, to: start + 2 * hour, note: 'Half of it at home', struck: false });
    expect(duty.calls.list(1).entries).toMatchObject([{ from: start - hour, to: start + 2 * hour, note: 'Half of it at home', history: [{ from: start }, { to: start + 3 * hour }] }]);
    // It goes on after all.
    duty.calls.correct({ id: entry?.id ?? '', from: start - hour, to: null, note: '', struck: false });
    expect(views.duty).toMatchObject({ declaredSince: start - hour, status: { working: true } });
    duty.calls.correct({ id: entry?.id ?? '', from: start - hour, to: null, note: '', struck: true });
    expect(duty.calls.list(1).entries).toEqual([]);
    expect(events('shift.began', 'shift.ended')).toHaveLength(7);
    expect(errors).toEqual([]);
  });

  it('that are entered have an end, a beginning before it, and lie in the past', () => {
    const { duty } = createDutyMachine();
    const enter = (from: number, to: number) => duty.calls.enter({ from: start + from * minute, to: start + to * minute, note: '' });
    expect(() => enter(-60, 30)).toThrow('has not come yet');
    expect(() => enter(-60, -90)).toThrow('ends before it begins');
    expect(() => enter(-60 * 60, 0)).toThrow('longer than two days');
    enter(-60, -30);
    const [entry] = duty.calls.list(1).entries;
    expect(entry).toMatchObject({ source: 'manual', to: start - 30 * minute });
    duty.calls.correct({ id: entry?.id ?? '', from: start - 90 * minute, to: start - 30 * minute, note: 'Call', struck: false });
    expect(duty.calls.list(1).entries).toMatchObject([{ from: start - 90 * minute, note: 'Call', history: [{ from: start - hour, to: start - 30 * minute }] }]);
  });
});

describe('limits', () => {
  it('are warned of once each, in writing and without a sound, and not again after a restart', async () => {
    const machine = createDutyMachine();
    machine.duty.calls.begin({ at: null });
    await machine.advance(11 * hour + 40 * minute);
    const titles = ['10 h of 12 h worked since the last full rest', '11 h of 12 h worked since the last full rest', '11 h 30 of 12 h worked since the last full rest'];
    expect(machine.events('duty.warned').map(({ title, occurredAt }) => [title, occurredAt - start])).toEqual(titles.map((title, index) => [title, [10 * hour, 11 * hour, 11.5 * hour][index]]));
    expect([...machine.shown.values()]).toEqual([expect.objectContaining({ title: titles[2], sound: false, urgency: 'low' })]);
    expect([...machine.shown.values()]).not.toMatchObject([{ budget: 'always' }]);
    const again = createDutyMachine({ start: machine.clock.now(), disk: machine.disk });
    await again.advance(10 * minute);
    expect(again.events('duty.warned')).toHaveLength(3);
    await again.advance(10 * minute);
    expect(again.script).toEqual(['21:00 DUTY 12 h (the limit) worked since the last full rest. 12 h reached: hand over now and rest 8 h']);
    // The limit itself is shown whatever was shown before (P1).
    expect([...again.shown.values()]).toMatchObject([{ budget: 'always' }]);
  });

  it('are wider under emergency rules, which somebody approved; the rest after them is longer', async () => {
    const { duty, advance, views } = createDutyMachine();
    duty.calls.begin({ at: null });
    await advance(11 * hour);
    expect(duty.calls.beginEmergency({ approver: 'Mira', reason: 'Nobody else can be reached' })).toMatchObject({ result: 'done' });
    expect(duty.calls.beginEmergency({ approver: 'Mira', reason: '' })).toMatchObject({ result: 'nothing-to-do' });
    expect(views.duty).toMatchObject({ forecast: '16 h at Tue 01:00; start handing over by Tue 00:30', status: { emergency: { approver: 'Mira' } } });
    expect(views.duty?.inputs).toContain('Emergency rules, approved by Mira');
    await advance(2 * hour);
    duty.calls.endEmergency();
    duty.calls.end({ at: null });
    expect(views.duty).toMatchObject({ forecast: 'Fully rested at Tue 10:00', status: { working: false, rest: { owed: 12 * hour } } });
  });

  it('a rest that was too short is said at the beginning of the next shift', async () => {
    const { duty, advance, script } = createDutyMachine();
    duty.calls.begin({ at: null });
    await advance(6 * hour);
    duty.calls.end({ at: null });
    await advance(7 * hour);
    duty.calls.begin({ at: null });
    await advance(hour);
    expect(script).toEqual([expect.stringContaining('Only 7 h 00 of rest before this shift; 8 h is the least')]);
  });

  it('are judged anew by the rules that the person chooses, with an average week only where the law knows one (C23)', async () => {
    const { duty, hours, person, advance, views } = createDutyMachine();
    duty.calls.begin({ at: null });
    await advance(6 * hour);
    duty.calls.end({ at: null });
    await advance(9 * hour);
    duty.calls.begin({ at: null });
    await advance(hour);
    hours.rulesChanged();
    expect(views.duty).toMatchObject({ status: { shortRest: { level: 'short' }, continuous: { worked: hour } }, rules: 'Policy: rest of 8 h, a warning below 11 h', average: null });
    person.restProfile = 'eu';
    hours.rulesChanged();
    expect(views.duty).toMatchObject({ status: { shortRest: { level: 'too-short' }, continuous: { worked: 7 * hour } }, rules: 'EU working time: rest of 11 h, 48 h in an average week', average: { perWeek: 7 * hour, cap: 48 * hour } });
    person.restProfile = 'limits-only';
    hours.rulesChanged();
    expect(views.duty).toMatchObject({ status: { shortRest: null, continuous: { worked: hour } }, rules: 'Policy alone: rest of 8 h', average: null });
  });
});

describe('incidents', () => {
  it('count from my acknowledgement until they are over, two at once count once', async () => {
    const { duty, advance, trigger, acknowledge, resolve, views } = createDutyMachine();
    trigger('A', 2);
    trigger('B', 3);
    await advance(10 * minute);
    expect(views.duty?.status.working).toBe(false);
    acknowledge('A');
    await advance(20 * minute);
    acknowledge('B');
    await advance(30 * minute);
    resolve('A');
    await advance(10 * minute);
    resolve('B');
    expect(views.duty).toMatchObject({ status: { working: false, week: { worked: hour } } });
    expect(duty.calls.list(1).entries.map(({ source, note }) => `${source} ${note}`)).toEqual(['incident B is down', 'incident A is down']);
    const mine = duty.calls.list(1).entries.at(-1);
    duty.calls.correct({ id: mine?.id ?? '', from: start + 10 * minute, to: start + 20 * minute, note: '', struck: false });
    duty.calls.correct({ id: mine?.id ?? '', from: start + 5 * minute, to: start + 20 * minute, note: '', struck: false });
    expect(duty.calls.list(1).entries.at(-1)).toMatchObject({ from: start + 5 * minute, to: start + 20 * minute, history: [{ to: start + hour }, { from: start + 10 * minute }] });
  });

  it('that are taken from me end my hours within a minute, even before their log tells of it', async () => {
    const { disk, advance, trigger, acknowledge, clock, views } = createDutyMachine();
    trigger('A', 2);
    acknowledge('A');
    await advance(hour);
    const incident = disk.incidents.get('A');
    if (incident !== undefined) disk.incidents.set('A', { ...incident, elsewhere: true, updatedAt: clock.now() });
    await advance(90 * 1000);
    expect(views.duty).toMatchObject({ status: { working: false, week: { worked: hour } } });
  });
});

it('a clock that is set by hours changes nothing of what was worked', async () => {
  const { duty, advance, step, views } = createDutyMachine();
  duty.calls.begin({ at: null });
  await advance(2 * hour);
  step(5 * hour);
  expect(views.duty?.status).toMatchObject({ working: true, continuous: { worked: 2 * hour } });
  await advance(hour);
  step(-5 * hour);
  expect(views.duty?.status.continuous.worked).toBe(3 * hour);
});

describe('whoever could take over', () => {
  it('is named in what the forecast rests on; their hours are in it once they said them', async () => {
    const machine = createDutyMachine();
    machine.person.secondary = { name: 'Bob', until: machine.clock.now() + 20 * hour };
    machine.duty.calls.begin({ at: null });
    await machine.advance(minute);
    expect(machine.views.duty?.inputs.at(-1)).toBe('Bob is secondary until Tue 05:00; their hours are not known here');
    expect(machine.views.duty?.forecast).toBe('12 h at 21:00; start handing over by 20:30');
    expect(machine.duty.calls.tellSecond({ name: 'Bob', hours: 3 }).message).toBe('Noted: Bob has worked 3 h 00.');
    expect(machine.views.duty).toMatchObject({ forecast: '12 h at 21:00; start handing over by 20:30; Bob has 9 h 00 left', second: { left: 9 * hour } });
    expect(machine.views.duty?.inputs.at(-1)).toBe('Bob is secondary until Tue 05:00; 9 h 00 left as they said at 09:01');
    machine.person.secondary = { name: 'Carol', until: machine.clock.now() + hour };
    machine.duty.calls.tellSecond({ name: 'Bob', hours: 1 });
    expect(machine.views.duty?.second).toMatchObject({ name: 'Carol', left: null });
  });
});

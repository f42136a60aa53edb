import { describe, expect, it } from 'vitest';
import { calendarGroups, guessMeaning, planCalendar, type CalendarMeaning } from '../../../../shared/domain/calendar-import.ts';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';
import { weeklyRota } from '../../../support/rotas.ts';

const { rota, start } = weeklyRota();
const event = (title: string, from: number, to: number) => ({ title, from: start + from * hour, to: start + to * hour });

describe('what a calendar means for a rota', () => {
  it('its titles, the most frequent first', () => {
    expect(calendarGroups([event('A', 0, 1), event('B', 2, 3), event('B', 5, 6)])).toEqual([{ title: 'B', count: 2, first: start + 2 * hour, last: start + 6 * hour }, { title: 'A', count: 1, first: start, last: start + hour }]);
  });

  it.each([
    ['Alice: primary', 'primary', 'Alice'], ['Bob: secondary', 'secondary', 'Bob'], ['On call: primary', 'primary', 'Carol'], ['On-call backup (bob)', 'secondary', 'Bob'], ['Alice on vacation', 'away', 'Alice'],
    ['Dora – on call', 'primary', 'Dora'], ['OOO: Jean-Luc O’Neill', 'away', 'Jean-Luc O’Neill'], ['On Call', 'primary', 'Carol'], ['', 'primary', 'Carol'], ['Team lunch', 'leave-out', 'Team lunch'], ['Team lunch again', 'leave-out', 'Team lunch again'],
  ] as const)('%s', (title, as, name) => expect(guessMeaning(title, rota.people, 'carol')).toEqual({ as, name }));

  it('as the rota itself: nobody takes turns, who is known keeps their id, and a seat that is not in it is not missed', () => {
    const meanings = new Map<string, CalendarMeaning>([['Alice: primary', { as: 'primary', name: 'Alice' }], ['Dora', { as: 'primary', name: 'Dora' }], ['Party', { as: 'leave-out', name: 'Dora' }], ['Alice away', { as: 'away', name: 'Alice' }]]);
    const plan = planCalendar({ events: [event('Alice: primary', 0, 24), event('Dora', 24, 48), event('Party', 1, 2), event('Alice away', 60, 61), event('Unknown', 0, 1)], meanings, mode: 'rota', rota, zone: 'UTC', self: 'alice' }, start);
    expect(plan).toMatchObject({ plan: { zone: 'UTC', turns: 'none', secondary: 'none', people: [{ id: 'alice', name: 'Alice' }, { id: 'dora', name: 'Dora' }] }, self: 'alice', absences: [{ person: 'alice' }] });
    if (plan.plan === null) throw new Error('There is no plan.');
    const shifts = rotaShifts({ ...plan.plan, overrides: plan.overrides, absences: plan.absences }, start, start + 3 * elapsedDay);
    expect(shifts.map(({ seat, person }) => `${seat} ${person}`)).toEqual(['primary alice', 'primary dora', 'primary null']);
  });

  it('added to a rota: covers and absences of people in it, none of them twice', () => {
    const meanings = new Map<string, CalendarMeaning>([['A', { as: 'secondary', name: 'Alice' }], ['B', { as: 'away', name: 'Bob' }], ['C', { as: 'primary', name: 'Nobody here' }]]);
    const chosen = { events: [event('A', 0, 1), event('B', 1, 2), event('C', 2, 3)], meanings, mode: 'add', zone: 'UTC', self: null } as const;
    const first = planCalendar({ ...chosen, rota }, start);
    expect(first).toEqual({ plan: null, self: null, overrides: [{ seat: 'secondary', person: 'alice', from: start, to: start + hour }], absences: [{ person: 'bob', from: start + hour, to: start + 2 * hour }] });
    const again = planCalendar({ ...chosen, rota: { ...rota, overrides: first.overrides, absences: first.absences.map((absence) => ({ ...absence, done: ['backup'] })) } }, start);
    expect([again.overrides, again.absences]).toEqual([[], []]);
  });
});

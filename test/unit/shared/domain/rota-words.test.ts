import { describe, expect, it } from 'vitest';
import { peopleNamed, personNamed } from '../../../../shared/domain/rota-people.ts';
import { absenceSort, coverMessage, flawLine, staffingLine } from '../../../../shared/domain/rota-words.ts';
import { shiftMarks } from '../../../../shared/domain/shift-marks.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

const start = Date.UTC(2026, 11, 7, 9);

describe('words of a rota', () => {
  it('says once what the people amount to, and what a quarter takes', () => {
    expect(staffingLine(3, 'next')).toBe('3 people with two seats: each holds one 67 % of the time. A quarter takes 8 people.');
    expect(staffingLine(8, 'previous')).toBe('8 people with two seats: each holds one 25 % of the time.');
    expect(staffingLine(3, 'none')).toBe('3 people with one seat: each holds one 33 % of the time. A quarter takes 4 people.');
    expect(staffingLine(1, 'next')).toBe('1 person with one seat: each holds one 100 % of the time. A quarter takes 4 people.');
  });

  it('says what is wrong, where', () => {
    expect(flawLine({ type: 'both-seats', from: start, to: start + hour, person: 'bob' }, 'Bob', 'UTC')).toBe('Bob in both seats: Mon 7 Dec 09:00 to Mon 7 Dec 10:00');
    expect(flawLine({ type: 'no-rest', from: start, to: start + hour, person: 'bob' }, 'Bob', 'UTC')).toBe('Bob has no whole rest, if these shifts are worked through: Mon 7 Dec 09:00 to Mon 7 Dec 10:00');
  });

  it('says why nobody is left as secondary', () => {
    const flaw = { type: 'no-secondary', from: start, to: start + hour, person: 'bob' } as const;
    expect(flawLine(flaw, 'Bob', 'UTC')).toBe('No secondary, because Bob takes the place of the primary: Mon 7 Dec 09:00 to Mon 7 Dec 10:00');
    expect(flawLine({ ...flaw, person: null }, null, 'UTC')).toBe('No secondary: Mon 7 Dec 09:00 to Mon 7 Dec 10:00');
  });

  it('sorts absences as the runbook does', () => {
    expect([hour, elapsedDay, 7 * elapsedDay, 7 * elapsedDay + 1].map((length) => absenceSort(start, start + length))).toEqual(['under-a-day', 'days', 'days', 'longer']);
  });

  it('drafts a message with the seats that are open and the zone', () => {
    expect(coverMessage({ from: start, to: start + 2 * hour, seats: ['primary'], who: 'Bob' }, 'UTC')).toContain('Bob cannot be on call from Mon 7 Dec 09:00 to Mon 7 Dec 11:00 (UTC); open then: primary.');
  });
});

describe('the people of a rota', () => {
  it('keep their ids by name, and never share one', () => {
    const before = peopleNamed(['Åsa Öberg', 'Bob', ' '], []);
    expect(before).toEqual([{ id: 'asa-oberg', name: 'Åsa Öberg' }, { id: 'bob', name: 'Bob' }]);
    expect(peopleNamed(['Bob', 'bob', 'Åsa Öberg', '李'], before).map(({ id }) => id)).toEqual(['bob', 'bob-2', 'asa-oberg', 'person']);
  });
});

describe('when to hear of a shift', () => {
  const shifts = [{ seat: 'primary', from: start, to: start + 2 * hour }];
  it('is a day and an hour before; after a long sleep the last of both alone', () => {
    expect(shiftMarks(shifts, start - 25 * hour, start - 24 * hour).map(({ edge, at }) => [edge, at])).toEqual([['start', start - elapsedDay]]);
    expect(shiftMarks(shifts, start - 30 * hour, start - hour / 2).map(({ edge, at }) => [edge, at])).toEqual([['start', start - hour]]);
    expect(shiftMarks(shifts, start - 30 * hour, start)).toEqual([]);
  });
  it('is never before the shift has begun, for its end', () => {
    expect(shiftMarks(shifts, start, start + hour).map(({ edge, at }) => [edge, at])).toEqual([['end', start + hour]]);
  });
});

it('who of them uses the program is found by the name that they said, or nobody', () => {
  const people = peopleNamed(['Ada Lovelace', 'Bob'], []);
  expect(personNamed(people, ' ada lovelace ')?.id).toBe('ada-lovelace');
  expect(personNamed(people, 'Ada')).toBeUndefined();
  expect(personNamed(people, '')).toBeUndefined();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewRota } from '../../../../shared/domain/rota-review.ts';
import { rotaShifts, turnAt, turnStart } from '../../../../shared/domain/rota-shifts.ts';
import { shiftChanges } from '../../../../shared/domain/shift-changes.ts';
import { RotaSchema, type Rota } from '../../../../shared/model/rota.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

const rota = (known: Partial<Rota> = {}): Rota =>
  RotaSchema.parse({
    zone: 'Europe/Berlin', startsOn: '2026-01-05', changesAt: '09:00', turnDays: 7, secondary: 'next', overrides: [], absences: [],
    people: [{ id: 'alice', name: 'Alice' }, { id: 'bob', name: 'Bob' }, { id: 'charlie', name: 'Charlie' }], ...known,
  });
const words = (shifts: ReturnType<typeof rotaShifts>) => shifts.map(({ seat, person, from, to }) => `${seat} ${person ?? 'nobody'} ${new Date(from).toISOString().slice(0, 16)} ${new Date(to).toISOString().slice(5, 16)}`);

describe('the rotation of the runbook', () => {
  it('is its table, week by week', () => {
    const shifts = rotaShifts(rota(), turnStart(rota(), 0), turnStart(rota(), 4));
    const seats = (seat: string) => shifts.filter((shift) => shift.seat === seat).map(({ person }) => person);
    expect(seats('primary')).toEqual(['alice', 'bob', 'charlie', 'alice']);
    expect(seats('secondary')).toEqual(['bob', 'charlie', 'alice', 'bob']);
  });

  it('or, where the team wants it, whoever was primary stands by in the week after (C17)', () => {
    const shifts = rotaShifts(rota({ secondary: 'previous' }), turnStart(rota(), 0), turnStart(rota(), 4));
    expect(shifts.filter(({ seat }) => seat === 'secondary').map(({ person }) => person)).toEqual(['charlie', 'alice', 'bob', 'charlie']);
  });

  it('changes at 09:00 before and after the clocks change', () => {
    // 29 March 2026 in Berlin: 09:00 moves from 08:00Z to 07:00Z.
    expect(words(rotaShifts(rota(), Date.UTC(2026, 2, 23, 8), Date.UTC(2026, 3, 6, 7))).filter((line) => line.startsWith('primary'))).toEqual([
      'primary charlie 2026-03-23T08:00 03-30T07:00', 'primary alice 2026-03-30T07:00 04-06T07:00',
    ]);
  });

  it('the secondary takes the place of a primary who is away, and leaves a gap', () => {
    const [from, to] = [Date.UTC(2026, 0, 6, 8), Date.UTC(2026, 0, 8, 8)];
    const shifts = rotaShifts(rota({ absences: [{ person: 'alice', from, to }] }), from - hour, to + hour);
    expect(shifts.map(({ seat, person, reason }) => `${seat} ${person ?? 'nobody'} ${reason}`)).toEqual([
      'primary alice rotation', 'secondary bob rotation', 'primary bob promoted', 'secondary nobody gap', 'primary alice rotation', 'secondary bob rotation',
    ]);
  });

  it('a backup that is named keeps its place: the secondary is promoted and nobody is missing', () => {
    const [from, to] = [Date.UTC(2026, 0, 6, 8), Date.UTC(2026, 0, 6, 12)];
    const known = rota({ absences: [{ person: 'alice', from, to }], overrides: [{ seat: 'secondary', person: 'charlie', from, to }] });
    expect(rotaShifts(known, from, to).map(({ seat, person, reason }) => `${seat} ${person} ${reason}`)).toEqual(['primary bob promoted', 'secondary charlie override']);
    const both = { ...known, absences: [...known.absences, { person: 'bob', from, to }] };
    expect(rotaShifts(both, from, to).map(({ seat, person, reason }) => `${seat} ${person} ${reason}`)).toEqual(['primary charlie promoted', 'secondary null gap']);
  });

  it('an override goes before the rotation and before an absence', () => {
    const [from, to] = [Date.UTC(2026, 0, 6, 8), Date.UTC(2026, 0, 6, 12)];
    const shifts = rotaShifts(rota({ absences: [{ person: 'alice', from, to }], overrides: [{ seat: 'primary', person: 'charlie', from, to }] }), from, to);
    expect(shifts.map(({ seat, person }) => `${seat} ${person}`)).toEqual(['primary charlie', 'secondary bob']);
  });
});

describe('hours that the rota is restricted to', () => {
  const office = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '08:00', to: '18:00' }].map(({ days, ...hours }) => ({ days: [...days], ...hours }));
  it('are by the team’s clocks, over a change of them too; outside of them nobody is missing', () => {
    // The clocks go forward on Sunday, 29 March 2026.
    const from = Date.UTC(2026, 2, 27, 12);
    const review = reviewRota(rota({ restrictions: office }), from, Date.UTC(2026, 2, 30, 12));
    expect(review.flaws).toEqual([]);
    expect(words(rotaShifts(rota({ restrictions: office, secondary: 'none' }), from, Date.UTC(2026, 2, 30, 12)))).toEqual([
      'primary charlie 2026-03-27T12:00 03-27T17:00', 'primary nobody 2026-03-27T17:00 03-30T06:00', 'primary charlie 2026-03-30T06:00 03-30T07:00', 'primary alice 2026-03-30T07:00 03-30T12:00',
    ]);
  });

  it('that reach over midnight belong to the day on which they begin', () => {
    const night = rota({ restrictions: [{ days: ['sun'], from: '22:00', to: '06:00' }], secondary: 'none' });
    expect(words(rotaShifts(night, Date.UTC(2026, 0, 12, 0), Date.UTC(2026, 0, 12, 8)))).toEqual(['primary alice 2026-01-12T00:00 01-12T05:00', 'primary nobody 2026-01-12T05:00 01-12T08:00']);
  });

  it('an override goes before them, and nobody is promoted where nobody has to be', () => {
    const [from, to] = [Date.UTC(2026, 0, 10, 10), Date.UTC(2026, 0, 10, 12)];
    const known = rota({ restrictions: office, overrides: [{ seat: 'secondary', person: 'bob', from, to }] });
    expect(rotaShifts(known, from, to).map(({ seat, person, reason }) => `${seat} ${person} ${reason}`)).toEqual(['primary null restricted', 'secondary bob override']);
  });
});

it('without turns, who is on call is what was entered; everything else is a gap', () => {
  const [from, to] = [Date.UTC(2026, 0, 10), Date.UTC(2026, 0, 11)];
  const entered = rota({ turns: 'none', secondary: 'none', overrides: [{ seat: 'primary', person: 'bob', from, to }] });
  expect(rotaShifts(entered, from - hour, to + hour).map(({ person, reason }) => `${person} ${reason}`)).toEqual(['null gap', 'bob override', 'null gap']);
});

const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu'];
const anyRota = fc
  .record({
    zone: fc.constantFrom(...zones), count: fc.integer({ min: 1, max: 6 }), turnDays: fc.constantFrom(1, 2, 7, 14), changesAt: fc.constantFrom('00:00', '02:00', '02:30', '09:00', '23:30'),
    secondary: fc.constantFrom('next' as const, 'previous' as const, 'none' as const),
  })
  .map(({ count, ...known }) => rota({ ...known, startsOn: '2011-12-05', people: Array.from({ length: count }, (_none, index) => ({ id: `p${index}`, name: `P${index}` })) }));
const instant = fc.integer({ min: Date.UTC(2011, 11, 8), max: Date.UTC(2031, 0, 1) });
const away = fc.array(fc.record({ person: fc.integer({ min: 0, max: 5 }), after: fc.integer({ min: -200, max: 200 }), hours: fc.integer({ min: 1, max: 400 }) }), { maxLength: 4 });

describe('for any rota', () => {
  it('exactly one shift a seat covers every instant, without an absence always by a person', () => {
    fc.assert(
      fc.property(anyRota, instant, fc.integer({ min: 1, max: 60 }), (known, from, days) => {
        const to = from + days * elapsedDay;
        const shifts = rotaShifts(known, from, to);
        for (const seat of known.secondary === 'none' ? ['primary'] : ['primary', 'secondary']) {
          const list = shifts.filter((shift) => shift.seat === seat);
          expect(list[0]?.from).toBe(from);
          expect(list.at(-1)?.to).toBe(to);
          list.slice(1).forEach((shift, index) => expect(shift.from).toBe(list[index]?.to));
          if (seat === 'primary') expect(list.every(({ person }) => person !== null)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('an absent person is in no seat, and the primary’s is empty only when both are away', () => {
    fc.assert(
      fc.property(anyRota, instant, away, (known, at, absent) => {
        const absences = absent.map(({ person, after, hours }) => ({ person: `p${person}`, from: at + after * hour, to: at + (after + hours) * hour }));
        const [primary, secondary] = rotaShifts({ ...known, absences }, at, at + 1);
        const isAway = (person: string | null | undefined) => absences.some((one) => one.person === person && one.from <= at && at < one.to);
        expect(isAway(primary?.person) || isAway(secondary?.person)).toBe(false);
        const [planned, backup] = rotaShifts(known, at, at + 1);
        if (primary?.person === null) expect(isAway(planned?.person) && (backup === undefined || backup.person === null || isAway(backup.person))).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('restricted to some hours, a seat is a person’s in them and nobody’s outside, as the clocks on the wall say', () => {
    const days = fc.uniqueArray(fc.constantFrom('mon' as const, 'tue' as const, 'sat' as const, 'sun' as const), { minLength: 1 });
    const hours = fc.constantFrom(['09:00', '17:00'] as const, ['22:00', '06:00'] as const, ['02:00', '03:30'] as const, ['00:00', '00:00'] as const);
    fc.assert(
      fc.property(anyRota, instant, days, hours, fc.array(fc.integer({ min: 0, max: 6 * 24 * 4 }), { minLength: 6, maxLength: 6 }), (known, from, chosen, [begins, ends], quarters) => {
        const restricted = { ...known, restrictions: [{ days: chosen, from: begins, to: ends }] };
        const start = Math.floor(from / (15 * 60_000)) * 15 * 60_000;
        const shifts = rotaShifts(restricted, start, start + 8 * elapsedDay).filter(({ seat }) => seat === 'primary');
        const wall = new Intl.DateTimeFormat('en-GB', { timeZone: known.zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
        const read = (at: number) => {
          const parts = new Map(wall.formatToParts(at).map(({ type, value }) => [type, value]));
          return { day: (parts.get('weekday') ?? '').toLowerCase(), time: `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}` };
        };
        for (const quarter of quarters) {
          const at = start + quarter * 15 * 60_000;
          const { day, time } = read(at);
          const { day: yesterday } = read(at - elapsedDay);
          // Where the clocks show a time twice or skip a day, the wall alone does not tell.
          const isPlain = [-26, -13, 13, 26].every((later) => read(at + later * hour).time === time.replace(/^../, (hh) => String((Number(hh) + later + 48) % 24).padStart(2, '0')));
          if (!isPlain) continue;
          const is = (name: string) => chosen.some((each) => each === name);
          const inside = ends > begins ? is(day) && time >= begins && time < ends : (is(day) && time >= begins) || (is(yesterday) && time < ends);
          const shift = shifts.find((one) => one.from <= at && at < one.to);
          expect([shift?.reason === 'restricted', shift?.person === null]).toEqual([!inside, !inside]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the turn of an instant begins before it and ends after it', () => {
    fc.assert(
      fc.property(anyRota, instant, (known, at) => {
        const turn = turnAt(known, at);
        expect(turnStart(known, turn)).toBeLessThanOrEqual(at);
        expect(turnStart(known, turn + 1)).toBeGreaterThan(at);
      }),
      { numRuns: 200 },
    );
  });
});

describe('reviewRota', () => {
  it('three people hold a seat two weeks of three; a quarter takes eight (C18)', () => {
    const review = reviewRota(rota(), turnStart(rota(), 0), turnStart(rota(), 51));
    expect([...review.load.values()].map((load) => Math.round(load * 100))).toEqual([67, 67, 67]);
    expect(review.peopleForQuarter).toBe(8);
    expect(review.flaws).toEqual([]);
  });

  it('names gaps and people in two seats', () => {
    const [from, to] = [Date.UTC(2026, 0, 6), Date.UTC(2026, 0, 7)];
    expect(reviewRota(rota({ absences: [{ person: 'bob', from, to }] }), from, to).flaws).toMatchObject([{ type: 'no-secondary', from, to }]);
    expect(reviewRota(rota({ overrides: [{ seat: 'primary', person: 'bob', from, to }] }), from, to).flaws).toMatchObject([{ type: 'both-seats', person: 'bob' }]);
    expect(reviewRota(rota({ people: [] }), from, to).flaws.map(({ type }) => type)).toEqual(['no-primary', 'no-secondary']);
  });
});

describe('shiftChanges', () => {
  const shift = (from: number, to: number, seat = 'primary') => ({ seat, from, to });
  it('tells what moved, came and went, once each', () => {
    const before = [shift(100, 200), shift(300, 400), shift(500, 600)];
    const after = [shift(100, 200), shift(320, 400), shift(700, 800)];
    expect(shiftChanges(before, after, 50, 1000)).toEqual([
      { before: shift(300, 400), after: shift(320, 400) }, { before: shift(500, 600), after: null }, { before: null, after: shift(700, 800) },
    ]);
  });
  it('a shift that comes into view, that has begun or ended, is no change', () => {
    expect(shiftChanges([shift(100, 200)], [shift(150, 200), shift(990, 1500)], 160, 900)).toEqual([]);
    expect(shiftChanges([shift(100, 200)], [], 250, 900)).toEqual([]);
    expect(shiftChanges([shift(800, 900)], [shift(800, 1500)], 10, 900)).toEqual([]);
  });
});

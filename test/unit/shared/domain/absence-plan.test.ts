import { describe, expect, it } from 'vitest';
import { weeklyRota, london } from '../../../support/rotas.ts';
import { backupOverrides, planAbsence } from '../../../../shared/domain/absence-plan.ts';
import { reviewRota } from '../../../../shared/domain/rota-review.ts';
import { rotaWeeks } from '../../../../shared/domain/rota-weeks.ts';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import { instantOfField } from '../../../../shared/domain/zone-field.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

describe('an absence', () => {
  it.each([['alice', 1], ['bob', 0], ['carol', 0]] as const)('of %s promotes %i and leaves no flaw once a backup is named', (person, promotions) => {
    const { rota, start } = weeklyRota();
    const absence = { person, from: start + elapsedDay, to: start + 2 * elapsedDay };
    const plan = planAbsence(rota, absence);
    expect(plan.promoted).toHaveLength(promotions);
    expect(plan.gaps.map(({ seat }) => seat)).toEqual(person === 'carol' ? [] : ['secondary']);
    const covered = { ...rota, absences: [absence], overrides: backupOverrides(plan, 'carol') };
    expect(reviewRota(covered, start, start + 7 * elapsedDay).flaws).toEqual([]);
  });

  it('of everybody leaves the primary to the backup, and the other seat open', () => {
    const { rota, start } = weeklyRota();
    const both = { ...rota, absences: [{ person: 'bob', from: start, to: start + hour }] };
    const plan = planAbsence(both, { person: 'alice', from: start, to: start + hour });
    expect(backupOverrides(plan, 'carol')).toEqual([{ seat: 'primary', person: 'carol', from: start, to: start + hour }]);
  });
});

describe('the weeks of a rota', () => {
  it('run from Monday to Monday in the zone, over a change of the clocks, and hold the whole of each seat', () => {
    const { rota, start } = weeklyRota();
    const weeks = rotaWeeks(rotaShifts(rota, start, start + 60 * elapsedDay), [], start + 3 * elapsedDay, london, 5);
    expect(weeks.map(({ from, to }) => (to - from) / hour)).toEqual([168, 168, 168, 167, 168]);
    for (const { from, to, seats } of weeks.slice(1)) {
      for (const seat of [seats.primary, seats.secondary]) expect(seat.reduce((sum, shift) => sum + shift.to - shift.from, 0)).toBe(to - from);
    }
  });
});

describe('a week in which one person has both seats', () => {
  it('says so for that time alone', () => {
    const { rota, start } = weeklyRota();
    const cover = { seat: 'secondary' as const, person: 'alice', from: start + hour, to: start + 12 * hour };
    const doubled = { ...rota, overrides: [cover, { seat: 'primary' as const, person: 'bob', from: start + 3 * hour, to: start + 12 * hour }] };
    const [week] = rotaWeeks(rotaShifts(doubled, start, start + 300 * hour), reviewRota(doubled, start, start + 300 * hour).flaws, start, london, 1);
    expect(week?.seats.primary.map(({ from, to, twice }) => [(from - start) / hour, (to - start) / hour, twice])).toEqual([[0, 1, false], [1, 3, true], [3, 12, false], [12, 159, false]]);
    expect(week?.seats.secondary.map(({ person, twice }) => [person, twice])).toEqual([['bob', false], ['alice', true], ['alice', false], ['bob', false]]);
  });
});

describe('a field for date and time', () => {
  it('means an instant in the zone of the team', () => {
    expect(instantOfField('2026-07-01T09:00', london)).toBe(Date.UTC(2026, 6, 1, 8));
    expect(instantOfField('2026-07-32T09:00', london)).toBeNull();
    expect(instantOfField('', london)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { severityMapper } from '../../../../shared/domain/pagerduty-severity.ts';

const list = (...names: string[]) => names.map((name, place) => ({ id: `P${place}`, name }));
const map = (names: string[], settings = {}) => {
  const priorities = list(...names);
  return priorities.map(severityMapper(priorities, settings));
};

describe('the severity of a priority', () => {
  it('is the number in its name when every name has one, however they are written', () => {
    expect(map(['SEV-1', 'sev 2', 'P3', 'P_4', 'Sev5'])).toEqual([1, 2, 3, 4, 4]);
    expect(map(['P3 low', 'P1 high'])).toEqual([3, 1]);
  });

  it('is the place in the list when one name has no number', () => {
    expect(map(['Critical', 'P1', 'Minor', 'Cosmetic', 'Never'])).toEqual([1, 2, 3, 4, 4]);
    expect(map(['P0', 'P1', 'P2'])).toEqual([1, 2, 3]);
    expect(map(['UP1', 'P12'])).toEqual([1, 2]);
  });

  it("is what the person's own settings say, by name or id, before all else; null there means none", () => {
    expect(map(['SEV-1', 'SEV-2', 'SEV-3'], { 'SEV-1': 3, P1: null })).toEqual([3, null, 3]);
  });

  it('is none without a priority, and none for one that the list does not know', () => {
    expect(severityMapper(list('SEV-1'), {})(null)).toBeNull();
    expect(severityMapper(list('Critical'), {})({ id: 'PX', name: 'Other' })).toBeNull();
    expect(severityMapper(list('Critical'), {})({ id: 'PX', name: 'toString' })).toBeNull();
  });

  it('goes by the name alone while the list is not known', () => {
    const severityOf = severityMapper([], {});
    expect(severityOf({ id: 'PX', name: 'SEV-2' })).toBe(2);
    expect(severityOf({ id: 'PX', name: 'Critical' })).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { maintenanceForm, parseMaintenance, type MaintenanceForm } from '../../../../../renderer/features/health/maintenance-form.ts';
import { messageFor } from '../../../../../renderer/features/health/parse-draft.ts';
import { checksInWords, ruleInWords, stateInWords } from '../../../../../renderer/features/health/maintenance-words.ts';
import type { MaintenanceWindow } from '../../../../../shared/model/maintenance.ts';

const draftOf = (part: Partial<MaintenanceForm>, checkId: string | null = null) => parseMaintenance({ ...maintenanceForm(checkId), ...part });
const fieldsOf = (part: Partial<MaintenanceForm>) => {
  const parsed = draftOf(part);
  return parsed.ok ? {} : parsed.fields;
};

test('untouched it is half an hour from now, for every check or the one it was opened for', () => {
  expect(draftOf({})).toEqual({ ok: true, draft: { name: 'Maintenance', checks: null, zone: null, when: { type: 'now', minutes: 30 } } });
  expect(draftOf({}, 'api')).toMatchObject({ ok: true, draft: { checks: ['api'] } });
});

test('every week and once, by the clocks of a zone; the order of the days is that of the week', () => {
  expect(draftOf({ kind: 'weekly', days: ['sun', 'mon'], zone: ' Europe/Berlin ' })).toMatchObject({ ok: true, draft: { zone: 'Europe/Berlin', when: { type: 'weekly', days: ['mon', 'sun'], from: '02:00', to: '04:00' } } });
  expect(draftOf({ kind: 'once', from: '2026-12-01T22:00', to: '2026-12-02T01:00' })).toMatchObject({ ok: true, draft: { zone: null, when: { type: 'once' } } });
});

test.each([
  [{ name: ' ' }, 'name', 'Say what is maintained.'],
  [{ every: false }, 'checks', 'Choose a check, or all of them.'],
  [{ minutes: '' }, 'when.minutes', 'number'],
  [{ minutes: '2000' }, 'when.minutes', 'A day at most'],
  [{ kind: 'once' }, 'when.from', 'Write a day and a time'],
  [{ kind: 'once', from: '2026-12-01T22:00', to: '2026-12-01T21:00' }, 'when.to', 'end after it begins'],
  [{ kind: 'weekly', days: [] }, 'when.days', 'Choose a day at least.'],
  [{ kind: 'weekly', zone: 'Berlin' }, 'zone', 'not an IANA time zone'],
] as const)('%o is named at its field', (part, path, words) => {
  expect(messageFor(fieldsOf(part), path)).toContain(words);
});

test('in words: which checks, by which rule, and what holds now', () => {
  const window: MaintenanceWindow = { id: 'w', name: 'W', checks: ['a', 'b', 'c'], zone: 'Europe/Berlin', origin: 'policy', when: { type: 'weekly', days: ['sat', 'sun'], from: '22:00', to: '06:00' } };
  const nameOf = (id: string) => id.toUpperCase();
  expect(checksInWords(window, nameOf)).toBe('A, B and 1 more');
  expect(checksInWords({ checks: ['a', 'b'] }, nameOf)).toBe('A and B');
  expect(checksInWords({ checks: null }, nameOf)).toBe('Every check');
  expect(ruleInWords(window)).toBe('Sat, Sun 22:00–06:00 Europe/Berlin');
  const now = Date.UTC(2026, 10, 23, 12);
  expect(stateInWords({ window, current: { from: now, to: now + 3_600_000 }, next: null }, now, 'UTC')).toBe('Now, until 13:00');
  expect(stateInWords({ window, current: null, next: { from: now + 86_400_000, to: now + 90_000_000 } }, now, 'UTC')).toBe('Next: Tue 12:00');
});

import type { Rota } from '../../shared/model/rota.ts';
import type { Instant } from '../../shared/time/duration.ts';

export const london = 'Europe/London';

/** The runbook's rota: weekly on Monday at 9:00, three people, who is secondary now is primary next. It begins on 2 March 2026. */
export function weeklyRota(): { readonly rota: Rota; readonly start: Instant } {
  const people = ['Alice', 'Bob', 'Carol'].map((name) => ({ id: name.toLowerCase(), name }));
  return { rota: { zone: london, people, startsOn: '2026-03-02', changesAt: '09:00', turnDays: 7, secondary: 'next', overrides: [], absences: [] }, start: Date.UTC(2026, 2, 2, 9) };
}

import { formatNear } from '../../../shared/domain/format-time.ts';
import type { MaintenanceReport, MaintenanceWindow, Weekday } from '../../../shared/model/maintenance.ts';
import type { Instant } from '../../../shared/time/duration.ts';

export const dayNames: Readonly<Record<Weekday, string>> = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' };

/** Which checks, in one line. */
export function checksInWords({ checks }: Pick<MaintenanceWindow, 'checks'>, nameOf: (id: string) => string): string {
  if (checks === null) return 'Every check';
  const [first, second, ...more] = checks.map(nameOf);
  if (second === undefined) return first ?? '';
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}

/** The rule, by the clocks of its own zone: `Sat, Sun 22:00–06:00`. */
export function ruleInWords({ when, zone }: MaintenanceWindow): string {
  const place = zone === null ? '' : ` ${zone}`;
  if (when.type === 'weekly') return `${when.days.map((day) => dayNames[day]).join(', ')} ${when.from}–${when.to}${place}`;
  if (when.type === 'once') return `${when.from.replace('T', ' ')} – ${when.to.replace('T', ' ')}${place}`;
  return '';
}

/** What holds of it now, by the person's clocks. */
export function stateInWords({ current, next }: MaintenanceReport, now: Instant, zone: string): string {
  if (current !== null) return `Now, until ${formatNear(current.to, now, zone)}`;
  return next === null ? 'Over' : `Next: ${formatNear(next.from, now, zone)}`;
}

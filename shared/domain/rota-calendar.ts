import type { RotaView } from '../model/rota-view.ts';
import type { Instant } from '../time/duration.ts';

export type CalendarEntry = { readonly id: string; readonly title: string; readonly detail: string; readonly from: Instant; readonly to: Instant };

/** A rota as entries of a calendar: the person's own shifts, or both seats of everybody. What has no end is cut where the view ends. */
export function rotaCalendar({ rota, own, shifts, from, to }: Pick<RotaView, 'rota' | 'own' | 'shifts' | 'from' | 'to'>, whose: 'own' | 'all'): readonly CalendarEntry[] {
  const names = new Map(rota?.people.map(({ id, name }) => [id, name]));
  const entries = whose === 'own'
    ? own.shifts.map((shift) => ({ ...shift, title: `On call: ${shift.seat}`, detail: own.source === 'pagerduty' ? 'From PagerDuty, by Watchkeeper.' : 'From the local rota of Watchkeeper.' }))
    : shifts.filter(({ person }) => person !== null).map((shift) => ({ ...shift, title: `${names.get(shift.person ?? '') ?? shift.person ?? ''}: ${shift.seat}`, detail: 'From the local rota of Watchkeeper.' }));
  return entries
    .map((entry) => ({ ...entry, from: Math.max(entry.from, from), to: Math.min(entry.to, to) }))
    .filter((entry) => entry.to > entry.from)
    .map(({ seat, title, detail, from: begins, to: ends }) => ({ id: `${whose}-${seat.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${begins}@watchkeeper`, title, detail, from: begins, to: ends }));
}

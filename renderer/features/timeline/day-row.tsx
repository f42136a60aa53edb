import { dayKey, formatDate, zoneName } from '../../../shared/domain/format-time.ts';
import { elapsedDay, type Instant } from '../../../shared/time/duration.ts';
import { useMinute } from '../../store/stores.ts';

/** Where a local day begins, with the zone printed: a time without its zone is half a time. */
export function DayRow({ at, zone }: { readonly at: Instant; readonly zone: string }) {
  const now = useMinute();
  const day = dayKey(at, zone);
  const near = day === dayKey(now, zone) ? 'Today · ' : day === dayKey(now - elapsedDay, zone) ? 'Yesterday · ' : '';
  return <h2 className="day">{near}{formatDate(at, zone)} <span className="soft">{zoneName(at, zone)}</span></h2>;
}

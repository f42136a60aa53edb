import { formatClock } from '../../../shared/domain/format-duration.ts';
import { formatStamp } from '../../../shared/domain/format-time.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { useZone } from '../../store/stores.ts';
import { pressureOf } from './deadline-words.ts';
import { useIncidentTick } from './incident.ts';

type CountdownProps = { readonly dueAt: Instant; readonly overdueAt: Instant; readonly label: string };

/** `12:40` until it is due, `+02:10` since. Screen readers get it when they ask. */
export function Countdown({ dueAt, overdueAt, label }: CountdownProps) {
  const zone = useZone();
  const text = useIncidentTick((now) => (now < dueAt ? formatClock(dueAt - now) : `+${formatClock(now - dueAt)}`));
  const pressure = useIncidentTick((now) => pressureOf({ dueAt, overdueAt }, now));
  return <span className="countdown figures" data-pressure={pressure} role="timer" aria-live="off" aria-label={`${label} ${pressure === 'late' ? 'late' : 'due'} ${text}`} title={formatStamp(dueAt, zone)}>{text}</span>;
}

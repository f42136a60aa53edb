import { dayStart } from '../../../shared/domain/day-start.ts';
import { formatWeekday } from '../../../shared/domain/format-time.ts';
import { formatHours } from '../../../shared/domain/duty-words.ts';
import { workedBetween } from '../../../shared/domain/duty-pieces.ts';
import { rollingWeek } from '../../../shared/domain/duty-week.ts';
import type { DutyView } from '../../../shared/model/duty-view.ts';
import { elapsedDay, hour, type Instant } from '../../../shared/time/duration.ts';
import { useMinute, useZone } from '../../store/stores.ts';

const width = 336;
const height = 26;

/** The last 168 hours as one line: what was worked is filled, what is empty was rest. The right end is now. */
export function WeekStrip({ duty: { recent, status } }: { readonly duty: DutyView }) {
  const now = useMinute();
  const zone = useZone();
  const from = now - rollingWeek;
  const x = (at: Instant) => (Math.max(0, Math.min(rollingWeek, at - from)) / rollingWeek) * width;
  const pieces = recent.map((piece, index) => (status.working && index === recent.length - 1 ? { ...piece, to: Math.max(piece.to, now) } : piece));
  const days = daysOf(from, now, zone);
  const words = days.map(({ name, start, end }) => `${name} ${formatHours(workedBetween(pieces, start, end))}`).join(', ');
  return (
    <svg className="week-strip" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Worked in the last 7 days: ${words}`}>
      <rect className="week-ground" x="0" y="0" width={width} height="14" />
      {pieces.map(({ from: begin, to }) => <rect key={begin} className="week-work" x={x(begin)} y="0" width={Math.max(0.75, x(to) - x(begin))} height="14" />)}
      {days.slice(1).map(({ start }) => <line key={start} className="week-day" x1={x(start)} x2={x(start)} y1="0" y2="18" />)}
      {days.filter(({ start, end }) => end - start > 12 * hour).map(({ name, start }) => <text key={start} x={x(start) + 3} y="24">{name}</text>)}
    </svg>
  );
}

function daysOf(from: Instant, now: Instant, zone: string): readonly { readonly name: string; readonly start: Instant; readonly end: Instant }[] {
  const starts = [from];
  for (let at = dayStart(from + elapsedDay, zone); at < now; at = dayStart(at + elapsedDay + 2 * hour, zone)) starts.push(at);
  return starts.map((start, index) => ({ name: formatWeekday(start, zone), start, end: starts[index + 1] ?? now }));
}

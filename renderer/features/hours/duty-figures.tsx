import type { ReactNode } from 'react';
import { firstCap, formatHours, limitWords } from '../../../shared/domain/duty-words.ts';
import { formatMinute, formatNear, formatStamp, formatWeekday, dayKey } from '../../../shared/domain/format-time.ts';
import type { DutyView } from '../../../shared/model/duty-view.ts';
import { minute, type Instant } from '../../../shared/time/duration.ts';
import { useMinute, useTick, useZone } from '../../store/stores.ts';
import { capTone } from './cap-meter.tsx';

/** One look: how long have I been at it, when must I stop, when did I last rest. */
export function DutyFigures({ duty }: { readonly duty: DutyView }) {
  const { working, continuous } = duty.status;
  const minutes = useTick((now) => Math.floor((continuous.worked + (working ? Math.max(0, now - duty.asOf) : 0)) / minute));
  const worked = minutes * minute;
  const tone = capTone({ ...continuous, worked });
  const text = `${formatHours(worked)} of ${limitWords(continuous.cap)}`;
  return (
    <>
      <dl className="duty-figures" data-tone={tone}>
        <Figure name={working ? 'At it' : 'Worked'} value={formatHours(worked)} below={`of ${limitWords(continuous.cap)}`} />
        {working ? <Stop duty={duty} /> : <Rested duty={duty} />}
        <LastRest duty={duty} />
      </dl>
      <div className="cap-bar" data-tone={tone} role="meter" aria-label="since the last full rest" aria-valuemin={0} aria-valuemax={continuous.cap / minute} aria-valuenow={Math.min(minutes, continuous.cap / minute)} aria-valuetext={text}>
        <span style={{ width: `${Math.min(100, (worked / continuous.cap) * 100)}%` }} />
      </div>
    </>
  );
}

function Figure({ name, value, below, title, tone }: { readonly name: string; readonly value: ReactNode; readonly below: ReactNode; readonly title?: string | undefined; readonly tone?: string }) {
  return <div title={title} data-tone={tone}><dt>{name}</dt><dd className="figures">{value}</dd><dd className="soft">{below}</dd></div>;
}

/** A moment in two short lines: the clock, and which day where it is not today. */
function useMoment(at: Instant | null): { readonly clock: string; readonly day: string; readonly whole: string | undefined } {
  const zone = useZone();
  const now = useMinute();
  if (at === null) return { clock: 'none', day: '', whole: undefined };
  return { clock: formatMinute(at, zone), day: dayKey(at, zone) === dayKey(now, zone) ? 'today' : formatWeekday(at, zone), whole: formatStamp(at, zone) };
}

function Stop({ duty: { status } }: { readonly duty: DutyView }) {
  const first = firstCap(status);
  const { clock, day, whole } = useMoment(first?.reachesAt ?? null);
  const over = first !== null && first.cap.worked >= first.cap.cap;
  return <Figure name="Stop by" value={over ? 'now' : clock} below={over ? `${first.name} reached` : `${day}, ${first?.name ?? ''}`} title={whole} />;
}

function Rested({ duty: { status: { rest } } }: { readonly duty: DutyView }) {
  const owed = rest !== null && rest.owed > 0;
  const { clock, day, whole } = useMoment(owed ? rest.completeAt : null);
  return owed ? <Figure name="Rested at" value={clock} below={day} title={whole} /> : <Figure name="Rested" value="yes" below="nothing is owed" />;
}

function LastRest({ duty: { lastRest, status } }: { readonly duty: DutyView }) {
  const zone = useZone();
  const now = useMinute();
  const length = useTick((at) => (lastRest === null ? '' : formatHours((lastRest.to ?? at) - lastRest.from)));
  if (lastRest === null) return <Figure name="Last rest" value="none" below={status.week.worked === 0 ? 'no work on record' : 'on record'} />;
  const level = status.shortRest?.level;
  const edge = lastRest.to ?? lastRest.from;
  return <Figure name={lastRest.to === null ? 'Resting' : 'Last rest'} value={length} below={`${lastRest.to === null ? 'since' : 'until'} ${formatNear(edge, now, zone)}`} title={formatStamp(edge, zone)} tone={level === 'too-short' ? 'alert' : level === 'short' ? 'warn' : 'off'} />;
}

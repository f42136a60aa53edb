import { Shape } from '../../components/shape.tsx';
import { breakLength } from '../../../shared/domain/break-words.ts';
import { dutyLine, formatHours, limitWords } from '../../../shared/domain/duty-words.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import type { BreakView, DutyView } from '../../../shared/model/duty-view.ts';
import { useTick, useView, useWatch } from '../../store/stores.ts';
import { capTone } from '../hours/cap-meter.tsx';

/** Hours worked against the cap, when it is reached, and the next break; pressed, it opens the hours. */
export function DutyChip() {
  const duty = useWatch((watch) => watch.duty);
  const breaks = useWatch((watch) => watch.breaks);
  const open = useView((view) => view.open);
  const line = useTick((now) => (duty === null ? '' : workedLine(duty, now)));
  const next = useTick((now) => (breaks === null ? '' : breakLine(breaks, now)));
  if (duty === null) return null;
  const { working, continuous, week } = duty.status;
  const tones = new Set([capTone(continuous), capTone(week)]);
  const asked = breaks?.plan.state === 'due' || breaks?.plan.state === 'notice';
  const tone = !working ? 'off' : tones.has('alert') ? 'alert' : tones.has('warn') || asked ? 'warn' : 'ok';
  // The first words say when to stop; the whole sentence is in the tooltip and on Now.
  const [stop = ''] = (duty.forecast ?? '').split(/; |: (?=hand)/);
  return (
    <button type="button" className="chip duty-chip" data-tone={tone} title={[duty.forecast ?? '', ...duty.inputs].filter((text) => text !== '').join('\n')} onClick={() => open({ kind: 'hours' })}>
      <Shape name={working ? (tone === 'ok' ? 'up' : 'pending') : 'hollow'} />
      <span className="unseen">Hours: </span>
      <span className="figures">{line}</span>
      {working && stop !== '' ? <span className="figures chip-forecast">· {stop}</span> : null}
      {next === '' ? null : <span className="figures">· {next}</span>}
    </button>
  );
}

function workedLine({ status, asOf }: DutyView, now: number): string {
  if (!status.working) return dutyLine(status);
  return `${formatHours(status.continuous.worked + Math.max(0, now - asOf))} of ${limitWords(status.continuous.cap)}`;
}

function breakLine({ plan, running }: BreakView, now: number): string {
  if (running !== null) return 'on a break';
  if (plan.owed !== null) return plan.state === 'due' || plan.state === 'notice' ? `break due: ${breakLength(plan.owed.length)}` : `break owed: ${breakLength(plan.owed.length)}`;
  return plan.nextAt === null ? '' : `break in ${formatDuration(Math.ceil(Math.max(0, plan.nextAt - now) / 60_000) * 60_000)}`;
}

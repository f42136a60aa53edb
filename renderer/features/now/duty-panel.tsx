import { formatShortDate } from '../../../shared/domain/format-time.ts';
import { Button } from '../../components/button.tsx';
import { RunbookLink } from '../../components/runbook-link.tsx';
import { useView, useWatch, useZone } from '../../store/stores.ts';
import { NextBreak } from '../hours/break-card.tsx';
import { CapMeter } from '../hours/cap-meter.tsx';
import { DutyActions } from '../hours/duty-actions.tsx';
import { DutyFigures } from '../hours/duty-figures.tsx';
import { sayOfHours } from '../hours/hours-actions.ts';
import { NightNote } from '../hours/night-note.tsx';
import { WeekStrip } from '../hours/week-strip.tsx';

/** Hours, the limits before them, and the rest behind them. */
export function DutyPanel() {
  const duty = useWatch((watch) => watch.duty);
  const open = useView((view) => view.open);
  const zone = useZone();
  if (duty === null) return null;
  const { status, declaredSince, forecast, average, asOf } = duty;
  const { working, week, emergency, rest } = status;
  return (
    <section className="panel duty" aria-labelledby="duty-title">
      <div className="panel-head">
        <h2 id="duty-title">{working ? 'On duty' : rest !== null && rest.owed > 0 ? 'Resting' : 'Off duty'}</h2>
        <RunbookLink part="limits" label="Limits of work and rest" />
        <Button look="quiet" onClick={() => open({ kind: 'hours' })}>Hours</Button>
        {declaredSince === null
          ? <Button onClick={() => void sayOfHours('duty.begin', {})}>Start shift</Button>
          : <Button onClick={() => void sayOfHours('duty.end', {})}>End shift</Button>}
      </div>
      <div className="duty-body">
        {emergency === null ? null : <p className="duty-emergency">Emergency rules, approved by {emergency.approver}</p>}
        <DutyFigures duty={duty} />
        {forecast === null ? null : <p className="duty-forecast" title={duty.inputs.join('\n')}>{forecast}</p>}
        <DutyActions duty={duty} />
        <NextBreak />
        <div className="duty-week">
          <WeekStrip duty={duty} />
          <CapMeter standing={week} asOf={asOf} growing={working} label="in the last 7 days" />
          {average === null ? null : <CapMeter standing={{ worked: average.perWeek, cap: average.cap, warning: 0, reachesAt: null }} asOf={asOf} growing={false} label={`in an average week since ${formatShortDate(average.from, zone)}`} />}
          <p className="soft">{duty.rules}</p>
        </div>
        <NightNote duty={duty} />
      </div>
    </section>
  );
}

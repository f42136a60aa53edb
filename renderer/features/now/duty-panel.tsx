import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { RunbookLink } from '../../components/runbook-link.tsx';
import { formatHours } from '../../../shared/domain/duty-words.ts';
import type { DutyView } from '../../../shared/model/duty-view.ts';
import { useTick, useView, useWatch } from '../../store/stores.ts';
import { AbsenceQuestion } from '../hours/absence-question.tsx';
import { BreakCard } from '../hours/break-card.tsx';
import { CapMeter } from '../hours/cap-meter.tsx';
import { sayOfHours } from '../hours/hours-actions.ts';
import { NightNote } from '../hours/night-note.tsx';
import { WeekStrip } from '../hours/week-strip.tsx';

/** One look: how long have I been at it, when must I stop, when did I last rest. */
export function DutyPanel() {
  const duty = useWatch((watch) => watch.duty);
  const open = useView((view) => view.open);
  if (duty === null) return null;
  const { status, declaredSince, forecast, questions, asOf } = duty;
  const { working, continuous, week, emergency, rest } = status;
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
        <BreakCard />
        {questions.map((absence) => <AbsenceQuestion key={absence.id} absence={absence} />)}
        <CapMeter standing={continuous} asOf={asOf} growing={working} label="since the last full rest" />
        {forecast === null ? null : <p className="duty-forecast" title={duty.inputs.join('\n')}>{forecast}</p>}
        <WeekStrip duty={duty} />
        <CapMeter standing={week} asOf={asOf} growing={working} label="in the last 7 days" />
        <LastRest duty={duty} />
        <NightNote duty={duty} />
      </div>
    </section>
  );
}

function LastRest({ duty: { lastRest, status } }: { readonly duty: DutyView }) {
  const length = useTick((now) => (lastRest === null ? '' : formatHours((lastRest.to ?? now) - lastRest.from)));
  if (lastRest === null) return <p className="panel-line"><span className="soft">Last rest</span><span className="facts-wide">{status.week.worked === 0 ? 'no work on record' : 'none in the last 7 days'}</span></p>;
  const level = status.shortRest?.level;
  return (
    <p className="panel-line" data-tone={level === 'too-short' ? 'alert' : level === 'short' ? 'warn' : 'off'}>
      <span className="soft">{lastRest.to === null ? 'Resting' : 'Last rest'}</span>
      <span className="figures facts-wide">{length}{lastRest.to === null ? <>, since <Moment at={lastRest.from} /></> : <>, until <Moment at={lastRest.to} /></>}</span>
    </p>
  );
}

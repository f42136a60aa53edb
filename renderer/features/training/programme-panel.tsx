import { OutsideText } from '../../components/outside-text.tsx';
import type { TraineeStanding } from '../../../shared/model/training.ts';
import type { TrainingPolicy } from '../../../shared/policy/training-policy.ts';
import { shortCalendarDay } from '../../../shared/domain/short-day.ts';
import { useView } from '../../store/stores.ts';
import { LineMark } from '../incident/line-mark.tsx';
import { ItemRow } from './item-row.tsx';
import { Progress } from './people-panel.tsx';

type ProgrammePanelProps = { readonly policy: TrainingPolicy; /** Null: as it would be for anybody. */ readonly standing: TraineeStanding | null; readonly today: string };

/** Three weeks, and the four parts that an assessor signs. */
export function ProgrammePanel({ policy: { weeks, assessment }, standing, today }: ProgrammePanelProps) {
  const open = useView((view) => view.open);
  const name = standing?.trainee.name;
  return (
    <section className="panel" aria-labelledby="training-programme">
      <div className="training-head">
        <h2 id="training-programme">{name === undefined ? 'The programme' : <>Programme of <OutsideText text={name} /></>}</h2>
        {standing === null ? null : <Progress done={standing.programme.done} of={standing.programme.of} label="Programme" />}
      </div>
      <div className="training-weeks">
        {weeks.map((week, at) => (
          <div key={week.id} className="training-week">
            <h3>Week {at + 1}: {week.name} <LineMark line={week.line} /></h3>
            {week.shadow && standing !== null ? (
              <p className="training-shadow soft">
                {standing.shadow ? 'Holds the shadow seat: shown in the rota, never called.' : <>Not a shadow in the rota yet. <button type="button" className="link" onClick={() => open({ kind: 'rota-plan' })}>Change the rota</button></>}
              </p>
            ) : null}
            {week.days.map((day, place) => (
              <div key={day.id} className="training-day">
                <h4>{week.days.length === 1 ? day.name : `Day ${place + 1}: ${day.name}`}</h4>
                <ul>{day.items.map((item) => <ItemRow key={item.id} item={item} standing={standing} today={today} />)}</ul>
              </div>
            ))}
          </div>
        ))}
        <div className="training-week" data-kind="assessment">
          <h3>{assessment.name} <LineMark line={assessment.line} /></h3>
          <p className="training-shadow soft">
            {standing === null ? 'Passed when an assessor has signed every part.' : standing.certifiedOn === null ? `${standing.signed.done} of ${standing.signed.of} signed. Passed when an assessor has signed every part.` : `Certified ${shortCalendarDay(standing.certifiedOn)}.`}
          </p>
          <ul>{assessment.items.map((item) => <ItemRow key={item.id} item={item} standing={standing} today={today} assessed />)}</ul>
        </div>
      </div>
    </section>
  );
}

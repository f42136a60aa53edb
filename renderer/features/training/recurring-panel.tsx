import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Shape } from '../../components/shape.tsx';
import { shortCalendarDay } from '../../../shared/domain/short-day.ts';
import type { RecurringStanding, TraineeStanding } from '../../../shared/model/training.ts';
import type { TrainingPolicy } from '../../../shared/policy/training-policy.ts';
import { useView } from '../../store/stores.ts';
import { LineMark } from '../incident/line-mark.tsx';

const looks = { fine: ['up', 'ok'], soon: ['pending', 'warn'], expired: ['down', 'alert'] } as const;

function daysWords({ daysLeft }: RecurringStanding): string {
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
  return daysLeft < 0 ? `expired ${days(-daysLeft)} ago` : daysLeft === 0 ? 'due today' : `in ${days(daysLeft)}`;
}

/** What has to be done again, when, and what belongs to it. */
export function RecurringPanel({ policy, standing }: { readonly policy: TrainingPolicy; readonly standing: TraineeStanding }) {
  const open = useView((view) => view.open);
  const { trainee, certifiedOn, recurring } = standing;
  return (
    <section className="panel" aria-labelledby="training-recurring">
      <h2 id="training-recurring">To stay certified</h2>
      {certifiedOn === null ? <p className="training-shadow soft">Begins when <OutsideText text={trainee.name} /> is certified.</p> : null}
      <ul className="training-recurring">
        {policy.recurring.map(({ id, name, everyDays, items, line }) => {
          const held = recurring.find((one) => one.id === id);
          const [shape, tone] = held === undefined ? (['hollow', 'off'] as const) : looks[held.state];
          return (
            <li key={id}>
              <div>
                <h3>{name} <LineMark line={line} /></h3>
                <p className="soft">{items.map(({ text }) => text).join(' · ')}</p>
              </div>
              <span className="soft figures">every {everyDays} days{held?.lastOn == null ? '' : <>, last {shortCalendarDay(held.lastOn)}</>}</span>
              <span className="verdict" data-tone={tone}><Shape name={shape} /><span className="figures">{held === undefined ? 'later' : `${shortCalendarDay(held.dueOn)}, ${daysWords(held)}`}</span></span>
              {held === undefined ? <span /> : <Button aria-label={`Record: ${name}`} onClick={() => open({ kind: 'training-record', traineeId: trainee.id, item: id })}>Record…</Button>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

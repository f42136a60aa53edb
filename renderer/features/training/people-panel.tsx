import { Pencil } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Shape, type ShapeName } from '../../components/shape.tsx';
import { shortCalendarDay } from '../../../shared/domain/short-day.ts';
import type { TraineeStanding } from '../../../shared/model/training.ts';
import { useView } from '../../store/stores.ts';

type PeoplePanelProps = { readonly people: readonly TraineeStanding[]; readonly chosen: string | null; readonly onChoose: (id: string) => void };

export function PeoplePanel({ people, chosen, onChoose }: PeoplePanelProps) {
  const open = useView((view) => view.open);
  return (
    <section className="panel" aria-labelledby="training-people">
      <h2 id="training-people">People</h2>
      <ul className="training-people">
        {people.map((standing) => {
          const { trainee: { id, name }, programme, certifiedOn } = standing;
          const { words, shape, tone } = standingWords(standing);
          return (
            <li key={id} data-chosen={id === chosen}>
              <button type="button" className="training-person" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
                <strong><OutsideText text={name} /></strong>
                {certifiedOn !== null && programme.done === 0 ? <span className="soft figures">on call already</span> : <Progress done={programme.done} of={programme.of} label={`Programme of ${name}`} />}
                <span className="verdict" data-tone={tone}><Shape name={shape} /><span className="cut" title={words}>{words}</span></span>
              </button>
              <IconButton icon={Pencil} label={`Change ${name}`} onClick={() => open({ kind: 'trainee', id })} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function standingWords({ certifiedOn, recurring, signed, shadow, programme }: TraineeStanding): { readonly words: string; readonly shape: ShapeName; readonly tone: 'ok' | 'warn' | 'alert' | 'off' } {
  if (certifiedOn === null) return { words: shadow ? 'shadow, without authority' : programme.done === 0 ? 'not begun' : signed.done > 0 ? `${signed.done} of ${signed.of} parts signed` : 'in training', shape: shadow ? 'pending' : 'hollow', tone: shadow ? 'warn' : 'off' };
  const expired = recurring.find(({ state }) => state === 'expired');
  if (expired !== undefined) return { words: `expired: ${expired.name.toLowerCase()}`, shape: 'down', tone: 'alert' };
  const soon = recurring.find(({ state }) => state === 'soon');
  if (soon !== undefined) return { words: `due ${shortCalendarDay(soon.dueOn)}: ${soon.name.toLowerCase()}`, shape: 'pending', tone: 'warn' };
  return { words: `certified ${shortCalendarDay(certifiedOn)}`, shape: 'up', tone: 'ok' };
}

export function Progress({ done, of, label }: { readonly done: number; readonly of: number; readonly label: string }) {
  return (
    <span className="training-progress">
      <span className="training-bar" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={done} aria-valuetext={`${done} of ${of}`}><span style={{ width: `${of === 0 ? 0 : (done / of) * 100}%` }} /></span>
      <span className="figures soft">{done} / {of}</span>
    </span>
  );
}

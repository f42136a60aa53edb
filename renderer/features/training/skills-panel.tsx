import { useId } from 'react';
import type { TrainingView } from '../../../shared/model/training.ts';
import type { Competency, TrainingPolicy } from '../../../shared/policy/training-policy.ts';
import { LineMark } from '../incident/line-mark.tsx';
import { doTraining } from './use-training.ts';

type SkillsPanelProps = { readonly policy: TrainingPolicy; readonly ratings: TrainingView['ratings'] };
type Rating = TrainingView['ratings'][number];

const marks = [1, 2, 3, 4, 5] as const;
/** From here on it is worth practising. */
const weak = 2;

/** How well the person at this machine thinks they can do it. It is theirs: in no export, not on the timeline. */
export function SkillsPanel({ policy, ratings }: SkillsPanelProps) {
  const ratingOf = (id: string) => ratings.find(({ competency }) => competency === id);
  const parts = new Map(policy.weeks.flatMap(({ days }) => days).flatMap(({ items }) => items).map(({ id, text }) => [id, text]));
  const suggested = [...new Set(policy.competencies.flatMap(({ items }) => items).filter(({ id }) => (ratingOf(id)?.rating ?? 5) <= weak).flatMap(({ practise }) => practise))].flatMap((id) => parts.get(id) ?? []);
  return (
    <section className="panel" aria-labelledby="training-skills">
      <h2 id="training-skills">Your own skills</h2>
      <p className="training-shadow soft">From 1 (new to me) to 5 (I could teach it). Only on this machine: in no export, not on the timeline, nobody’s grade.</p>
      {policy.competencies.map(({ id, name, items, line }) => (
        <div key={id} className="training-skills">
          <h3>{name} <LineMark line={line} /></h3>
          {items.map((item) => <Skill key={item.id} item={item} rating={ratingOf(item.id)} />)}
        </div>
      ))}
      {suggested.length === 0 ? null : <p className="training-suggested"><span className="soft">Worth practising:</span> {suggested.join(' · ')}</p>}
    </section>
  );
}

function Skill({ item: { id, text }, rating }: { readonly item: Competency; readonly rating: Rating | undefined }) {
  const name = useId();
  const change = rating === undefined || rating.before === null || rating.before === rating.rating ? '' : `was ${rating.before}`;
  return (
    <fieldset className="training-skill">
      <legend className="unseen">{text}</legend>
      <span className="training-skill-text" aria-hidden="true">{text}</span>
      <span className="training-before soft figures">{change}</span>
      <span className="training-scale">
        {marks.map((mark) => (
          <label key={mark} title={`${text}: ${mark}`}>
            <input type="radio" name={name} value={mark} checked={rating?.rating === mark} onChange={() => void doTraining('training.rate', { competency: id, rating: mark })} />
            <span className="figures">{mark}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}

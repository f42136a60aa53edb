import { Undo2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import './training.css';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import type { TrainingView } from '../../../shared/model/training.ts';
import { useView } from '../../store/stores.ts';
import { DrillsPanel } from '../drills/drills-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { ProgrammePanel } from './programme-panel.tsx';
import { RecurringPanel } from './recurring-panel.tsx';
import { ResourcesPanel } from './resources-panel.tsx';
import { SkillsPanel } from './skills-panel.tsx';
import { TrainingDuePanel } from './training-due-panel.tsx';
import { doTraining, useTraining } from './use-training.ts';

/** Who learns to be on call, who may be, and what has to be done again. */
export function TrainingScreen() {
  const { view, problem } = useTraining();
  if (problem !== null) return <div className="page-alone"><Said level="error">The training could not be read: {problem}</Said></div>;
  return view === null ? null : <Training view={view} />;
}

function Training({ view }: { readonly view: TrainingView }) {
  const { people, policy, today, undo } = view;
  const open = useView((state) => state.open);
  const [chosen, setChosen] = useState<string | null>(null);
  const standing = people.find(({ trainee }) => trainee.id === chosen) ?? people.find(({ certifiedOn }) => certifiedOn === null) ?? people[0];
  return (
    <div className="page training">
      <div className="page-column">
        <div className="training-actions">
          <Button icon={UserPlus} look={people.length === 0 ? 'primary' : 'plain'} onClick={() => open({ kind: 'trainee', id: null })}>Add a person</Button>
          {undo === null ? null : <Button look="quiet" icon={Undo2} title={`Take back: ${undo}`} onClick={() => void doTraining('training.undo', undefined)}>Undo</Button>}
        </div>
        {people.length === 0 ? <Empty /> : <PeoplePanel people={people} chosen={standing?.trainee.id ?? null} onChoose={setChosen} />}
        <ProgrammePanel policy={policy} standing={standing ?? null} today={today} />
        {standing === undefined ? null : <RecurringPanel policy={policy} standing={standing} />}
        <section className="panel training-drills" aria-label="Drills"><div className="panel-head"><h2>Drills</h2></div><DrillsPanel /></section>
      </div>
      <div className="page-column">
        <TrainingDuePanel due={view.due} onChoose={setChosen} />
        <SkillsPanel policy={policy} ratings={view.ratings} />
        <ResourcesPanel policy={policy} resources={view.resources} />
      </div>
    </div>
  );
}

function Empty() {
  return (
    <section className="panel training-empty">
      <h2>Nobody is on record yet</h2>
      <p>Add somebody who learns to be on call, and sign what they have done; or somebody who is on call already, with the day of their last certification. What recurs is named before it is due.</p>
    </section>
  );
}

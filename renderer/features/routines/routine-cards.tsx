import { ChevronRight, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import './routines.css';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import type { OpenRoutine } from '../../../shared/model/routine.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { isScreen } from '../../store/view-store.ts';
import { closeRoutine, tickItem } from './routine-actions.ts';
import { RoutineItem } from './routine-item.tsx';

/** What is to be looked at now, beside what happens: open while nothing else does. */
export function RoutineCards() {
  const routines = useWatch((watch) => watch.routines);
  const busy = useWatch(({ situations }) => (situations ?? []).some(({ status }) => status !== 'resolved'));
  return <>{routines?.open.map((routine, place) => <RoutineCard key={routine.id} routine={routine} begins={!busy && place === 0} />)}</>;
}

function RoutineCard({ routine, begins }: { readonly routine: OpenRoutine; readonly begins: boolean }) {
  const [unfolded, setUnfolded] = useState(begins);
  const go = useView((view) => view.go);
  const { id, name, items, opens } = routine;
  const done = items.filter((item) => item.done).length;
  return (
    <section className="panel routine" aria-label={name} data-state={routine.state}>
      <div className="panel-head">
        <h2><button type="button" className="fold" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}><Icon of={ChevronRight} small />{name}</button></h2>
        <When routine={routine} />
        <span className="figures soft">{done} of {items.length}</span>
        {opens !== null && isScreen(opens) ? <Button icon={NotebookPen} onClick={() => go(opens)}>Open the handoff</Button> : null}
        <Button look="quiet" onClick={() => void closeRoutine('routine.skip', id)}>Skip</Button>
        <Button look={done === items.length ? 'primary' : 'plain'} onClick={() => void closeRoutine('routine.done', id)}>Done</Button>
      </div>
      {unfolded ? <ul className="routine-items">{items.map((item) => <RoutineItem key={item.id} item={item} onTick={(ticked) => void tickItem(id, item.id, ticked)} />)}</ul> : null}
    </section>
  );
}

function When({ routine: { state, dueAt } }: { readonly routine: OpenRoutine }) {
  const word = state === 'late' ? 'late, due' : 'due';
  return <span className="routine-when" data-state={state}>{word} <Moment at={dueAt} /></span>;
}

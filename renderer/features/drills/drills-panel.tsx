import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import './drills.css';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { DrillsView } from '../../../shared/model/drill-run.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { DrillResults } from './drill-results.tsx';
import { DrillStart } from './drill-start.tsx';
import { useDrills } from './use-drills.ts';

/** Scenarios to play, and what came of those that were played. It needs nothing around it. */
export function DrillsPanel() {
  const { view, problem } = useDrills();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (problem !== null) return <Said level="error">Drills could not be read: {problem}</Said>;
  if (view === null) return null;
  const say = async (asked: 'drills.open' | 'drills.show' | 'drills.end') => setOutcome(outcomeOf(await askMain(asked, undefined)));
  return (
    <div className="drills">
      <p className="soft">
        A replayed incident in a window of its own, against a simulator in this program: no connection of yours is touched. The watch goes on here,
        and a real alert stops the drill. Afterwards it says what was within the times of your policy, and by what it was seen.
      </p>
      {view.running === null ? null : (
        <div className="drill-running" role="status">
          <strong>Under way: <OutsideWords text={view.running.title} /></strong>
          <Button look="primary" onClick={() => void say('drills.show')}>Show it</Button>
          <Button look="quiet" onClick={() => void say('drills.end')}>Break it off</Button>
        </div>
      )}
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      <DrillStart view={view} onOutcome={setOutcome} />
      <div className="drill-own">
        <Button icon={FolderOpen} onClick={() => void say('drills.open')}>Open a scenario of your own</Button>
        <span className="soft">A YAML file that your team keeps. What is wrong with it is said here with line and column, and by <code>npm run drill -- lint FILE</code> in a checkout.</span>
      </div>
      <Refused refused={view.refused} />
      <DrillResults results={view.results} />
    </div>
  );
}

function Refused({ refused }: Pick<DrillsView, 'refused'>) {
  if (refused === null) return null;
  return (
    <div className="drill-refused">
      <p><strong><OutsideWords text={refused.file} /></strong> cannot be played:</p>
      <ol>{refused.faults.map(({ line, column, path, message }) => <li key={`${line} ${column} ${path} ${message}`}><span className="figures soft">{line}:{column}</span> {path === '' ? null : <code>{path}</code>} <OutsideWords text={message} /></li>)}</ol>
    </div>
  );
}

import { Play } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import type { DrillsView } from '../../../shared/model/drill-run.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { SpeedChoice } from './speed-choice.tsx';

/** Which scenario, how fast, and who is trained. */
export function DrillStart({ view, onOutcome }: { readonly view: DrillsView; readonly onOutcome: (outcome: Outcome) => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [speed, setSpeed] = useState(10);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const group = useId();
  const scenarioId = chosen ?? view.offers[0]?.id ?? '';
  const person = typed ?? view.person;
  async function start(): Promise<void> {
    if (person.trim() === '') return setProblem('Say who is trained: it stands on the result.');
    setProblem(undefined);
    onOutcome(outcomeOf(await askMain('drills.start', { scenarioId, speed, person })));
  }
  return (
    <form className="drill-start" onSubmit={(event) => { event.preventDefault(); void start(); }}>
      <div className="drill-offers" role="radiogroup" aria-label="Scenario">
        {view.offers.map(({ id, title, about, trains, starts, length, own }) => (
          <label key={id} data-chosen={id === scenarioId}>
            <input type="radio" name={group} value={id} checked={id === scenarioId} onChange={() => setChosen(id)} />
            <span>
              <strong><OutsideWords text={title} /></strong> <span className="soft figures">{starts}, {formatDuration(length)}{own ? ', your own' : ''}</span>
              <span className="drill-about"><OutsideWords text={about} /></span>
              {trains.length === 0 ? null : <span className="drill-about soft">Trains: <OutsideWords text={trains.join('; ')} /></span>}
            </span>
          </label>
        ))}
      </div>
      <div className="drill-how">
        <TextField label="Who is trained" value={person} problem={problem} onText={setTyped} />
        <SpeedChoice speed={speed} onSpeed={setSpeed} />
        <Button type="submit" look="primary" icon={Play} disabled={view.running !== null || scenarioId === ''}>Start the drill</Button>
      </div>
    </form>
  );
}

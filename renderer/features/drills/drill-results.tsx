import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { speedWords } from '../../../shared/domain/drill-words.ts';
import { formatStamp } from '../../../shared/domain/format-time.ts';
import type { DrillResult, DrillResultSummary } from '../../../shared/model/drill-result.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useZone } from '../../store/stores.ts';
import { DrillResultView } from './drill-result-view.tsx';

/** What is kept for recertification: who did which drill when, how fast, and how much of it was within the rules. */
export function DrillResults({ results }: { readonly results: readonly DrillResultSummary[] }) {
  const zone = useZone();
  const [opened, setOpened] = useState<DrillResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  async function open(id: string): Promise<void> {
    const reply = await askMain('drills.result', { id });
    setProblem(reply.ok ? null : reply.problem.message);
    setOpened(reply.ok ? reply.value : null);
  }
  async function remove(id: string): Promise<void> {
    setRemoving(null);
    tellOutcome(outcomeOf(await askMain('drills.remove', { id })));
  }
  return (
    <section aria-label="Results">
      <h3>Results</h3>
      {problem === null ? null : <Said level="error">{problem}</Said>}
      {results.length === 0 ? <p className="soft">None yet. What comes of a drill stays here, on this computer, until you remove it.</p> : (
        <table className="drill-results">
          <thead><tr><th scope="col">When</th><th scope="col">Scenario</th><th scope="col">Who</th><th scope="col">Speed</th><th scope="col">Within the rules</th><th scope="col"><span className="unseen">Remove</span></th></tr></thead>
          <tbody>
            {results.map((result) => (
              <tr key={result.id}>
                <td className="figures">{formatStamp(result.endedAt, zone)}</td>
                <td><button type="button" className="link" onClick={() => void open(result.id)}><OutsideWords text={result.scenario.title} /></button></td>
                <td><OutsideWords text={result.person} /></td>
                <td className="figures">{speedWords(result)}</td>
                <td className="figures">{result.within} of {result.of}</td>
                <td>{removing === result.id
                  ? <Button look="danger" onClick={() => void remove(result.id)}>Remove for good</Button>
                  : <IconButton icon={Trash2} label={`Remove the result of ${result.scenario.title}, ${formatStamp(result.endedAt, zone)}`} onClick={() => setRemoving(result.id)} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {opened === null ? null : (
        <Dialog title={`Drill: ${opened.scenario.title}`} size="wide" onClose={() => setOpened(null)}>
          <div className="dialog-body"><DrillResultView result={opened} /></div>
        </Dialog>
      )}
    </section>
  );
}

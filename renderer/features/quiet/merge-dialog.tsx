import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { isOpen } from '../../../shared/domain/situation-members.ts';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import { isTrouble } from '../../store/ask.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { mergeSituations } from './quiet-actions.ts';

/** Which situations are one outage. The choice holds until they are over, whatever the sources say (P4). */
export function MergeDialog({ situationId }: { readonly situationId: string | null }) {
  const situations = useWatch((watch) => watch.situations);
  const close = useView((view) => view.close);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(situationId === null ? [] : [situationId]));
  const [problem, setProblem] = useState<string | null>(null);
  const first = situations?.find(({ id }) => id === situationId);
  // A demo and a real outage stay apart.
  const open = (situations ?? []).filter((situation) => isOpen(situation) && (first === undefined || situation.drill === first.drill)).toSorted(byUrgency);
  const ids = open.map(({ id }) => id).filter((id) => chosen.has(id));

  function turn(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
    setProblem(null);
  }
  async function merge(): Promise<void> {
    if (ids.length < 2) return setProblem('Choose two at least.');
    const outcome = await mergeSituations(ids);
    if (isTrouble(outcome.result)) setProblem(outcome.message);
    else close();
  }

  return (
    <Dialog title="Merge into one situation" onClose={close}>
      {open.length < 2 ? <p className="dialog-text">Two open situations are needed; there {open.length === 1 ? 'is one' : 'are none'}.</p> : (
        <form className="form dialog-body" onSubmit={(event) => { event.preventDefault(); void merge(); }}>
          <ul className="merge-choices" aria-label="Open situations">
            {open.map(({ id, severity, title, serviceName }, index) => (
              <li key={id}>
                <label>
                  <input type="checkbox" data-first={index === 0 ? '' : undefined} checked={chosen.has(id)} onChange={() => turn(id)} />
                  <SeverityBadge severity={severity} />
                  <OutsideText text={title} />
                  {serviceName === null ? null : <span className="soft"><OutsideText text={serviceName} /></span>}
                </label>
              </li>
            ))}
          </ul>
          {problem === null ? null : <Said level="error">{problem}</Said>}
          <p className="soft">They are one card, one notification and one line in the handoff from then on. A member can be split off again.</p>
          <div className="form-actions form-end">
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" type="submit">{ids.length < 2 ? 'Merge' : `Merge ${ids.length}`}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

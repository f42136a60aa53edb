import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Running } from '../../components/age.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { acknowledge } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';

/** The second of two keystrokes: Enter takes the most urgent, a digit any other. */
export function AcknowledgeDialog() {
  const situations = useWatch((watch) => watch.situations);
  const setAcknowledging = useView((view) => view.setAcknowledging);
  const close = () => setAcknowledging(false);
  const waiting = (situations ?? []).filter(({ status }) => status === 'triggered').toSorted(byUrgency);
  return (
    <Dialog title={waiting.length === 0 ? 'Nothing waits for an acknowledgement' : 'Acknowledge'} onClose={close}>
      {waiting.length === 0 ? <p className="dialog-text">Every open situation has been acknowledged. <kbd>Esc</kbd> closes.</p> : <Choices waiting={waiting} onDone={close} />}
    </Dialog>
  );
}

function Choices({ waiting, onDone }: { readonly waiting: readonly Situation[]; readonly onDone: () => void }) {
  // By id: the list may be sorted anew while the person looks at it, and Enter must take what they looked at.
  const [chosenId, setChosenId] = useState(waiting[0]?.id);
  const at = Math.max(0, waiting.findIndex(({ id }) => id === chosenId));

  function take(situation: Situation | undefined): void {
    if (situation === undefined) return;
    onDone();
    void acknowledge(situation);
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step !== undefined) setChosenId(waiting[(at + step + waiting.length) % waiting.length]?.id);
    else if (event.key === 'Enter') take(waiting[at]);
    else if (digit > 0) take(waiting[digit - 1]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <ul data-first="" className="choices" role="listbox" aria-label="Situations waiting" tabIndex={0} aria-activedescendant={`acknowledge-${waiting[at]?.id ?? ''}`} onKeyDown={press}>
        {waiting.map((situation, index) => (
          <li key={situation.id} id={`acknowledge-${situation.id}`} role="option" aria-selected={index === at} onClick={() => take(situation)}>
            <kbd>{index < 9 ? index + 1 : '·'}</kbd>
            <SeverityBadge severity={situation.severity} />
            <OutsideText text={situation.title} />
            <Running since={situation.openedAt} label="Open for" />
          </li>
        ))}
      </ul>
      <p className="dialog-text soft"><kbd>Enter</kbd> acknowledges the marked one, <kbd>1</kbd>–<kbd>9</kbd> another.</p>
    </>
  );
}

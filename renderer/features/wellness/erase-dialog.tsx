import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import { useView } from '../../store/stores.ts';
import { problemOfWellness, saveAnswers } from './wellness-actions.ts';

/** One press and it is gone: there is no undo, which is said before. */
export function EraseDialog() {
  const close = useView((view) => view.close);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function erase(): Promise<void> {
    setBusy(true);
    const found = await problemOfWellness('wellness.erase', undefined);
    setBusy(false);
    setProblem(found);
    if (found === null) close();
  }
  return (
    <Dialog title="Erase all answers" onClose={close}>
      <div className="dialog-body">
        <p>Self-checks, signs, notes, what you said of shifts and nights, and your own support numbers are deleted, overwritten with zeros, and the file is looked through byte by byte. The automatic backups hold none of it, so nobody can bring it back.</p>
        <p className="soft">Incidents, hours and the timeline stay. Copies that you saved yourself, or that your system makes of the whole disk, are out of reach.</p>
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end">
          <Button onClick={() => void saveAnswers()}>Save a copy first…</Button>
          <Button onClick={close} data-first="">Keep them</Button>
          <Button look="danger" disabled={busy} onClick={() => void erase()}>Erase everything</Button>
        </div>
      </div>
    </Dialog>
  );
}

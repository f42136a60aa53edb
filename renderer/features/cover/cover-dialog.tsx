import { useEffect, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import type { CoverDraft } from '../../../shared/model/cover.ts';
import { askMain } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { CoverForm } from './cover-form.tsx';

/** "I cannot continue": the brief is written already; who covers is named and confirmed here (S23). */
export function CoverDialog() {
  const close = useView((view) => view.close);
  const [draft, setDraft] = useState<CoverDraft | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let wanted = true;
    void askMain('cover.draft', undefined).then((reply) => {
      if (!wanted) return;
      if (reply.ok) setDraft(reply.value);
      else setProblem(reply.problem.message);
    });
    return () => {
      wanted = false;
    };
  }, []);
  // What is shown late has no focus.
  if (draft === null && problem === '') return null;
  return (
    <Dialog title="I cannot continue" size="wide" onClose={close}>
      <div className="dialog-body">
        {problem === '' ? null : <Said level="error">{problem}</Said>}
        {draft === null ? null : <CoverForm draft={draft} onDone={close} />}
      </div>
    </Dialog>
  );
}

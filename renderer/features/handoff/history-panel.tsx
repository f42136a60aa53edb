import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import { formatNear } from '../../../shared/domain/format-time.ts';
import type { HandoffDifference, HandoffVersion } from '../../../shared/model/handoff-view.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useMinute, useZone } from '../../store/stores.ts';
import { DifferenceView } from './difference-view.tsx';
import { changeWhole } from './handoff.ts';

const reasons: Readonly<Record<HandoffVersion['why'], string>> = {
  begun: 'as it was begun', 'before-compile': 'before a compile', typing: 'while writing', given: 'as it was given', 'before-going-back': 'before going back', conflict: 'refused: changed elsewhere', received: 'as it came in',
};

type Chosen = 'previous' | number;
type HistoryProps = { readonly id: string; readonly revision: number; readonly hasPrevious: boolean; readonly readOnly: boolean; readonly onClose: () => void };

/** What this handoff said before, what differs, and the way back, which is a new version. */
export function HistoryDialog({ id, revision, hasPrevious, readOnly, onClose }: HistoryProps) {
  const [versions, setVersions] = useState<readonly HandoffVersion[] | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [found, setFound] = useState<{ readonly of: Chosen; readonly difference: HandoffDifference } | null>(null);
  const [problem, setProblem] = useState('');
  const zone = useZone();
  const now = useMinute();

  useEffect(() => {
    void askMain('handoff.versions', { id }).then((reply) => {
      if (!reply.ok) return setProblem(reply.problem.message);
      const newest = reply.value.toSorted((a, b) => b.version - a.version);
      setVersions(newest);
      setChosen(newest[0]?.version ?? (hasPrevious ? 'previous' : null));
    });
  }, [id, revision, hasPrevious]);
  useEffect(() => {
    if (chosen === null) return;
    let gone = false;
    void askMain('handoff.difference', { id, with: chosen }).then((reply) => {
      if (gone) return;
      if (reply.ok) setFound({ of: chosen, difference: reply.value });
      else setProblem(reply.problem.message);
    });
    return () => void (gone = true);
  }, [id, chosen, revision]);

  async function restore(version: number): Promise<void> {
    if (!await changeWhole((at) => askMain('handoff.goBack', { id: at.id, editor: at.editor, version }))) return;
    tell('It reads as it did then. What it said before is among the versions.');
    onClose();
  }
  const row = (key: Chosen, words: string, why: string) => (
    <li key={key}>
      <button type="button" className="history-row" aria-pressed={chosen === key} onClick={() => setChosen(key)}><span className="figures">{words}</span><span className="soft">{why}</span></button>
    </li>
  );
  return (
    <Dialog title="Versions" size="wide" onClose={onClose}>
      <div className="history">
        <ul className="history-list" aria-label="Versions, the newest first">
          {hasPrevious ? row('previous', 'The handoff before', 'as it was given') : null}
          {(versions ?? []).map(({ version, savedAt, why }) => row(version, formatNear(savedAt, now, zone), reasons[why]))}
        </ul>
        <div className="history-shown">
          {problem === '' ? null : <Said level="error">{problem}</Said>}
          {versions?.length === 0 && !hasPrevious ? <p className="soft">There is one version: what you see. Earlier ones are kept while you write and before each compile.</p> : null}
          {found === null || found.of !== chosen ? null : <DifferenceView difference={found.difference} />}
        </div>
      </div>
      <footer className="dialog-foot">
        <div className="form-actions form-end">
          <Button onClick={onClose}>Close</Button>
          {readOnly || typeof chosen !== 'number' ? null : <Button look="primary" onClick={() => void restore(chosen)}>Go back to this version</Button>}
        </div>
      </footer>
    </Dialog>
  );
}

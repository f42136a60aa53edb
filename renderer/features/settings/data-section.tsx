import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import { Waiting } from '../../components/waiting.tsx';
import type { CopyLook, DataOverview, ExtraPart } from '../../../shared/model/data-copy.ts';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { CopyPreviewPanel } from './copy-preview.tsx';
import { EraseGroup } from './erase-group.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useAnswer } from './use-answer.ts';
import { sizeWords, useProgress } from './use-data.ts';
import { WellnessTick } from './wellness-tick.tsx';

/** Backups, what is in them, everything as JSON, and the way to leave nothing behind. */
export function DataSection() {
  const { answer: data, problem, again } = useAnswer('data.overview', undefined);
  const [look, setLook] = useState<CopyLook | null>(null);
  if (problem !== null) return <Said level="error">{problem}</Said>;
  if (data === null) return <Waiting label="Reading what lies in the data folder" />;
  return (
    <>
      <Progress />
      <BackupGroup data={data} onDone={again} />
      <RestoreGroup data={data} look={look} onLook={setLook} />
      <ExportGroup data={data} />
      <EraseGroup data={data} />
    </>
  );
}

function Progress() {
  const progress = useProgress();
  if (progress === null) return null;
  return (
    <div className="data-progress" role="status">
      <label htmlFor="data-progress">{progress.what}…</label>
      {progress.share === null ? <progress id="data-progress" /> : <progress id="data-progress" value={progress.share} max={1} />}
    </div>
  );
}

type PartProps = { readonly data: DataOverview };

function BackupGroup({ data, onDone }: PartProps & { readonly onDone: () => void }) {
  const [wellness, setWellness] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function backUp(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setOutcome(null);
    const extras: ExtraPart[] = ['preferences', 'policy', ...(wellness ? ['wellness' as const] : [])];
    setOutcome(outcomeOf(await askMain('data.backUp', { extras })));
    setBusy(false);
    onDone();
  }
  const newest = data.copies.find(({ kind }) => kind === 'automatic');
  return (
    <SettingsGroup title="Back up" lead={<>By itself every 15 minutes while something changes, the last eight are kept in the data folder: what is lost at worst is a quarter of an hour. {newest === undefined ? 'None was made yet; the first comes five minutes after the start.' : <>The newest is of <Moment at={newest.takenAt} />.</>} A backup in a place of your own outlives this disk.</>}>
      <WellnessTick shown={data.hasWellness} on={wellness} onChange={setWellness} what="the backup" />
      <div className="form-actions"><Button look="primary" aria-disabled={busy} onClick={() => void backUp()}>{busy ? 'Backing up…' : 'Back up now…'}</Button></div>
      {outcome === null ? <p className="soft">One file with the timeline, your settings and your policy, read back and checked. Tokens and header values are not in it.</p> : <SaidOutcome outcome={outcome} />}
    </SettingsGroup>
  );
}

type RestoreProps = PartProps & { readonly look: CopyLook | null; readonly onLook: (look: CopyLook | null) => void };

function RestoreGroup({ data, look, onLook }: RestoreProps) {
  const [busy, setBusy] = useState(false);
  async function choose(asking: Promise<Reply<CopyLook>>): Promise<void> {
    setBusy(true);
    onLook(null);
    const reply = await asking;
    onLook(reply.ok ? reply.value : { outcome: { result: 'failed', message: reply.problem.message }, preview: null });
    setBusy(false);
  }
  const begin = (asking: () => Promise<Reply<CopyLook>>) => (busy ? undefined : void choose(asking()));
  return (
    <SettingsGroup title="Restore" lead="A backup is unpacked, checked and shown to you before anything is replaced. What is here now is kept beside it, so that you can go back.">
      <div className="form-actions"><Button aria-disabled={busy} onClick={() => begin(() => askMain('data.chooseCopy', undefined))}>{busy ? 'Looking into it…' : 'Choose a backup…'}</Button></div>
      {look === null ? null : look.preview === null ? <SaidOutcome outcome={look.outcome} /> : <CopyPreviewPanel key={look.preview.takenAt} preview={look.preview} onGiveUp={() => onLook(null)} />}
      {data.copies.length === 0 ? null : (
        <table className="data-table">
          <caption className="soft">Kept in the data folder</caption>
          <thead><tr><th scope="col">Of</th><th scope="col">What</th><th scope="col">Size</th><th scope="col"><span className="unseen">Restore</span></th></tr></thead>
          <tbody>
            {data.copies.map(({ name, kind, takenAt, bytes }) => (
              <tr key={name}>
                <td><Moment at={takenAt} /></td>
                <td>{kind === 'undo' ? 'Before the restore' : 'Automatic'}</td>
                <td className="figures">{sizeWords(bytes)}</td>
                <td><Button aria-disabled={busy} aria-label={`Look into ${name}`} onClick={() => begin(() => askMain('data.lookInto', { name }))}>Look into it</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SettingsGroup>
  );
}

function ExportGroup({ data }: PartProps) {
  const [wellness, setWellness] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function save(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setOutcome(null);
    setOutcome(outcomeOf(await askMain('data.export', { withWellness: wellness })));
    setBusy(false);
  }
  return (
    <SettingsGroup title="Export everything" lead="One JSON file for other programs: every table, a row a line. It begins with notes on how to read it. To move to another computer, take a backup instead.">
      <WellnessTick shown={data.hasWellness} on={wellness} onChange={setWellness} what="the export" />
      <div className="form-actions"><Button aria-disabled={busy} onClick={() => void save()}>{busy ? 'Exporting…' : 'Export…'}</Button></div>
      {outcome === null ? <p className="soft data-folder">Your data lie in <OutsideText text={data.folder} /></p> : <SaidOutcome outcome={outcome} />}
    </SettingsGroup>
  );
}

import { ArrowLeft, Columns2, History, Redo2, RefreshCw, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { Waiting } from '../../components/waiting.tsx';
import type { OpenedHandoff } from '../../../shared/model/handoff-view.ts';
import type { Handoff, HandoffStep } from '../../../shared/model/handoff.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { api, useZone } from '../../store/stores.ts';
import { usePageKeys } from '../incident/page-keys.ts';
import { commandKey } from '../shell/key-names.ts';
import { Clashes } from './clashes.tsx';
import { DocumentView } from './document-view.tsx';
import { loadEditor } from './editor-door.tsx';
import { ExchangePanels, WentOut } from './exchange-panels.tsx';
import { ExportMenu } from './export-menu.tsx';
import { followEvidence } from './follow-evidence.ts';
import { GiveDialog } from './give-dialog.tsx';
import { jumpTo, leaveHandoff, pen, renewWhole, showHandoff, useDesk, usePen } from './handoff.ts';
import { handoffTitle, isToRead, statusOf } from './handoff-words.ts';
import { HistoryDialog } from './history-panel.tsx';
import { KeysHelp } from './keys-help.tsx';
import { LeftBehindPanel } from './left-behind-panel.tsx';
import { pageKeys } from './page-acts.ts';
import { Outline } from './outline.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { ReceiverField, ReceiverName } from './receiver-field.tsx';
import { NotSaved, SaveWord } from './save-word.tsx';
import { ShiftEnd, StepsBar } from './steps-bar.tsx';
import { TellsField } from './tells-field.tsx';
import { useHandoffStatus } from './use-handoff-status.ts';
import { compile, deleteDraft, redo, toggleBeside, undo } from './whole-acts.ts';

/** One handoff, followed while it is shown. */
export function HandoffPage({ id }: { readonly id: string }) {
  const opened = usePen((state) => (state.opened?.handoff.id === id ? state.opened : null));
  const problem = usePen((state) => state.problem);
  useEffect(() => pen.open(id), [id]);
  if (opened !== null) return <Page opened={opened} />;
  if (problem === null) return <Waiting label="Reading the handoff" />;
  return (
    <div className="timeline-empty">
      <h2>This handoff cannot be shown</h2>
      <p><OutsideWords text={problem} /></p>
      <Button onClick={() => showHandoff(null)}>All handoffs</Button>
    </div>
  );
}

function Page({ opened }: { readonly opened: OpenedHandoff }) {
  const { handoff, quality, leftBehind, news, undo: undoable, redo: redoable } = opened;
  const [history, setHistory] = useState(false);
  const [giving, setGiving] = useState(false);
  const beside = useDesk((state) => state.beside);
  const { now } = useHandoffStatus();
  const zone = useZone();
  const readOnly = handoff.status !== 'draft' || handoff.received;
  const fresh = news.filter(({ what }) => what !== 'over').length;
  usePageKeys((key) => pageKeys(key, { readOnly, showHistory: () => setHistory(true) }));
  useLayoutEffect(() => listenForUndo(readOnly), [readOnly]);
  // The button that opened it is gone with its screen.
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('handoff-name')?.focus({ preventScroll: true });
  }, []);
  useEffect(() => (readOnly ? undefined : clock.after(400, () => void loadEditor())), [readOnly]);
  useEffect(() => (readOnly ? undefined : followEvidence({ api, clock, pen })), [readOnly]);

  function step(which: HandoffStep): void {
    if (which === 'transfer') setGiving(true);
    else void (which === 'compile' ? compile() : renewWhole((id) => askMain('handoff.step', { id, step: which })));
  }
  return (
    <div className="handoff" data-beside={beside}>
      <header className="handoff-head">
        <div className="handoff-bar">
          <IconButton id="handoff-back" icon={ArrowLeft} label="All handoffs (Esc)" onClick={leaveHandoff} />
          <h2 className="cut" id="handoff-name" tabIndex={-1}>{handoffTitle(handoff)}</h2>
          <span className="chip" data-tone={isToRead(handoff) ? 'warn' : readOnly ? 'ok' : undefined}>{statusOf(handoff)}</span>
          <SaveWord />
          <span className="handoff-tools">
            {readOnly ? null : (
              <>
                <IconButton icon={Undo2} label={undoable === null ? 'Nothing to undo' : `Undo: ${undoable} (${commandKey} Z)`} aria-disabled={undoable === null} onClick={undo} />
                <IconButton icon={Redo2} label={redoable === null ? 'Nothing to redo' : `Redo: ${redoable}`} aria-disabled={redoable === null} onClick={redo} />
                <IconButton icon={Columns2} label={`Preview beside what you write (${commandKey} Shift V)`} aria-pressed={beside} onClick={toggleBeside} />
              </>
            )}
            <IconButton icon={History} label="Versions (V)" onClick={() => setHistory(true)} />
            {readOnly ? null : <Button icon={RefreshCw} onClick={() => void compile()}>Compile{fresh === 0 ? null : <span className="fresh figures" title="Lines of the record that are new or say it otherwise">{fresh}<span className="unseen"> lines have news</span></span>} <kbd aria-hidden="true">C</kbd></Button>}
            <ExportMenu id={handoff.id} settle={settled} />
            {readOnly ? null : <Button look="primary" onClick={() => void settled().then((onDisk) => { if (onDisk) setGiving(true); })}>Give…</Button>}
          </span>
        </div>
        {now === null || now.draftId !== handoff.id ? null : <StepsBar now={now} onStep={readOnly ? null : step} />}
        <NotSaved />
      </header>
      <div className="handoff-body">
        <Outline />
        <div className="handoff-middle">
          <Clashes />
          {readOnly || opened.evidenceAt !== null ? null : <Said level="warning">What the record says now could not be read: whether it has changed is not known. Compile tries again.</Said>}
          <p className="handoff-facts">
            <span>{handoff.giver.name !== '' ? <><OutsideWords text={handoff.giver.name} /> {readOnly ? 'handed over to' : 'hands over to'}</> : handoff.received ? 'Handed over to' : readOnly ? 'You handed over to' : 'You hand over to'}</span> {readOnly ? <ReceiverName receiver={handoff.receiver} received={handoff.received} /> : <ReceiverField receiver={handoff.receiver} />}
            <span className="soft"><HandedAt handoff={handoff} />{zone === handoff.zone ? null : `. The times in it are of ${handoff.zone}, not of this computer.`}</span>
          </p>
          <ExchangePanels handoff={handoff} />
          <DocumentView readOnly={readOnly} />
        </div>
        <div className="handoff-side">
          {handoff.received ? null : (
            <>
              <LeftBehindPanel leftBehind={leftBehind} readOnly={readOnly} />
              <QualityPanel quality={quality} emergency={handoff.emergency} readOnly={readOnly} />
            </>
          )}
          <WentOut id={handoff.id} />
          {readOnly ? null : <section className="panel handoff-more" aria-label="More"><TellsField tells={handoff.tells} /><Button look="danger" icon={Trash2} onClick={() => void deleteDraft(handoff.id)}>Delete this draft</Button></section>}
          <KeysHelp />
        </div>
      </div>
      {giving ? <GiveDialog opened={opened} onJump={(point) => { setGiving(false); const { jump } = point; if (jump !== null) clock.after(0, () => jumpTo(jump)); }} onClose={() => setGiving(false)} /> : null}
      {history ? <HistoryDialog id={handoff.id} revision={handoff.revision} hasPrevious={handoff.previousId !== null} readOnly={readOnly} onClose={() => setHistory(false)} /> : null}
    </div>
  );
}

/** A draft: when the shift ends, where that is known. Else when it was given, or came in here. */
function HandedAt({ handoff: { status, received, shiftUntil, shiftKnown, zone, givenAt, createdAt } }: { readonly handoff: Handoff }) {
  if (received) return <>it came in at <ShiftEnd until={createdAt} zone={zone} /></>;
  if (status !== 'draft') return givenAt === null ? null : <>at <ShiftEnd until={givenAt} zone={zone} /></>;
  return shiftKnown === false ? <>no end of the shift is known</> : <>at <ShiftEnd until={shiftUntil} zone={zone} /></>;
}

/** What is typed is on the disk, and what is shown is what is there. */
function settled(): Promise<boolean> {
  return renewWhole((id) => askMain('handoff.open', { id }));
}

/** Ctrl+Z where no text field has a history of its own to take from. */
function listenForUndo(readOnly: boolean): () => void {
  function press(event: KeyboardEvent): void {
    if (readOnly || event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    // A field that is being typed in has its own.
    if (event.target instanceof HTMLElement && event.target.matches('[data-typed="true"], input:not([data-part]), [data-typing]')) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  }
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}


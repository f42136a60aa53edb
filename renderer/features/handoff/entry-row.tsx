import { ArrowUpRight, RotateCcw, Strikethrough, Trash2, Undo2 } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { IconButton } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { partOf } from '../../../shared/domain/handoff-change.ts';
import type { EvidenceNews } from '../../../shared/model/handoff-view.ts';
import type { HandoffEntry } from '../../../shared/model/handoff.ts';
import { toasts } from '../../store/stores.ts';
import { addEntry, focusEntry, keepMine, moveEntry, takeEvidence } from './entry-keys.ts';
import { changedParts, newsWords, shownParts } from './entry-shape.ts';
import { EvidenceChanged } from './evidence-changed.tsx';
import { evidenceName, evidenceWay } from './evidence-link.ts';
import { edit, pen, showHandoff } from './handoff.ts';
import { PartInput } from './part-input.tsx';
import type { FieldShape, PartShape } from './sections.ts';

type EntryRowProps = { readonly shape: FieldShape; readonly entry: HandoffEntry; readonly news: EvidenceNews | null; readonly readOnly: boolean; readonly siblings: () => readonly HandoffEntry[] };

/** One entry: its head line, its parts below it, what it rests on, and that evidence has changed. */
export const EntryRow = memo(function EntryRow({ shape, entry, news, readOnly, siblings }: EntryRowProps) {
  const { field } = shape;
  const { id, evidence, struck, gone, written } = entry;
  const { head, parts } = shownParts(shape, entry);
  const changed = changedParts(entry);
  const way = evidence === null ? null : evidenceWay(evidence, entry.compiled[head.part] ?? '', showHandoff);
  const own = evidence === null;
  const edited = !own && Object.keys(written).length > 0;

  function remove(): void {
    const before = siblings().findIndex((each) => each.id === id);
    const next = siblings()[before + 1] ?? siblings()[before - 1];
    edit(own ? { type: 'remove', field, entryId: id } : { type: 'strike', field, entryId: id, struck: !struck });
    // Of what is struck only the first line stays: the keyboard stays in it, to put it back.
    if (!own) return void requestAnimationFrame(() => focusEntry(field, id));
    if (Object.values(written).some((text) => text.trim() !== '')) toasts.getState().show({ level: 'info', text: `Removed from ${shape.label}.`, action: { label: 'Undo', run: () => putBack(shape, entry, siblings()[before]?.id ?? null) } });
    if (next !== undefined) requestAnimationFrame(() => focusEntry(field, next.id));
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>, part: PartShape): void {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) return endWriting(event);
    const run = readOnly ? null : actionOf(event, part);
    if (run === null) return;
    event.preventDefault();
    event.stopPropagation();
    void pen.flush();
    run();
  }
  function actionOf({ key, altKey, ctrlKey, metaKey, shiftKey, currentTarget }: KeyboardEvent<HTMLTextAreaElement>, part: PartShape): (() => void) | null {
    if (altKey) {
      switch (key) {
        case 'ArrowUp': return () => moveEntry(field, siblings(), id, -1);
        case 'ArrowDown': return () => moveEntry(field, siblings(), id, 1);
        case 'x': return remove;
        case 't': return changed.length === 0 ? null : () => takeEvidence(field, entry);
        case 'k': return changed.length === 0 ? null : () => keepMine(field, entry);
        case 'o': return way === null ? null : way.open;
        default: return null;
      }
    }
    if (key === 'Enter' && !shiftKey && (part === head || ctrlKey || metaKey)) return () => addEntry(field, siblings(), id);
    if (key === 'Backspace' && own && currentTarget.value === '' && parts.every((each) => partOf(entry, each.part) === '')) return remove;
    return null;
  }
  const input = (part: PartShape, label: string) => (
    <PartInput
      key={part.part} field={field} entryId={id} part={part.part} label={label} hint={part.hint ?? ''} text={partOf(entry, part.part)} choices={part.choices}
      compiled={!own && !(part.part in written)} struck={struck} readOnly={readOnly} onKey={(event) => press(event, part)}
    />
  );
  const title = partOf(entry, head.part);
  const beside = shape.pair === true ? parts.slice(0, 1) : [];
  const below = struck ? [] : parts.slice(beside.length);
  const card = shape.parts.length > 0 && shape.pair !== true;
  return (
    <li className="entry" data-entry={id} data-own={own} data-struck={struck} data-card={card}>
      <div className="entry-head">
        {input(head, card ? head.label : `${shape.label}, ${shape.parts.length === 0 ? shape.entry : head.label.toLowerCase()}`)}
        {beside.map((part) => input(part, `${shape.label}, ${part.label.toLowerCase()}`))}
        <span className="entry-tools">
          {edited && !struck ? <span className="entry-note">edited</span> : null}
          {gone ? <span className="entry-note" title="Evidence says it no more; it stays because you wrote in it or struck it.">over by now</span> : null}
          {struck ? <span className="entry-note">struck out</span> : null}
          {readOnly ? null : (
            <span className="entry-acts">
              {edited && !struck ? <IconButton icon={RotateCcw} label={`Back to what the record says: ${title}`} title="Back to what the record says" onClick={() => unwriteAll(shape, entry)} /> : null}
              <IconButton icon={own ? Trash2 : struck ? Undo2 : Strikethrough} label={`${own ? 'Remove' : struck ? 'Put back' : 'Strike out'}: ${title}`} title={`${own ? 'Remove' : struck ? 'Put back' : 'Strike out'} (Alt X)`} onClick={remove} />
            </span>
          )}
          {evidence === null ? null : way === null ? <span className="entry-note">{evidenceName(evidence)}</span> : <button type="button" className="entry-source" title={`${way.label} (Alt O)`} onClick={way.open}>{evidenceName(evidence)}<ArrowUpRight className="icon" data-size="small" aria-hidden="true" /></button>}
        </span>
      </div>
      {below.length === 0 ? null : (
        <div className="entry-parts">
          {below.map((part) => <div key={part.part} className="entry-part" data-wide={part.choices === undefined && !['owner', 'eta', 'date', 'time'].includes(part.part)}><span className="entry-label" aria-hidden="true">{part.label}</span>{input(part, part.label)}</div>)}
        </div>
      )}
      {news === null ? null : <p className="entry-news"><OutsideWords text={newsWords(news, entry, partOf(entry, head.part))} /></p>}
      {changed.length === 0 ? null : <EvidenceChanged changed={changed} struck={struck} onTake={() => takeEvidence(field, entry)} onKeep={() => keepMine(field, entry)} />}
    </li>
  );
});

/** What is typed is written down, and the keyboard stays in the field, at its tools. */
function endWriting(event: KeyboardEvent<HTMLElement>): void {
  const tools = event.currentTarget.closest('[data-field]')?.querySelector<HTMLElement>('.field-tools button') ?? document.getElementById('handoff-back');
  event.preventDefault();
  event.stopPropagation();
  tools?.focus();
}

function unwriteAll({ field }: FieldShape, { id, written }: HandoffEntry): void {
  for (const part of Object.keys(written) as (keyof typeof written)[]) edit({ type: 'unwrite', field, entryId: id, part });
}

function putBack({ field }: FieldShape, { id, written }: HandoffEntry, before: string | null): void {
  edit({ type: 'add', field, entryId: id, parts: { ...written }, before });
  requestAnimationFrame(() => focusEntry(field, id));
}

import { PenLine, Plus } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import type { EvidenceNews } from '../../../shared/model/handoff-view.ts';
import type { HandoffEntry } from '../../../shared/model/handoff.ts';
import { addEntry } from './entry-keys.ts';
import { EntryRow } from './entry-row.tsx';
import { usePen } from './handoff.ts';
import { ProseField } from './prose-field.tsx';
import type { FieldShape } from './sections.ts';

const none: readonly HandoffEntry[] = [];
const noNews: readonly EvidenceNews[] = [];

/** One field: what the record says and the person's own lines, then their Markdown. */
export const FieldView = memo(function FieldView({ shape, only, readOnly }: { readonly shape: FieldShape; readonly only: boolean; readonly readOnly: boolean }) {
  const { field, label, entry: called } = shape;
  const entries = usePen(({ opened }) => opened?.handoff.content.entries[field] ?? none);
  const text = usePen(({ opened }) => opened?.handoff.content.prose[field] ?? '');
  const news = usePen(({ opened }) => opened?.news ?? noNews);
  const fresh = news.filter((each) => each.field === field && each.what === 'new').length;
  const newsOf = (id: string): EvidenceNews | null => news.find((each) => each.field === field && each.entryId === id) ?? null;
  const [writing, setWriting] = useState(false);
  const newest = useRef(entries);
  newest.current = entries;
  const siblings = useRef(() => newest.current).current;
  const cards = shape.parts.length > 0 && shape.pair !== true;
  const add = () => addEntry(field, entries, entries.at(-1)?.id ?? null);
  const empty = entries.length === 0 && text === '';
  return (
    <div className="field-view" data-field={field} data-only={only} role="group" aria-label={label}>
      {only && readOnly ? null : (
        <div className="field-head">
          {only ? null : <h4>{label}</h4>}
          {readOnly ? null : (
            <span className="field-tools">
              <IconButton icon={PenLine} label={`Write in ${label}`} title="Write (Markdown)" onClick={() => setWriting(true)} />
              <IconButton icon={Plus} label={`Add to ${label}: a ${called}`} title={`Add a ${called}`} onClick={add} />
            </span>
          )}
        </div>
      )}
      <div className="field-body">
        {entries.length === 0 ? null : <ul className="entries">{entries.map((entry) => <EntryRow key={entry.id} shape={shape} entry={entry} news={readOnly ? null : newsOf(entry.id)} readOnly={readOnly} siblings={siblings} />)}</ul>}
        {fresh === 0 || readOnly ? null : <p className="field-news">{fresh === 1 ? 'The record has 1 more line' : `The record has ${fresh} more lines`}: compile takes {fresh === 1 ? 'it' : 'them'} in.</p>}
        {readOnly && empty ? <p className="soft">—</p> : <ProseField shape={shape} text={text} readOnly={readOnly} alone={entries.length === 0} writing={writing} onWriting={setWriting} />}
        {cards && !readOnly ? <Button look="quiet" icon={Plus} onClick={add}>Add {called === 'issue' || called === 'activity' ? 'an' : 'a'} {called}</Button> : null}
      </div>
    </div>
  );
});

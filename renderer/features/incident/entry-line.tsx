import { useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import { Button } from '../../components/button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { keepDraft, readDraft } from '../../store/drafts.ts';
import { useZone } from '../../store/stores.ts';
import { entryKinds, typedEntry, type EntryKind } from './entries.ts';
import { incidentNow, say } from './incident.ts';
import { readPastTime } from './update-time.ts';

type EntryLineProps = { readonly page: IncidentPage; readonly kind: EntryKind; readonly onKind: (kind: EntryKind) => void; readonly input: RefObject<HTMLInputElement | null> };

/** One line, Enter, and it is in the timeline. What is typed outlives the window. */
export function EntryLine({ page, kind, onKind, input }: EntryLineProps) {
  const zone = useZone();
  const [text, setText] = useState(() => readDraft('entry', page.incident.id));
  const [time, setTime] = useState('');
  const [problem, setProblem] = useState('');
  const change = (typed: string) => {
    setText(typed);
    keepDraft('entry', page.incident.id, typed);
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (text.trim() === '') return;
    const at = readPastTime(time, incidentNow(), zone);
    if (at === undefined) return setProblem('Give the time as 14:05, or as minutes ago.');
    setProblem('');
    if (!(await say(typedEntry(kind, text), at))) return;
    change('');
    setTime('');
  }
  function press(event: KeyboardEvent): void {
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
  }
  return (
    <form className="entry-line" onSubmit={(event) => void submit(event)} onKeyDown={press}>
      <div className="entry-kind">
        <Segmented label="What it is" value={kind} options={entryKinds.map(({ kind: value, label }) => ({ value, label }))} onChange={onKind} />
        <label className="entry-when soft">
          happened
          <input className="input figures" title="14:05, or minutes ago; empty is now" aria-invalid={problem !== ''} autoComplete="off" placeholder="now" value={time} onChange={({ target }) => setTime(target.value)} />
        </label>
      </div>
      <input ref={input} className="input" aria-label={`${entryKinds.find((each) => each.kind === kind)?.label ?? ''} for the timeline`} autoComplete="off" maxLength={10_000} placeholder={entryKinds.find((each) => each.kind === kind)?.placeholder} value={text} onChange={({ target }) => change(target.value)} />
      <Button type="submit">Add</Button>
      {problem === '' ? null : <p className="field-below" data-problem="true" role="alert">{problem}</p>}
    </form>
  );
}

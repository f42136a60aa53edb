import { useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field, SelectField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import { ask } from '../../store/ask.ts';
import { api, useWatch } from '../../store/stores.ts';
import { typedEntry } from '../incident/entries.ts';

const close = () => void ask(api, 'note.close', undefined);

function closeOnEscape(event: globalThis.KeyboardEvent): void {
  if (event.key === 'Escape') close();
}

/** One note for the timeline of an incident, from any program: the most pressing one is chosen already. */
export function NotePage() {
  const situations = useWatch((watch) => watch.situations);
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  useLayoutEffect(() => {
    window.addEventListener('keydown', closeOnEscape);
    return () => window.removeEventListener('keydown', closeOnEscape);
  }, []);
  const open = (situations ?? []).filter(({ status }) => status !== 'resolved').toSorted(byUrgency)
    .flatMap(({ members }) => members.filter(({ kind, status }) => kind === 'incident' && status !== 'resolved'))
    .map(({ id, title }) => ({ value: id, label: plainLine(title, 80) }));
  const incident = open.find(({ value }) => value === chosen)?.value ?? open[0]?.value ?? null;

  async function keep(): Promise<void> {
    if (sending || incident === null || text.trim() === '') return;
    setSending(true);
    const reply = await ask(api, 'incident.say', { id: incident, ...typedEntry('note', text) });
    setSending(false);
    if (reply.ok) close();
    else setProblem(`${reply.problem.message} What you typed is still here.`);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void keep();
  }
  function keepOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void keep();
  }

  return (
    <main>
      <form className="note" onSubmit={submit} noValidate>
        <h1>Note</h1>
        {situations !== null && incident === null
          ? <Said level="info">No incident is open, and a note belongs to one. Start a local incident in Watchkeeper’s window.</Said>
          : <SelectField label="Incident" value={incident ?? ''} options={open} onChoose={setChosen} />}
        <Field label="What you saw, did or found">
          {(tie) => <textarea {...tie} className="input" ref={box} value={text} onChange={({ target }) => setText(target.value)} onKeyDown={keepOnEnter} />}
        </Field>
        {problem === null ? <p className="soft">Enter keeps it, Shift Enter begins a line, Escape closes.</p> : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end">
          <Button onClick={close}>Close</Button>
          <Button look="primary" type="submit" aria-disabled={sending || incident === null || text.trim() === ''}>{sending ? 'Keeping…' : 'Keep the note'}</Button>
        </div>
      </form>
    </main>
  );
}

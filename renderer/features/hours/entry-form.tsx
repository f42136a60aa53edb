import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import type { Problem } from '../../../shared/ipc/contract.ts';
import type { DutyEntry } from '../../../shared/model/duty.ts';
import { askMain, tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useZone } from '../../store/stores.ts';
import { fromLocalField, toLocalField } from './local-field.ts';

type EntryFormProps = { readonly entry: DutyEntry | null; readonly onDone: () => void };

/** Hours to be entered, or a new wording of some; what goes on has no end. */
export function EntryForm({ entry, onDone }: EntryFormProps) {
  const zone = useZone();
  const field = (at: number | null | undefined) => (at === null || at === undefined ? '' : toLocalField(at, zone));
  const [from, setFrom] = useState(field(entry?.from));
  const [to, setTo] = useState(field(entry?.to));
  const [note, setNote] = useState(entry?.note ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  /** A field that nobody touched means what it meant, to the second. */
  const read = (text: string, was: number | null | undefined) => (text === field(was) ? (was ?? null) : fromLocalField(text));

  async function send(struck: boolean): Promise<void> {
    const [begin, end] = [read(from, entry?.from), read(to, entry?.to)];
    if (begin === null) return setProblem(missing('from', 'Say when it began.'));
    if (entry === null && end === null) return setProblem(missing('to', 'Say when it ended.'));
    const reply = entry === null
      ? await askMain('duty.enter', { from: begin, to: end ?? clock.now(), note })
      : await askMain('duty.correct', { id: entry.id, from: begin, to: end, note: entry.source === 'incident' ? '' : note, struck });
    if (!reply.ok) return setProblem(reply.problem);
    setProblem(null);
    tell(reply.value.message);
    if (entry === null) for (const clear of [setFrom, setTo, setNote]) clear('');
    onDone();
  }
  function submit(submitted: FormEvent): void {
    submitted.preventDefault();
    void send(false);
  }
  return (
    <form className="form hours-form" onSubmit={submit}>
      <TextField label="From" type="datetime-local" value={from} onText={setFrom} problem={problem?.fields?.['from']} />
      <TextField label="To" type="datetime-local" value={to} onText={setTo} problem={problem?.fields?.['to']} hint={entry !== null && entry.to === null ? 'Empty: it goes on' : undefined} />
      {entry?.source === 'incident' ? null : <TextField label="What it was (optional)" wide maxLength={500} value={note} onText={setNote} />}
      {problem === null || problem.fields !== undefined ? null : <Said level="error">{problem.message}</Said>}
      <div className="form-actions form-end">
        {entry === null ? null : <Button look="danger" onClick={() => void send(true)}>It was no work</Button>}
        {entry === null ? null : <Button onClick={onDone}>Cancel</Button>}
        <Button look="primary" type="submit">{entry === null ? 'Enter these hours' : 'Correct'}</Button>
      </div>
    </form>
  );
}

function missing(field: string, message: string): Problem {
  return { code: 'invalid-input', message, fields: { [field]: message } };
}

import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { formatField } from '../../../shared/domain/format-time.ts';
import { eventLabel } from '../../../shared/domain/timeline-words.ts';
import type { IncidentTimelineEntry } from '../../../shared/model/incident-page.ts';
import { useView, useZone } from '../../store/stores.ts';
import { TextArea } from '../outbox/text-area.tsx';
import { incident, incidentNow, useIncident } from './incident.ts';
import { readPastTime } from './update-time.ts';

/** A new wording for an entry, or a line through it. What it said before stays on record. */
export function EntryDialog({ eventId }: { readonly eventId: number }) {
  const entry = useIncident((state) => state.entries.find(({ event }) => event.id === eventId));
  const close = useView((view) => view.close);
  return entry === undefined ? null : <Dialog title={`Edit: ${eventLabel(entry.event.kind)}`} onClose={close}><EntryForm entry={entry} /></Dialog>;
}

function EntryForm({ entry: { event } }: { readonly entry: IncidentTimelineEntry }) {
  const zone = useZone();
  const close = useView((view) => view.close);
  const was = formatField(event.occurredAt, zone);
  const [title, setTitle] = useState(event.title);
  const [body, setBody] = useState(event.body);
  const [time, setTime] = useState(was);
  const [problem, setProblem] = useState('');
  async function correct(struck: boolean): Promise<void> {
    const at = time.trim() === was ? event.occurredAt : readPastTime(time, incidentNow(), zone);
    if (at === undefined || at === null) return setProblem('Give the time as 14:05.');
    const reply = await incident.getState().correct({ eventId: event.id, title, body, occurredAt: at, struck });
    if (reply.ok) close();
    else setProblem(reply.problem.message);
  }
  function submit(submitted: FormEvent): void {
    submitted.preventDefault();
    void correct(false);
  }
  return (
    <form className="dialog-body form" onSubmit={submit}>
      <TextField label="What happened" wide maxLength={1000} data-first="" value={title} onText={setTitle} />
      <TextField label="When it happened" value={time} onText={setTime} hint="14:05, the last time that the clock showed it" />
      <TextArea label="More (optional)" hint="Several lines." limit={25_000} value={body} onText={setBody} />
      {problem === '' ? null : <Said level="error">{problem}</Said>}
      <div className="form-actions form-end">
        <Button look="danger" onClick={() => void correct(true)}>Strike it out</Button>
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" type="submit">Keep the new wording</Button>
      </div>
    </form>
  );
}

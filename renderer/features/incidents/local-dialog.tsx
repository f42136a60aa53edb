import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { Problem } from '../../../shared/ipc/contract.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { keepDraft, readDraft } from '../../store/drafts.ts';
import { useView, useZone, watch } from '../../store/stores.ts';
import { readPastTime } from '../incident/update-time.ts';

const severities = [
  { value: '1', label: 'SEV-1' }, { value: '2', label: 'SEV-2' }, { value: '3', label: 'SEV-3' }, { value: '4', label: 'SEV-4' },
] as const;

/** An incident of this machine's own: run like any other, known to nobody else. For failing checks it begins with what is known of them. */
export function LocalDialog({ situationId }: { readonly situationId: string | null }) {
  const zone = useZone();
  const close = useView((view) => view.close);
  const showIncident = useView((view) => view.showIncident);
  // As it was when it was asked for: what is typed is not written over.
  const [about] = useState(() => watch.store.getState().situations?.find(({ id }) => id === situationId) ?? null);
  const [title, setTitle] = useState(() => (about === null ? readDraft('local', 'title') : plainLine(about.title, 255)));
  const [service, setService] = useState(() => plainLine(about?.serviceName ?? '', 120));
  const [severity, setSeverity] = useState<'1' | '2' | '3' | '4'>(`${about?.severity ?? 2}`);
  const [time, setTime] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [timeProblem, setTimeProblem] = useState<string | undefined>(undefined);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const startedAt = readPastTime(time, clock.now(), zone);
    setTimeProblem(startedAt === undefined ? 'Give it as 14:05, or as minutes ago.' : undefined);
    if (startedAt === undefined) return;
    const reply = await askMain('incident.createLocal', { title, severity: Number(severity) as 1 | 2 | 3 | 4, service, startedAt: time.trim() === '' ? (about?.openedAt ?? null) : startedAt, ...(about === null ? {} : { situationId: about.id }) });
    if (!reply.ok) return setProblem(reply.problem);
    if (about === null) keepDraft('local', 'title', '');
    showIncident(reply.value.id);
  }
  return (
    <Dialog title="Start a local incident" onClose={close}>
      <form className="dialog-body form" noValidate onSubmit={(event) => void submit(event)}>
        <p className="soft">It stands on this machine alone: nobody is paged, and PagerDuty does not know it. Clocks, ladder, updates and report work the same.{about === null ? '' : ' It becomes part of this situation.'}</p>
        <TextField label="Title" wide data-first="" maxLength={255} value={title} problem={problem?.fields?.['title']} onText={(text) => { setTitle(text); if (about === null) keepDraft('local', 'title', text); }} />
        <div className="field"><span className="group-title">Severity, in doubt the higher one</span><span><Segmented label="Severity" value={severity} options={severities} onChange={setSeverity} /></span></div>
        <div className="form-grid">
          <TextField label="Service (optional)" maxLength={120} value={service} onText={setService} />
          <TextField label="Began (optional)" placeholder={about === null ? 'now' : formatTimeOfDay(about.openedAt, zone)} hint="14:05, or minutes ago" value={time} problem={timeProblem} onText={setTime} />
        </div>
        {problem === null ? null : <Said level="error">{problem.fields === undefined ? problem.message : Object.values(problem.fields).join(' ')}</Said>}
        <div className="form-actions form-end">
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit">Start it</Button>
        </div>
      </form>
    </Dialog>
  );
}

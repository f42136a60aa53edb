import { useEffect, useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { Problem } from '../../../shared/ipc/contract.ts';
import { severityLabel } from '../../../shared/model/severity.ts';
import type { Found, MappedPriority } from '../../../shared/model/pagerduty-choices.ts';
import { act, askMain } from '../../store/actions.ts';
import { keepDraft, readDraft } from '../../store/drafts.ts';
import { useView } from '../../store/stores.ts';
import { Finder } from './finder.tsx';
import { TextArea } from './text-area.tsx';

const urgencies = [{ value: 'high', label: 'High: notifies at once' }, { value: 'low', label: 'Low' }] as const;

/** Opens an incident at PagerDuty. */
export function CreateDialog() {
  const close = useView((view) => view.close);
  const [title, setTitle] = useState(() => readDraft('create', 'title'));
  const [details, setDetails] = useState(() => readDraft('create', 'details'));
  const [service, setService] = useState<Found | null>(null);
  const [urgency, setUrgency] = useState<'high' | 'low'>('high');
  const [priorityId, setPriorityId] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const priorities = usePriorities();
  const fields = problem?.fields ?? {};

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const action = { kind: 'create', title, serviceId: service?.id ?? '', urgency, details, ...(priorityId === '' ? {} : { priorityId }) } as const;
    const reply = await act({ incidentId: null, action }, `New incident: ${plainLine(title, 60)}`);
    setSending(false);
    if (!reply.ok) return setProblem(reply.problem);
    keepDraft('create', 'title', '');
    keepDraft('create', 'details', '');
    close();
  }

  return (
    <Dialog title="New incident" onClose={close}>
      <div className="dialog-body">
        <form className="form" noValidate onSubmit={(event) => void submit(event)}>
          <TextField
            wide label="Title" maxLength={300} value={title} problem={fields['action.title']} data-first=""
            onText={(text) => {
              setTitle(text);
              keepDraft('create', 'title', text);
            }}
          />
          <Finder label="Service" what="services" chosen={service} problem={fields['action.serviceId']} onChoose={setService} />
          <div className="form-grid">
            <SelectField label="Urgency" value={urgency} options={urgencies} onChoose={setUrgency} />
            {priorities.length === 0 ? null : (
              <SelectField label="Priority" value={priorityId} onChoose={setPriorityId} options={[{ value: '', label: 'None' }, ...priorities.map(({ id, name, severity }) => ({ value: id, label: `${plainLine(name, 60)} (${severityLabel(severity)})` }))]} />
            )}
          </div>
          <TextArea
            label="Description (optional)" hint="The first thing that responders read." limit={25_000} value={details} problem={fields['action.details']}
            onText={(text) => {
              setDetails(text);
              keepDraft('create', 'details', text);
            }}
          />
          {problem === null ? null : <Said level="error">{problem.fields === undefined ? problem.message : Object.values(problem.fields).join(' ')} Nothing was sent. What you typed is still here.</Said>}
          <div className="form-actions form-end">
            <span className="soft">Sent after 5 s; you can take it back until then.</span>
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" type="submit" aria-disabled={sending}>Create the incident</Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}

function usePriorities(): readonly MappedPriority[] {
  const [priorities, setPriorities] = useState<readonly MappedPriority[]>([]);
  useEffect(() => {
    let gone = false;
    void askMain('pagerduty.reading', undefined).then((reply) => {
      if (!gone && reply.ok) setPriorities(reply.value.priorities);
    });
    return () => {
      gone = true;
    };
  }, []);
  return priorities;
}

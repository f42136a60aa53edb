import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { Problem } from '../../../shared/ipc/contract.ts';
import type { IncidentChoices } from '../../../shared/model/pagerduty-choices.ts';
import { act } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { keepDraft, readDraft } from '../../store/drafts.ts';
import { useView } from '../../store/stores.ts';
import type { IncidentAction } from '../../store/view-store.ts';
import { emptyForm, requestOf, type ActFormState } from './act-request.ts';
import { actionNames } from './action-words.ts';
import { LevelField } from './level-field.tsx';
import { ReassignFields } from './reassign-fields.tsx';
import { SnoozeFields } from './snooze-fields.tsx';
import { TextArea } from './text-area.tsx';
import { useIncidentTitle } from './row-head.tsx';

type ActFormProps = { readonly action: IncidentAction; readonly incidentId: string; readonly choices: IncidentChoices | null };

const texts: Readonly<Partial<Record<IncidentAction, { readonly label: string; readonly hint: string }>>> = {
  note: { label: 'Note', hint: 'Goes to the incident at once. What you type is kept as a draft until PagerDuty has it.' },
  resolve: { label: 'What resolved it (optional)', hint: 'PagerDuty keeps it in the incident’s log.' },
  'status-update': { label: 'Status update', hint: 'PagerDuty sends it to everybody who follows this incident.' },
};

export function ActForm({ action, incidentId, choices }: ActFormProps) {
  const close = useView((view) => view.close);
  const title = useIncidentTitle(incidentId) ?? '';
  const [form, setForm] = useState<ActFormState>(() => ({ ...emptyForm, text: readDraft(action, incidentId) }));
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (part: Partial<ActFormState>) => setForm((before) => ({ ...before, ...part }));
  const typed = texts[action];
  const atOnce = action === 'note' || action === 'snooze';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const reply = await act({ incidentId, action: requestOf(action, form, clock.now()), seen: choices?.seen ?? null }, `${actionNames[action].button}: ${plainLine(title, 60)}`);
    setSending(false);
    if (!reply.ok) return setProblem(reply.problem);
    keepDraft(action, incidentId, '');
    close();
  }

  return (
    <form className="form" noValidate onSubmit={(event) => void submit(event)}>
      {typed === undefined ? null : (
        <TextArea
          label={typed.label} hint={typed.hint} limit={25_000} value={form.text} problem={problem?.fields?.['action.text'] ?? problem?.fields?.['action.resolution']}
          onText={(text) => {
            change({ text });
            keepDraft(action, incidentId, text);
          }}
        />
      )}
      {action === 'snooze' ? <SnoozeFields minutes={form.minutes} onMinutes={(minutes) => change({ minutes })} acknowledgesFirst={choices?.status === 'triggered'} problem={problem?.fields?.['action.until']} /> : null}
      {action === 'escalate' ? <LevelField level={form.level} levels={choices?.levels ?? []} onLevel={(level) => change({ level })} problem={problem?.fields?.['action.level']} /> : null}
      {action === 'reassign' ? <ReassignFields form={form} onChange={change} /> : null}
      {problem === null ? null : <Said level="error">{problem.fields === undefined ? problem.message : Object.values(problem.fields).join(' ')} Nothing was sent. What you typed is still here.</Said>}
      <div className="form-actions form-end">
        <span className="soft">{atOnce ? 'Sent at once.' : 'Sent after 5 s; you can take it back until then.'}</span>
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" type="submit" aria-disabled={sending}>{actionNames[action].button}</Button>
      </div>
    </form>
  );
}

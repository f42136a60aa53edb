import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { Emergency } from '../../../shared/model/duty.ts';
import { askMain, tell } from '../../store/actions.ts';
import { sayOfHours } from './hours-actions.ts';

/** Longer hours by activation alone, with the name of whoever approved them (C24). */
export function EmergencyForm({ emergency }: { readonly emergency: Emergency | null }) {
  const [approver, setApprover] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  async function send(submitted: FormEvent): Promise<void> {
    submitted.preventDefault();
    if (approver.trim() === '') return setProblem('Name who approved it.');
    const reply = await askMain('emergency.begin', { approver, reason });
    setProblem(reply.ok ? '' : reply.problem.message);
    if (reply.ok) tell(reply.value.message);
  }
  if (emergency !== null) {
    return (
      <div>
        <p>Since <Moment at={emergency.from} />, approved by <OutsideText text={emergency.approver} />. Longer hours are allowed; a longer rest follows.</p>
        <div className="form-actions"><Button onClick={() => void sayOfHours('emergency.end', undefined)}>End emergency rules</Button></div>
      </div>
    );
  }
  return (
    <form className="form hours-form" onSubmit={(submitted) => void send(submitted)}>
      <TextField label="Approved by" maxLength={200} value={approver} onText={setApprover} />
      <TextField label="Why (optional)" maxLength={500} value={reason} onText={setReason} />
      {problem === '' ? null : <Said level="error">{problem}</Said>}
      <div className="form-actions form-end"><Button type="submit">Begin emergency rules</Button></div>
    </form>
  );
}

import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { PagerDutyConnection } from '../../../shared/model/connection.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import type { Problem } from '../../../shared/ipc/contract.ts';
import { askMain } from '../../store/actions.ts';
import { scopes } from './login-form.ts';

/** Whose incidents, and as whom: with the token that is kept. It is tried before it counts. */
export function ReachFields({ connection }: { readonly connection: PagerDutyConnection }) {
  const [scope, setScope] = useState(connection.scope ?? 'mine');
  const [email, setEmail] = useState(connection.email ?? '');
  const [trying, setTrying] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const changed = scope !== connection.scope || email.trim() !== (connection.email ?? '');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (trying || !changed) return;
    setTrying(true);
    const reply = await askMain('pagerduty.adjust', { scope, email: email.trim() === '' ? null : email.trim() });
    setTrying(false);
    setOutcome(reply.ok ? reply.value : null);
    setProblem(reply.ok ? null : reply.problem);
  }
  return (
    <form className="form" noValidate onSubmit={(event) => void save(event)}>
      <div className="form-grid">
        <SelectField label="Show" value={scope} options={scopes} onChoose={setScope} />
        <TextField label="Acts as (e-mail)" type="email" value={email} onText={setEmail} problem={problem?.fields?.['email']} hint="Of use with an account key only; a personal key says who you are." />
      </div>
      {problem === null ? null : <Said level="error">{problem.message}</Said>}
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      {changed ? <div className="form-actions"><Button type="submit" aria-disabled={trying}>{trying ? 'Trying it…' : 'Use this from now on'}</Button></div> : null}
    </form>
  );
}

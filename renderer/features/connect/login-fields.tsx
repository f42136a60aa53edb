import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { Problem } from '../../../shared/ipc/contract.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { problemElsewhere } from './problem-elsewhere.ts';
import { emptyLogin, loginOf, scopes, type LoginForm, type Storage } from './login-form.ts';

const tokenKinds = [{ value: 'api-key', label: 'API key' }, { value: 'oauth', label: 'OAuth token' }] as const;
const regions = [{ value: 'us', label: 'US (app.pagerduty.com)' }, { value: 'eu', label: 'EU (app.eu.pagerduty.com)' }] as const;

type LoginFieldsProps = {
  /** Once it is connected, and for who gives up; closes the dialog unless it is said. */
  readonly onDone?: () => void;
  /** Stands where Cancel would. */
  readonly beside?: ReactNode;
};

export function LoginFields({ onDone, beside }: LoginFieldsProps) {
  const closeDialog = useView((view) => view.close);
  const close = onDone ?? closeDialog;
  const [form, setForm] = useState<LoginForm>(emptyLogin);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const change = (part: Partial<LoginForm>) => setForm((before) => ({ ...before, ...part }));
  const fields = problem?.fields ?? {};
  const elsewhere = problemElsewhere(problem, ['token', 'region', 'email']);
  const asksStorage = outcome?.result === 'needs-person' && outcome.asks !== 'email';
  const asksEmail = outcome?.asks === 'email' || fields['email'] !== undefined;

  const element = useRef<HTMLFormElement>(null);
  // What is wrong is read out where it stands. What was pressed may have gone with its question: the keyboard goes back to the token.
  useEffect(() => {
    const wrong = problem === null ? null : element.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    if (wrong != null) return wrong.focus();
    if (document.activeElement === document.body) element.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [outcome, problem]);

  async function connect(storage: Storage): Promise<void> {
    if (sending) return;
    change({ storage });
    setSending(true);
    setProblem(null);
    const reply = await askMain('pagerduty.connect', loginOf({ ...form, storage }));
    setSending(false);
    if (!reply.ok) {
      setOutcome(null);
      setProblem(reply.problem);
    } else if (reply.value.result === 'done') {
      close();
      tell(reply.value.message);
    } else setOutcome(reply.value);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void connect(form.storage);
  }

  return (
    <form ref={element} className="form" onSubmit={submit} noValidate>
      <div className="form-grid">
        <SelectField label="Kind of token" value={form.tokenKind} options={tokenKinds} onChoose={(tokenKind) => change({ tokenKind })} />
        <SelectField label="Region" value={form.region} options={regions} problem={fields['region']} onChoose={(region) => change({ region })} />
        <TextField wide label="Token" type="password" data-first="" value={form.token} onText={(token) => change({ token })} problem={fields['token']} hint="In PagerDuty: My Profile, User Settings, Create API User Token. It never leaves this machine but to PagerDuty." />
        <SelectField label="Show" value={form.scope} options={scopes} onChoose={(scope) => change({ scope })} />
        <TextField label={asksEmail ? 'E-mail' : 'E-mail (account keys only)'} type="email" value={form.email} onText={(email) => change({ email })} problem={fields['email']} hint="An account key does not say who you are; a personal one does." />
      </div>
      {elsewhere === null ? null : <Said level="error">{elsewhere} What you typed is still here.</Said>}
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      {asksStorage ? (
        <fieldset className="consent">
          <legend>How should the token be kept?</legend>
          <p>A file without encryption can be read by anything that runs as you. For this session only, it is in memory and you type it again after the next start.</p>
          <div className="form-actions">
            <Button look="primary" aria-disabled={sending} onClick={() => void connect('session')}>For this session only</Button>
            <Button aria-disabled={sending} onClick={() => void connect('plain')}>Keep it unencrypted</Button>
          </div>
        </fieldset>
      ) : null}
      <div className="form-actions form-end">
        {beside ?? <Button onClick={close}>Cancel</Button>}
        <Button look={asksStorage ? 'plain' : 'primary'} type="submit" aria-disabled={sending}>{sending ? 'Asking PagerDuty…' : 'Connect'}</Button>
      </div>
    </form>
  );
}

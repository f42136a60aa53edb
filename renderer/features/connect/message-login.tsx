import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { Problem } from '../../../shared/ipc/contract.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain, tell } from '../../store/actions.ts';
import type { Storage } from './login-form.ts';
import { problemElsewhere } from './problem-elsewhere.ts';
import { messageLoginOf, type PageForm, type SlackForm } from './message-login-form.ts';

type MessageLoginProps = {
  readonly form: SlackForm | PageForm;
  readonly busy: string;
  /** The fields, with what is wrong with each. */
  readonly children: (problems: Readonly<Record<string, string>>) => ReactNode;
  readonly onConnected: () => void;
};

/** Sends what was typed to main, which tries it before it keeps it; asks how the secret is kept where there is no keyring. */
export function MessageLoginForm({ form, busy, children, onConnected }: MessageLoginProps) {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const elsewhere = problemElsewhere(problem, ['token', 'url', 'key', 'channel', 'pageId']);
  const asksStorage = outcome?.result === 'needs-person' && outcome.asks === 'storage';

  async function connect(storage: Storage): Promise<void> {
    if (sending) return;
    setSending(true);
    setProblem(null);
    const reply = await askMain('messages.connect', messageLoginOf(form, storage));
    setSending(false);
    if (!reply.ok) {
      setOutcome(null);
      setProblem(reply.problem);
    } else if (reply.value.result === 'done') {
      tell(reply.value.message);
      onConnected();
    } else setOutcome(reply.value);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void connect('keyring');
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <div className="form-grid">{children(problem?.fields ?? {})}</div>
      {elsewhere === null ? null : <Said level="error">{elsewhere} What you typed is still here.</Said>}
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      {asksStorage ? (
        <div className="form-actions" role="group" aria-label="How it is kept">
          <Button look="primary" aria-disabled={sending} onClick={() => void connect('session')}>For this session only</Button>
          <Button aria-disabled={sending} onClick={() => void connect('plain')}>Keep it unencrypted</Button>
        </div>
      ) : null}
      <div className="form-actions form-end"><Button look={asksStorage ? 'plain' : 'primary'} type="submit" aria-disabled={sending}>{sending ? busy : 'Connect'}</Button></div>
    </form>
  );
}

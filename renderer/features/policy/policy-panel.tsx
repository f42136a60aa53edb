import { Download, FolderOpen, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import type { Outcome } from '../../../shared/model/outcome.ts';
import type { LintFinding } from '../../../shared/domain/policy-lint.ts';
import type { PolicyLook } from '../../../shared/model/policy-look.ts';
import type { PolicyStatus } from '../../../shared/model/policy-status.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { PolicyFindings } from './policy-findings.tsx';
import { PolicyPreview } from './policy-preview.tsx';
import { PolicyFaults } from './policy-faults.tsx';
import { policySource } from './policy-words.ts';
import { usePolicy } from './use-policy.ts';

/** The policy in force, and the ways to another one. */
export function PolicyPanel() {
  const status = usePolicy();
  return (
    <>
      <p className="soft">What your team decided: severities, deadlines, who is called, what is checked, how long anybody works. One file, at home in git. Secrets never live in it.</p>
      {status === null ? <p className="soft" role="status">Reading…</p> : <Facts status={status} />}
      <Acts status={status} />
      {status?.attempt == null ? null : <PolicyFaults attempt={status.attempt} />}
      <p className="soft">What is loaded holds at once. Incidents that are open keep the rules they began with.</p>
    </>
  );
}

function Facts({ status }: { readonly status: PolicyStatus }) {
  const loadedAt = status.from?.loadedAt ?? null;
  return (
    <dl className="details-facts" aria-label="In force">
      <dt>In force</dt><dd><OutsideWords text={status.team} /></dd>
      <dt>From</dt><dd><OutsideWords text={policySource(status)} /></dd>
      {loadedAt === null ? null : <><dt>Loaded</dt><dd><Moment at={loadedAt} /></dd></>}
      <dt>Checks</dt><dd className="figures">{status.checks}</dd>
      <dt>Format</dt><dd className="figures">version {status.version}</dd>
    </dl>
  );
}

type Call = 'policy.confirm' | 'policy.export' | 'policy.reset' | 'policy.goBack';

/** There from the start: the first of them has the focus. */
function Acts({ status }: { readonly status: PolicyStatus | null }) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [look, setLook] = useState<PolicyLook | null>(null);
  const [findings, setFindings] = useState<readonly LintFinding[] | null>(null);
  async function doing(act: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setOutcome(null);
    setLook(null);
    setFindings(null);
    await act();
    setBusy(false);
  }
  const run = (call: Call) => doing(async () => setOutcome(outcomeOf(await askMain(call, undefined))));
  const choose = () => doing(async () => {
    const reply = await askMain('policy.look', undefined);
    if (!reply.ok) setOutcome({ result: 'failed', message: reply.problem.message });
    else if (reply.value.result === 'looked') setLook(reply.value.look);
    else setOutcome({ result: reply.value.result === 'refused' ? 'failed' : 'nothing-to-do', message: reply.value.message });
  });
  const lint = () => doing(async () => {
    const reply = await askMain('policy.lint', undefined);
    if (reply.ok) setFindings(reply.value);
    else setOutcome({ result: 'failed', message: reply.problem.message });
  });
  return (
    <>
      <div className="policy-acts">
        <Button look="primary" icon={FolderOpen} data-first="" aria-disabled={busy} onClick={() => void choose()}>Load…</Button>
        <Button icon={Download} aria-disabled={busy} onClick={() => void run('policy.export')}>Export…</Button>
        <Button icon={ListChecks} aria-disabled={busy} onClick={() => void lint()}>Look for contradictions</Button>
        {status?.canGoBack === true ? <Button aria-disabled={busy} onClick={() => void run('policy.goBack')}>Back to the one before</Button> : null}
        {status === null || (status.from === null && !status.leftOver) ? null : <Button aria-disabled={busy} onClick={() => void run('policy.reset')}>Back to the default</Button>}
      </div>
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      {look === null ? null : <PolicyPreview look={look} onTake={() => void run('policy.confirm')} onLeave={() => setLook(null)} />}
      {findings === null ? null : <PolicyFindings findings={findings} />}
    </>
  );
}

import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { privateConsent } from '../../../shared/domain/private-consent.ts';
import type { Problem } from '../../../shared/ipc/contract.ts';
import type { ProbeResult } from '../../../shared/model/probe.ts';
import { askMain } from '../../store/actions.ts';
import { useWatch } from '../../store/stores.ts';
import { TrialResult } from '../health/trial-result.tsx';
import { StepFoot, type StepFrame } from './step-foot.tsx';

function hostOf(url: string): string {
  return URL.canParse(url.trim()) ? new URL(url.trim()).host : '';
}

/** Without its port, and without the brackets of IPv6. */
function hostName(url: string): string {
  return URL.canParse(url.trim()) ? new URL(url.trim()).hostname.replace(/^\[|\]$/g, '') : '';
}

/** One address, tried once before it is kept; every other setting is the usual one. */
export function CheckStep(frame: StepFrame) {
  const checks = useWatch((watch) => watch.checks) ?? [];
  const own = checks.filter(({ check }) => check.origin === 'person' && !check.paused);
  const [url, setUrl] = useState('https://');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<ProbeResult | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [agreed, setAgreed] = useState<string | null>(null);
  const [question, setQuestion] = useState<string | null>(null);
  const draft = { name: name.trim() === '' ? hostOf(url) : name, target: { type: 'http' as const, url } };
  async function run<T>(work: () => Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }>, take: (value: T) => void): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const reply = await work();
    setBusy(false);
    if (reply.ok) take(reply.value);
    else setProblem(reply.problem);
  }
  function add(event: FormEvent): void {
    event.preventDefault();
    const host = hostName(url);
    const ask = host === '' ? null : privateConsent({ type: 'tcp', host, port: 443 }, agreed);
    setQuestion(ask?.question ?? null);
    if (ask !== null) return setAgreed(ask.host);
    void run(() => askMain('check.create', draft), frame.onNext);
  }
  const fault = problem?.fields?.['target.url'];
  return (
    <form className="dialog-form" onSubmit={add} noValidate>
      <div className="dialog-body">
        <p>A check is an address that Watchkeeper probes every minute. Three failures in a row and you are told; it never says “down” when it is your own network that is gone.</p>
        {own.length === 0 ? null : <Said level="done">Watched already: <OutsideWords text={own.map(({ check }) => check.name).slice(0, 5).join(', ')} />.</Said>}
        <div className="form-grid">
          <TextField wide label="Address" type="url" data-first="" value={url} onText={setUrl} problem={fault} hint="A health page is best: https://api.example.com/health" />
          <TextField label="Name" value={name} onText={setName} placeholder={hostOf(url)} problem={problem?.fields?.['name']} />
        </div>
        {problem === null || fault !== undefined ? null : <Said level="error">{problem.message} What you typed is still here.</Said>}
        {question === null ? null : <Said level="warning">{question}</Said>}
        {tried === null ? null : <TrialResult result={tried} />}
      </div>
      <StepFoot {...frame} skips={own.length === 0} primary={<><Button aria-disabled={busy} onClick={() => void run(() => askMain('check.try', draft), setTried)}>{busy ? 'Trying…' : 'Test once now'}</Button><Button look="primary" type="submit" aria-disabled={busy}>Add the check</Button></>} />
    </form>
  );
}

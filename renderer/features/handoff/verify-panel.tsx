import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import { Shape, type ShapeName } from '../../components/shape.tsx';
import { verificationHeadline, verificationNames } from '../../../shared/domain/handoff-verification.ts';
import type { Verification, VerificationStep } from '../../../shared/model/handoff-exchange.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';

const shapes: Readonly<Record<VerificationStep['state'], ShapeName>> = { waiting: 'hollow', running: 'pending', passed: 'up', failed: 'down', unknown: 'blind', asks: 'hollow' };
const states: Readonly<Record<VerificationStep['state'], string>> = { waiting: 'waiting', running: 'running', passed: 'passed', failed: 'look at it', unknown: 'not known', asks: 'your word' };
const asks: Readonly<Record<'channels' | 'contacts', string>> = {
  channels: 'Can you write in the channels of the team, and does somebody answer?',
  contacts: 'Do the phone numbers and names in the handoff reach who they name?',
};

/** A quarter of an hour after the transfer: the real checks run, the alert path is proved, and a person says the rest (runbook L645-L652). */
export function VerifyPanel({ id, verification }: { readonly id: string; readonly verification: Verification | null }) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [ran, setRan] = useState(false);
  const running = busy || verification?.steps.some(({ state }) => state === 'running') === true;
  async function verify(): Promise<void> {
    if (running) return;
    setBusy(true);
    setOutcome(null);
    const reply = await askMain('handoff.verify', { id });
    setRan(reply.ok);
    setOutcome(outcomeOf(reply));
    setBusy(false);
  }
  // What was said by hand since counts too.
  const told = ran && outcome !== null && verification !== null ? standing(verification) : outcome;
  return (
    <section className="panel verify" aria-labelledby="verify">
      <h2 id="verify">Verify {verification === null ? null : <span className="quality-score figures">{verification.steps.filter(({ state }) => state === 'passed').length} of {verification.steps.length}</span>}</h2>
      {verification === null ? <p className="panel-note">Fifteen minutes after the transfer: probe every check, look at what came up, prove that an alert reaches you, and confirm channels and contacts. The result goes into the record.</p> : (
        <ul className="verify-steps" aria-busy={running}>
          {verification.steps.map((step) => <Step key={step.id} handoffId={id} step={step} />)}
        </ul>
      )}
      {verification?.finishedAt == null ? null : <p className="panel-note"><span>On record since <Moment at={verification.finishedAt} />.</span></p>}
      {told === null || told.result === 'needs-person' ? null : <SaidOutcome outcome={told} />}
      <div className="panel-acts"><Button look={verification === null ? 'primary' : 'plain'} aria-disabled={running} onClick={() => void verify()}>{running ? 'Verifying…' : verification === null ? 'Verify now' : 'Verify again'}</Button></div>
    </section>
  );
}

/** How it stands, as an answer. */
function standing(verification: Verification): Outcome {
  const bad = verification.steps.some(({ state }) => state === 'failed' || state === 'unknown');
  return { result: bad ? 'failed' : verification.finishedAt === null ? 'needs-person' : 'done', message: `${verificationHeadline(verification)}.` };
}

function Step({ handoffId, step: { id, state, detail } }: { readonly handoffId: string; readonly step: VerificationStep }) {
  const [problem, setProblem] = useState<Outcome | null>(null);
  const byHand = id === 'channels' || id === 'contacts' ? id : null;
  async function say(ok: boolean | null): Promise<void> {
    if (byHand === null) return;
    const outcome = outcomeOf(await askMain('handoff.confirm', { id: handoffId, step: byHand, ok }));
    setProblem(outcome.result === 'failed' ? outcome : null);
  }
  return (
    <li data-state={state} data-step={id}>
      <Shape name={shapes[state]} />
      <div>
        <p><strong>{verificationNames[id]}</strong> <span className="soft">{states[state]}</span></p>
        {detail === '' ? null : <p className="soft"><OutsideWords text={detail} /></p>}
        {byHand === null ? null : (
          <div className="verify-word" role="group" aria-label={verificationNames[byHand]}>
            {state === 'asks' ? <p>{asks[byHand]}</p> : null}
            {state === 'asks' ? <><Button onClick={() => void say(true)}>Yes</Button><Button onClick={() => void say(false)}>No</Button></> : <Button look="quiet" onClick={() => void say(null)}>Ask again</Button>}
          </div>
        )}
        {problem === null ? null : <SaidOutcome outcome={problem} />}
      </div>
    </li>
  );
}

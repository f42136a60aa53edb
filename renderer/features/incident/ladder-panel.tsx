import { Phone } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { calleeName } from '../../../shared/domain/callee.ts';
import { contactCall, type Rung } from '../../../shared/domain/ladder.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import { formatMinute } from '../../../shared/domain/format-time.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { minute } from '../../../shared/time/duration.ts';
import { copy } from '../../store/actions.ts';
import { useView, useZone } from '../../store/stores.ts';
import { Countdown } from './countdown.tsx';
import { EscalationDifferences } from './escalation-differences.tsx';
import { calledBy } from './incident-words.ts';
import { contactsOf, describeReason, describeRest, levelOf, shownRungs } from './ladder-words.ts';
import { LineMark } from './line-mark.tsx';

/** Whom to call, from when, and why. It prompts; PagerDuty does the paging. */
export function LadderPanel({ page }: { readonly page: IncidentPage }) {
  const rungs = shownRungs(page.standing.rungs);
  const policyName = page.escalation?.policyName ?? null;
  return (
    <section className="panel ladder" aria-label="Ladder">
      <div className="part-head">
        <h3>Ladder</h3>
        <span className="soft part-note">{policyName === null ? 'Runbook times. PagerDuty does the paging.' : 'A prompt only: PagerDuty does the paging.'}</span>
      </div>
      <div className="part-scroll">
        {rungs.length === 0 ? <p className="part-text soft">{page.severity === null ? 'Without a severity there is no ladder.' : 'Nobody has to be called for this severity.'}</p> : null}
        <ol>{rungs.map((rung) => <RungRow key={rung.id} rung={rung} page={page} />)}</ol>
        {page.escalation === null ? null : <EscalationDifferences escalation={page.escalation} />}
      </div>
    </section>
  );
}

function RungRow({ rung, page }: { readonly rung: Rung; readonly page: IncidentPage }) {
  const { level, kind, reason, line, dueAt, call } = rung;
  const open = useView((view) => view.open);
  const held = levelOf(page.policy, level);
  const name = held?.name ?? describeReason(reason);
  const asked = call !== null && level !== null && call.answered === null && page.run.resolvedAt === null;
  const state = call !== null ? 'called' : dueAt === null ? 'resting' : 'waiting';
  return (
    <li className="rung" data-state={state} data-kind={kind}>
      <span className="rung-clock">
        {asked ? <AnswerClock rung={rung} page={page} /> : state === 'waiting' && dueAt !== null ? <Countdown dueAt={dueAt} overdueAt={dueAt} label={name} /> : <span className="figures soft">{minuteOf(rung, page)}</span>}
      </span>
      <div className="rung-body">
        <p className="rung-name">
          <strong>{kind === 'offer' ? `${name}, if you want` : name}</strong>
          <LineMark line={line} />
        </p>
        {held === null ? null : <p className="soft rung-why cut" title={describeReason(reason)}>{state === 'resting' && page.run.resolvedAt === null ? describeRest(reason) : describeReason(reason)}</p>}
        {call === null || level === null ? <Who rung={rung} page={page} /> : <CallState rung={rung} page={page} />}
        {reason.type !== 'trigger' || page.run.resolvedAt !== null ? null : reason.trigger.alert.map((id) => <ContactCall key={id} id={id} page={page} />)}
      </div>
      {level === null || page.run.resolvedAt !== null ? null : <Button look={state === 'called' && !asked ? 'quiet' : 'plain'} aria-label={asked ? `Did ${name} answer?` : `Log a call: ${name}`} onClick={() => open({ kind: 'call', level })}>{asked ? 'Answer?' : call === null ? 'Call' : 'Again'}</Button>}
    </li>
  );
}

/** `30 min`: from the trigger. */
function minuteOf({ reason, dueAt }: Rung, { run }: IncidentPage): string {
  if (reason.type === 'ladder') return `${reason.afterMinutes} min`;
  if (reason.type === 'duration') return `${reason.minutes} min`;
  return dueAt === null ? '' : `${Math.max(0, Math.round((dueAt - run.openedAt) / minute))} min`;
}

function Who({ rung: { level, reason }, page: { policy } }: { readonly rung: Rung; readonly page: IncidentPage }) {
  const contacts = contactsOf(policy, level, reason);
  const held = levelOf(policy, level);
  const unreachable = contacts.filter(({ phone }) => phone === null).map(({ name }) => plainLine(name, 60));
  return (
    <>
      {contacts.map(({ id, name, phone }) => (phone === null ? null : (
        <p key={id} className="rung-who">
          {name === held?.name ? null : <OutsideText text={name} />}
          <button type="button" className="link figures" onClick={() => void copy(phone, 'Number')}><Phone className="icon" data-size="small" aria-hidden="true" />{phone}<span className="unseen">: copy</span></button>
        </p>
      )))}
      {unreachable.length === 0 ? null : <p className="rung-who missing">{unreachable.length === 1 && unreachable[0] === held?.name ? '' : `${unreachable.join(', ')}: `}no number, add it in the policy</p>}
      {held === null ? null : <p className="soft rung-why cut" title={`${held.scope}. ${held.authority}`}>{held.authority}</p>}
    </>
  );
}

/** Whoever a trigger names besides a level: called or not, and one press to write it down. */
function ContactCall({ id, page: { policy, run } }: { readonly id: string; readonly page: IncidentPage }) {
  const zone = useZone();
  const open = useView((view) => view.open);
  const call = contactCall(run, id);
  const name = calleeName(policy, { level: null, contact: id });
  return (
    <p className="rung-who">
      {call === null ? null : <span>{name} called {formatMinute(call.at, zone)} {calledBy(call.how)}{call.answered === null ? '' : call.answered ? ', answered' : ', no answer'}</span>}
      <button type="button" className="link" onClick={() => open({ kind: 'call-contact', contact: id })}>{call === null ? `Log a call: ${name}` : call.answered === null ? `Did ${name} answer?` : `Call ${name} again`}</button>
    </p>
  );
}

/** How long somebody who was called still has to answer. */
function AnswerClock({ rung: { call }, page: { policy } }: { readonly rung: Rung; readonly page: IncidentPage }) {
  if (call === null) return null;
  const minutes = levelOf(policy, call.level)?.answerMinutes;
  if (minutes === undefined) return null;
  const due = call.at + minutes * minute;
  return <Countdown dueAt={due} overdueAt={due} label="Answer" />;
}

function CallState({ rung: { call }, page: { policy } }: { readonly rung: Rung; readonly page: IncidentPage }) {
  const zone = useZone();
  if (call === null) return null;
  return (
    <p className="rung-call">
      <span>Called {formatMinute(call.at, zone)} {calledBy(call.how)}{call.answered === null ? `, ${levelOf(policy, call.level)?.answerMinutes ?? 0} min to answer` : ''}</span>
      {call.answered === null ? null : <strong>{call.answered ? 'answered' : 'no answer'}{call.answeredAt === null ? '' : ` ${formatMinute(call.answeredAt, zone)}`}</strong>}
    </p>
  );
}

import { Coffee, HeartHandshake, LifeBuoy, MessageSquare, ScanSearch, UserRoundCheck } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { breakLength } from '../../../shared/domain/break-words.ts';
import { signsNow } from '../../../shared/domain/self-check-signs.ts';
import { coverMessage, reasonsToAct, shouldAskForCover, type AdviceFacts } from '../../../shared/domain/wellness-advice.ts';
import type { BreakView, DutyView } from '../../../shared/model/duty-view.ts';
import type { WellnessView } from '../../../shared/model/wellness-view.ts';
import { copy } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useMinute, useView, useWatch, useZone } from '../../store/stores.ts';
import { sayOfHours } from '../hours/hours-actions.ts';

type ActPanelProps = { readonly view: WellnessView; readonly duty: DutyView | null; readonly breaks: BreakView | null };

/** What to do now: each of the runbook's actions as one press, with the reason when there is one (S42). */
export function ActPanel({ view, duty, breaks }: ActPanelProps) {
  const now = useMinute();
  const zone = useZone();
  const { open, go } = useView((each) => each);
  const openIncident = useWatch(({ situations }) => (situations ?? []).some(({ status }) => status !== 'resolved'));
  const facts: AdviceFacts = { signs: signsNow(view.signs, clock.now()), newest: view.checks[0] ?? null, duty, breaks };
  const reasons = reasonsToAct(facts, now);
  const cover = shouldAskForCover(facts, now);
  const owed = breaks === null || breaks.running !== null ? null : breaks.plan.owed;
  const free = breaks !== null && breaks.plan.postponesLeft > 0;
  return (
    <section className="panel act" data-press={reasons.length > 0} aria-labelledby="wellness-act">
      <h2 id="wellness-act">What to do now</h2>
      <div className="act-body">
        {reasons.length === 0 ? <p className="soft">Nothing presses. These are one press away whenever it does.</p> : <div role="status"><ul className="act-reasons">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul></div>}
        <div className="act-actions">
          {owed === null ? null : free
            ? <Button icon={Coffee} look="primary" onClick={() => void sayOfHours('break.take', {})}>Take the break, {breakLength(owed.length)}</Button>
            : <Button icon={Coffee} look="primary" onClick={askWhoCovers}>Take the break: who covers?</Button>}
          <Button icon={HeartHandshake} look={cover ? 'primary' : 'plain'} onClick={() => open({ kind: 'cover' })}>Ask for cover</Button>
          <Button icon={MessageSquare} title="Says your hours and nothing that you answered" onClick={() => void copy(coverMessage(duty, zone, clock.now()), 'Message')}>Copy a message to the team</Button>
          <Button icon={ScanSearch} onClick={() => go(openIncident ? 'incidents' : 'health')}>{openIncident ? 'Work through the incident’s steps' : 'Let the checks look'}</Button>
          <Button icon={UserRoundCheck} onClick={() => open({ kind: 'self-check' })}>See how you are</Button>
        </div>
        <Recovery duty={duty} />
        <Button icon={LifeBuoy} look="quiet" onClick={() => open({ kind: 'support' })}>Somebody to talk to</Button>
      </div>
    </section>
  );
}

/** The break card on this screen asks for the name. */
function askWhoCovers(): void {
  document.querySelector<HTMLElement>('.wellness .break-card input')?.focus();
}

/** What brings strength back (runbook L821-L826). */
function Recovery({ duty }: { readonly duty: DutyView | null }) {
  const start = duty?.night?.earliestStart ?? null;
  const rest = duty?.status.rest ?? null;
  return (
    <ul className="act-recovery" aria-label="Afterwards">
      <li><strong>Sleep</strong> 7 to 9 hours{start === null ? rest !== null && rest.owed > 0 ? <>, rested at <Moment at={rest.completeAt} /></> : '' : <>; start at <Moment at={start} /> at the earliest</>}</li>
      <li><strong>Move</strong> outside if you can, ten minutes count</li>
      <li><strong>Eat and drink</strong> properly, before the next coffee</li>
      <li><strong>Put it down</strong>: write the open ends into the handoff</li>
    </ul>
  );
}

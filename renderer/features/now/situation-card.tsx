import { ChevronRight, ExternalLink } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Age, Running } from '../../components/age.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { isLoud } from '../../../shared/model/severity.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { acknowledge, openLink } from '../../store/actions.ts';
import { useAcknowledging, useView } from '../../store/stores.ts';
import { ActionsMenu } from '../outbox/actions-menu.tsx';
import { WaitingHere } from '../outbox/waiting-here.tsx';
import { QuietMenu } from '../quiet/quiet-menu.tsx';
import { SilencedMark } from '../quiet/silenced-mark.tsx';
import { AsOf, useOpenedAt } from './as-of.tsx';
import { Consequences } from './consequences.tsx';
import { Members } from './members.tsx';
import { runIt } from './run-it.ts';
import { runnable } from './runnable.ts';
import { StatusWord } from './status-word.tsx';

type CardProps = {
  readonly situation: Situation;
  /** Its place among those that wait for an acknowledgement: the second key after A. 0 when it does not wait. */
  readonly digit: number;
};

export function SituationCard({ situation, digit }: CardProps) {
  const { id, title, serviceName, severity, status, members, drill } = situation;
  const opened = useOpenedAt(situation);
  const name = useId();
  const element = usePointedOut(id);
  return (
    <article ref={element} className="card" data-situation={id} data-status={status} data-severity={severity ?? 'none'} aria-labelledby={name} tabIndex={-1}>
      <div className="card-head">
        <SeverityBadge severity={severity} always />
        <h2 id={name}><OutsideText text={title} /></h2>
        <div className="card-clock"><Running since={opened} label="Open for" /></div>
      </div>
      <p className="card-facts">
        <StatusWord status={status} />
        {drill ? <span className="watermark">Demo</span> : null}
        {serviceName === null ? null : <OutsideText text={serviceName} />}
        <AcknowledgedBy situation={situation} />
        <AsOf members={members} />
        <SilencedMark situation={situation} />
      </p>
      <Why members={members} />
      <CardActions situation={situation} digit={digit} />
      <CardMembers key={members.length} situation={situation} />
      <Consequences situation={situation} />
    </article>
  );
}

/** What a check of ours found, where it stands alone: the first thing that is asked. An incident says it in its title. */
function Why({ members }: Pick<Situation, 'members'>) {
  const [only] = members;
  if (members.length !== 1 || only?.kind !== 'check' || only.detail === '') return null;
  return <p className="soft"><OutsideWords text={only.detail} /></p>;
}

/** Brings the card into view when a notification asked for it. */
function usePointedOut(id: string) {
  const element = useRef<HTMLElement>(null);
  const pointed = useView(({ situationId }) => situationId === id);
  const pointOut = useView((view) => view.pointOut);
  useEffect(() => {
    if (!pointed) return;
    element.current?.scrollIntoView({ block: 'nearest' });
    element.current?.focus();
    pointOut(null);
  }, [pointed, pointOut]);
  return element;
}

function AcknowledgedBy({ situation: { acknowledgedAt, acknowledgedBy } }: { readonly situation: Situation }) {
  if (acknowledgedAt === null) return null;
  return <span className="card-by soft">by <OutsideText text={acknowledgedBy ?? ''} fallback="someone" /> · <Age at={acknowledgedAt} /></span>;
}

function CardActions({ situation, digit }: CardProps) {
  const answering = useAcknowledging(({ bySituation }) => bySituation[situation.id]);
  const sending = answering?.phase === 'sending';
  const pressed = useRef(false);
  const actions = useRef<HTMLDivElement>(null);
  // The button leaves when it has done its work; the focus stays with the card.
  useEffect(() => {
    if (situation.status !== 'triggered' && pressed.current && document.activeElement === document.body) actions.current?.closest('article')?.focus();
  }, [situation.status]);
  const url = situation.members.find((member) => member.kind === 'incident' && member.url !== null)?.url ?? null;
  return (
    <div ref={actions} className="card-actions">
      {situation.status === 'triggered' ? (
        <Button look="primary" aria-disabled={sending} onClick={() => { pressed.current = true; void acknowledge(situation); }}>
          {sending ? 'Sending…' : 'Acknowledge'}
          {sending || digit === 0 || digit > 9 ? null : <kbd aria-hidden="true">A {digit}</kbd>}
        </Button>
      ) : null}
      <OpenIncident situation={situation} />
      <ActionsMenu situation={situation} />
      <QuietMenu situation={situation} />
      {url === null ? null : <IconButton icon={ExternalLink} label="Open in PagerDuty" onClick={() => void openLink(url)} />}
      {answering?.phase === 'answered' && answering.outcome.result !== 'queued' && situation.status === 'triggered' ? <SaidOutcome outcome={answering.outcome} /> : null}
      <WaitingHere situation={situation} />
      {sending ? <span className="unseen" role="status">Sending the acknowledgement</span> : null}
    </div>
  );
}

/** To the page that it is run from. Failing checks that are as bad as an incident can be run as one. */
function OpenIncident({ situation }: { readonly situation: Situation }) {
  const run = runnable(situation);
  if (run === null || (run.kind === 'start' && !isLoud(situation.severity))) return null;
  return <Button onClick={() => runIt(run)}>Run it <kbd aria-hidden="true">I</kbd></Button>;
}

function CardMembers({ situation }: { readonly situation: Situation }) {
  const { members } = situation;
  const [shown, setShown] = useState(members.length > 1 && members.length <= 3);
  const list = useId();
  if (members.length === 0) return null;
  const incidents = members.filter(({ kind }) => kind === 'incident').length;
  const checks = members.length - incidents;
  const parts = [incidents === 0 ? '' : `${incidents} ${incidents === 1 ? 'incident' : 'incidents'}`, checks === 0 ? '' : `${checks} ${checks === 1 ? 'check' : 'checks'}`];
  return (
    <div className="card-members">
      <button type="button" className="fold" aria-expanded={shown} aria-controls={list} onClick={() => setShown(!shown)}>
        <Icon of={ChevronRight} small />
        {parts.filter(Boolean).join(', ')}
      </button>
      <div id={list} hidden={!shown}>{shown ? <Members situation={situation} /> : null}</div>
    </div>
  );
}

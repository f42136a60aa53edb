import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Age } from '../../components/age.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { severityLabel } from '../../../shared/model/severity.ts';
import type { Storm } from '../../../shared/model/alerting.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { SituationCard } from '../now/situation-card.tsx';

const named = 3;
const shownAtMost = 50;

type StormCardProps = {
  readonly storm: Storm;
  /** Those of it that are open and not SEV-1/2, the urgent first. */
  readonly situations: readonly Situation[];
  readonly digitOf: (situation: Situation) => number;
};

/** Many situations that came at once as one card; each can be looked at (A32). SEV-1/2 keep cards of their own. */
export function StormCard({ storm, situations, digitOf }: StormCardProps) {
  const [shown, setShown] = useState(false);
  const name = useId();
  const list = useId();
  const waiting = situations.filter(({ status }) => status === 'triggered').length;
  return (
    <article className="card storm" data-status={waiting > 0 ? 'triggered' : 'acknowledged'} aria-labelledby={name} tabIndex={-1}>
      <div className="card-head">
        <h2 id={name}>{storm.members.length} situations at once</h2>
        <div className="card-clock"><Age at={storm.beganAt} /></div>
      </div>
      <p className="card-facts">
        <span>{situations.length} still open here{waiting < situations.length ? `, ${waiting} not acknowledged` : ''}</span>
        <span>{counts(situations)}</span>
        <span className="soft">{storm.endedAt === null ? 'More may come: they are told here, without a sound of their own.' : 'Nothing new has come since.'}</span>
      </p>
      {shown ? null : (
        <ul className="facts">
          {situations.slice(0, named).map(({ id, severity, title }) => <li key={id}><SeverityBadge severity={severity} /><OutsideText text={title} /></li>)}
        </ul>
      )}
      <div className="card-members">
        <button type="button" className="fold" aria-expanded={shown} aria-controls={list} onClick={() => setShown(!shown)}>
          <Icon of={ChevronRight} small />
          {shown ? 'Show as one' : `Show all ${situations.length}`}
        </button>
        <div id={list} hidden={!shown} className="storm-members">
          {shown ? situations.slice(0, shownAtMost).map((situation) => <SituationCard key={situation.id} situation={situation} digit={digitOf(situation)} />) : null}
          {shown && situations.length > shownAtMost ? <p className="soft">and {situations.length - shownAtMost} more: they follow as these are settled.</p> : null}
        </div>
      </div>
    </article>
  );
}

function counts(situations: readonly Situation[]): string {
  return ([1, 2, 3, 4, null] as const).map((level) => ({ level, count: situations.filter(({ severity }) => severity === level).length }))
    .filter(({ count }) => count > 0).map(({ level, count }) => `${count} ${level === null ? 'without severity' : severityLabel(level)}`).join(' · ');
}

import { lazy, Suspense } from 'react';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import type { Storm } from '../../../shared/model/alerting.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { useWatch } from '../../store/stores.ts';
import { QuietPanel } from '../quiet/quiet-panel.tsx';
import { StormCard } from '../quiet/storm-card.tsx';
import { groupStorms } from '../quiet/storm-groups.ts';
import { AlertPathPanel } from './alert-path-panel.tsx';
import { Asks } from './asks.tsx';
import { BlindPanel } from './blind-panel.tsx';
import { CalmCard } from './calm-card.tsx';
import { DigestCard } from './digest-card.tsx';
import { CoverLine } from '../cover/cover-line.tsx';
import { WakingLine } from '../hours/waking-line.tsx';
import { DueNext } from './due-next.tsx';
import { DutyPanel } from './duty-panel.tsx';
import { HealthSummary } from './health-summary.tsx';
import { OnCallPanel } from './on-call-panel.tsx';
import { Resolved } from './resolved.tsx';
import { SetupLine } from './setup-line.tsx';
import { SituationCard } from './situation-card.tsx';
import { SourcesPanel } from './sources-panel.tsx';

const RoutineCards = lazy(async () => ({ default: (await import('../routines/routine-cards.tsx')).RoutineCards }));

const noStorms: readonly Storm[] = [];

/** Loaded when there is one. */
function Routines() {
  const some = useWatch(({ routines }) => (routines?.open.length ?? 0) > 0);
  return some ? <Suspense><RoutineCards /></Suspense> : null;
}

export function NowScreen() {
  const situations = useWatch((watch) => watch.situations);
  const storms = useWatch(({ alerting }) => alerting?.storms ?? noStorms);
  const open = (situations ?? []).filter(({ status }) => status !== 'resolved').toSorted(byUrgency);
  const waiting = open.filter(({ status }) => status === 'triggered');
  const digitOf = (situation: Situation) => waiting.indexOf(situation) + 1;
  return (
    <div className="page">
      <div className="page-column">
        <DigestCard />
        <Asks />
        <SetupLine />
        <section aria-label="Open situations" className="page-column">
          {groupStorms(open, storms).map((shown) => (shown.kind === 'one'
            ? <SituationCard key={shown.situation.id} situation={shown.situation} digit={digitOf(shown.situation)} />
            : <StormCard key={shown.storm.key} storm={shown.storm} situations={shown.situations} digitOf={digitOf} />))}
          {situations === null || open.length > 0 ? null : <CalmCard />}
        </section>
        <Routines />
        <Resolved />
      </div>
      <aside className="page-column" aria-label="Watch">
        <DueNext />
        <WakingLine />
        <CoverLine />
        <DutyPanel />
        <OnCallPanel />
        <QuietPanel />
        <SourcesPanel />
        <BlindPanel />
        <AlertPathPanel />
        <HealthSummary />
      </aside>
    </div>
  );
}

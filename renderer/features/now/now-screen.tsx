import { byUrgency } from '../../../shared/domain/situation-order.ts';
import { useWatch } from '../../store/stores.ts';
import { AlertPathPanel } from './alert-path-panel.tsx';
import { BlindPanel } from './blind-panel.tsx';
import { CalmCard } from './calm-card.tsx';
import { DigestCard } from './digest-card.tsx';
import { HealthSummary } from './health-summary.tsx';
import { OnCallPanel } from './on-call-panel.tsx';
import { Resolved } from './resolved.tsx';
import { SituationCard } from './situation-card.tsx';
import { SourcesPanel } from './sources-panel.tsx';

export function NowScreen() {
  const situations = useWatch((watch) => watch.situations);
  const open = (situations ?? []).filter(({ status }) => status !== 'resolved').toSorted(byUrgency);
  const waiting = open.filter(({ status }) => status === 'triggered');
  return (
    <div className="now">
      <div className="now-main">
        <DigestCard />
        <section aria-label="Open situations" className="situations">
          {open.map((situation) => (
            <SituationCard key={situation.id} situation={situation} digit={waiting.indexOf(situation) + 1} />
          ))}
          {situations === null || open.length > 0 ? null : <CalmCard />}
        </section>
        <Resolved />
      </div>
      <aside className="now-side" aria-label="Watch">
        <OnCallPanel />
        <SourcesPanel />
        <BlindPanel />
        <AlertPathPanel />
        <HealthSummary />
      </aside>
    </div>
  );
}

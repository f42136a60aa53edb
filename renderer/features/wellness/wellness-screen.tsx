import './wellness.css';
import './self-check.css';
import './trend.css';
import './load.css';
import '../../styles/tick.css';
import './act.css';
import './support.css';
import { Said } from '../../components/said.tsx';
import { useWatch } from '../../store/stores.ts';
import { DutyPanel } from '../now/duty-panel.tsx';
import { ActPanel } from './act-panel.tsx';
import { BreaksPanel } from './breaks-panel.tsx';
import { LoadPanel } from './load-panel.tsx';
import { OfferCard } from './offer-card.tsx';
import { PrivacyPanel } from './privacy-panel.tsx';
import { SignsPanel } from './signs-panel.tsx';
import { SupportPanel } from './support-panel.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { useWellness } from './use-wellness.ts';

/** Workload and rest of the person at this machine, by their own word and for their own eyes. */
export function WellnessScreen() {
  const { view, problem, lookAgain } = useWellness();
  const duty = useWatch((watch) => watch.duty);
  const breaks = useWatch((watch) => watch.breaks);
  if (view === null) return problem === '' ? null : <div className="page-alone"><Said level="error">{problem}</Said></div>;
  return (
    <div className="page wellness">
      <div className="page-column">
        {view.problem === '' ? null : <Said level="error">{view.problem} Your answers are not shown. Erase them below to begin anew.</Said>}
        <OfferCard view={view} />
        <TrendPanel view={view} />
        <LoadPanel view={view} onSaid={lookAgain} />
        <PrivacyPanel view={view} />
      </div>
      <aside className="page-column" aria-label="Now">
        <ActPanel view={view} duty={duty} breaks={breaks} />
        <SignsPanel lists={view.signs} />
        <DutyPanel />
        <BreaksPanel history={view.breaks} />
        <SupportPanel lines={view.support} />
      </aside>
    </div>
  );
}

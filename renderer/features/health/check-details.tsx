import { X } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { VerdictWord } from '../../components/verdict-word.tsx';
import { shownVerdict } from '../../../shared/domain/check-order.ts';
import type { CheckReport } from '../../../shared/model/check-report.ts';
import { useView } from '../../store/stores.ts';
import { CheckActions } from './check-actions.tsx';
import { CheckFacts } from './check-facts.tsx';
import { HoldWords } from './hold-words.tsx';
import { CheckHistoryPanel } from './check-history-panel.tsx';

export function CheckDetails({ report }: { readonly report: CheckReport }) {
  const { check, state, hold } = report;
  const select = useView((view) => view.selectCheck);
  return (
    <section className="details" aria-labelledby="details-title">
      <div className="details-head">
        <h2 id="details-title"><OutsideText text={check.name} /></h2>
        <SeverityBadge severity={check.severity} />
        <IconButton icon={X} label="Close the details" onClick={() => select(null)} />
      </div>
      <p className="details-verdict"><VerdictWord verdict={shownVerdict(report)} /> <span className="soft">since <Moment at={state.since} />{state.flapping && !check.paused ? ', flapping' : ''}</span></p>
      {hold === null || check.paused ? null : <Said level="info"><HoldWords hold={hold} whole />. {hold.kind === 'maintenance' ? 'Failures are recorded and raise no alert; what is still down at its end is told then.' : 'It is probed as ever and raises no alert of its own; should it stay down when the other is back, it is told then.'}</Said>}
      {check.paused || state.lastFailures.length === 0 ? null : (
        <ul className="failures">
          {state.lastFailures.map(({ kind, detail }) => <li key={`${kind} ${detail}`}><Said level="error"><OutsideWords text={detail} /></Said></li>)}
        </ul>
      )}
      <CheckActions check={check} />
      <CheckHistoryPanel report={report} />
      <CheckFacts report={report} />
    </section>
  );
}

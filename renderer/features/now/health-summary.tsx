import { StaleSince } from './as-of.tsx';
import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { VerdictWord, verdictWords } from '../../components/verdict-word.tsx';
import { countVerdicts, orderChecks, shownVerdict } from '../../../shared/domain/check-order.ts';
import { useView, useWatch } from '../../store/stores.ts';

const shownAtMost = 6;
const verdicts = ['down', 'pending', 'unknown', 'up', 'paused'] as const;

/** How many checks hold which verdict, and by name those that are not up. */
export function HealthSummary() {
  const checks = useWatch((watch) => watch.checks);
  const { go, selectCheck, open } = { go: useView((view) => view.go), selectCheck: useView((view) => view.selectCheck), open: useView((view) => view.open) };
  if (checks === null) return null;
  const counts = countVerdicts(checks);
  const odd = orderChecks(checks).filter((report) => shownVerdict(report) !== 'up' && shownVerdict(report) !== 'paused');
  return (
    <section className="panel" aria-labelledby="health-title">
      <h2 id="health-title">Health</h2>
      <StaleSince source="checks" />
      {checks.length === 0 ? (
        <div className="panel-text"><p>No checks yet. A check probes an address every minute and tells you when it stops answering.</p><Button onClick={() => open({ kind: 'check', id: null })}>Add my first check</Button></div>
      ) : (
        <>
          <p className="panel-text counts">{verdicts.filter((verdict) => counts[verdict] > 0).map((verdict) => <span key={verdict}><span className="figures">{counts[verdict]}</span> {verdictWords[verdict].word.toLowerCase()}</span>)}</p>
          {odd.length === 0 ? null : (
            <ul className="facts">
              {odd.slice(0, shownAtMost).map((report) => (
                <li key={report.check.id}>
                  <button type="button" className="link" onClick={() => { selectCheck(report.check.id); go('health'); }}><OutsideText text={report.check.name} /></button>
                  {report.hold === null ? null : <span className="soft held">{report.hold.kind === 'dependency' ? 'consequence' : 'maintenance'}</span>}
                  <VerdictWord verdict={shownVerdict(report)} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

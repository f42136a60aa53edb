import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { CheckHistory, CheckReport } from '../../../shared/model/check-report.ts';
import { askMain } from '../../store/actions.ts';
import { LatencyChart } from './latency-chart.tsx';
import { VerdictSpans } from './verdict-spans.tsx';

const reaches = { '1 h': 1, '24 h': 24, '7 d': 168, '30 d': 720 } as const;
type Reach = keyof typeof reaches;
const names = Object.keys(reaches) as readonly Reach[];

/** Read anew when the check was probed again; an old answer stays on the screen until the new one is there. */
export function CheckHistoryPanel({ report: { check, state } }: { readonly report: CheckReport }) {
  /** Until somebody chooses, the shortest that holds anything: a day of a check that is minutes old is an empty picture. */
  const [reach, setReach] = useState<Reach | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [history, setHistory] = useState<CheckHistory | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { id } = check;
  const probedAt = state.lastProbeAt;
  useEffect(() => {
    let current = true;
    const read = async () => {
      for (const name of reach === null ? names : [reach]) {
        const reply = await askMain('check.history', { id, hours: reaches[name] });
        if (!current) return;
        setProblem(reply.ok ? null : reply.problem.message);
        if (!reply.ok) return;
        setHistory(reply.value);
        if (reach === null && reply.value.at.length > 0) return setReach(name);
      }
    };
    void read();
    return () => {
      current = false;
    };
  }, [id, reach, probedAt, attempt]);
  return (
    <div className="history">
      <div className="history-head">
        <h3>Latency</h3>
        <Segmented label="Reach of the chart" value={reach ?? '1 h'} options={names.map((value) => ({ value, label: value }))} onChange={setReach} />
      </div>
      {problem === null ? null : <div className="history-problem"><Said level="error">{problem}</Said><Button onClick={() => setAttempt(attempt + 1)}>Try again</Button></div>}
      <div className="chart">{history === null ? null : history.at.length === 0 ? <p className="soft">Nothing was probed in this time.</p> : <LatencyChart history={history} />}</div>
      {history === null ? null : <VerdictSpans spans={history.spans} />}
    </div>
  );
}

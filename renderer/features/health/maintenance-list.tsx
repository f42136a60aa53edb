import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import type { MaintenanceReport } from '../../../shared/model/maintenance.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useMinute, useWatch, useZone } from '../../store/stores.ts';
import { checksInWords, ruleInWords, stateInWords } from './maintenance-words.ts';

/** Under way first, then what comes next. */
function inOrder(windows: readonly MaintenanceReport[]): readonly MaintenanceReport[] {
  const at = ({ current, next }: MaintenanceReport) => (current === null ? (next?.from ?? Infinity) : -Infinity);
  return windows.toSorted((a, b) => at(a) - at(b) || a.window.name.localeCompare(b.window.name, 'en'));
}

export function MaintenanceList({ windows }: { readonly windows: readonly MaintenanceReport[] }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (windows.length === 0 && outcome === null) return null;
  return (
    <section aria-label="Maintenance windows">
      <ul className="windows">{inOrder(windows).map((report) => <Window key={report.window.id} report={report} onEnded={setOutcome} />)}</ul>
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
    </section>
  );
}

function Window({ report, onEnded }: { readonly report: MaintenanceReport; readonly onEnded: (outcome: Outcome) => void }) {
  const { window, current } = report;
  const checks = useWatch((watch) => watch.checks) ?? [];
  const now = useMinute();
  const zone = useZone();
  const nameOf = (id: string) => checks.find(({ check }) => check.id === id)?.check.name ?? id;
  const end = async () => onEnded(outcomeOf(await askMain('maintenance.end', { id: window.id })));
  const rule = ruleInWords(window);
  return (
    <li data-current={current !== null}>
      <span className="window-name"><OutsideText text={window.name} /></span>
      <span className="soft"><OutsideText text={checksInWords(window, nameOf)} /></span>
      <span className="soft figures">{rule === '' ? null : `${rule} · `}{stateInWords(report, now, zone)}</span>
      {window.origin === 'policy'
        ? <span className="soft window-end">in the policy file</span>
        : <Button aria-label={`${current === null ? 'Delete' : 'End'} ${window.name}`} onClick={() => void end()}>{current === null ? 'Delete' : window.when.type === 'weekly' ? 'End and delete' : 'End now'}</Button>}
    </li>
  );
}

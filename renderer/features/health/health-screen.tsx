import { Plus, Wrench } from 'lucide-react';
import { lazy, Suspense, useEffect, type KeyboardEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { orderChecks } from '../../../shared/domain/check-order.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { useMinute, useView, useWatch, useZone } from '../../store/stores.ts';
import { checksInWords, stateInWords } from './maintenance-words.ts';
import { CheckRow } from './check-row.tsx';

const CheckDetails = lazy(async () => ({ default: (await import('./check-details.tsx')).CheckDetails }));

export function HealthScreen() {
  const checks = useWatch((watch) => watch.checks);
  const checkId = useView((view) => view.checkId);
  const selected = checks?.find(({ check }) => check.id === checkId);
  // A check that was deleted took its row and its details along.
  useEffect(() => {
    if (checkId === null && document.activeElement === document.body) document.querySelector('main')?.focus();
  }, [checkId]);
  if (checks === null) return null;
  if (checks.length === 0) return <NoChecks />;
  return (
    <div className="health" data-detailed={selected !== undefined}>
      <CheckTable />
      {selected === undefined ? null : <Suspense><CheckDetails key={selected.check.id} report={selected} /></Suspense>}
    </div>
  );
}

function AddButton() {
  const open = useView((view) => view.open);
  return <Button look="primary" icon={Plus} onClick={() => open({ kind: 'check', id: null })}>Add a check</Button>;
}

function NoChecks() {
  return (
    <div className="timeline-empty">
      <h2>No checks yet</h2>
      <p>
        A check probes an address, a port or a name every 60 seconds. Three failures in a row make it down, two passes make it up again, and both are told.
        While this machine itself is offline a check becomes unknown, never down.
      </p>
      <AddButton />
    </div>
  );
}

/** Windows under way, by name: what they cover is not told. */
function MaintenanceNow() {
  const windows = (useWatch((watch) => watch.maintenance) ?? []).filter(({ current }) => current !== null);
  const now = useMinute();
  const zone = useZone();
  const checks = useWatch((watch) => watch.checks) ?? [];
  if (windows.length === 0) return null;
  const nameOf = (id: string) => checks.find(({ check }) => check.id === id)?.check.name ?? id;
  return windows.map((report) => (
    <span key={report.window.id} className="window-now"><OutsideText text={report.window.name} />: <OutsideText text={checksInWords(report.window, nameOf)} />, {stateInWords(report, now, zone).toLowerCase()}</span>
  ));
}

function CheckTable() {
  const checks = orderChecks(useWatch((watch) => watch.checks) ?? []);
  const open = useView((view) => view.open);
  return (
    <section className="health-list" aria-label="Checks">
      <div className="health-bar">
        <p className="soft health-count"><span className="figures">{checks.length}</span> {checks.length === 1 ? 'check' : 'checks'}, worst first<MaintenanceNow /></p>
        <Button icon={Wrench} onClick={() => open({ kind: 'maintenance', checkId: null })}>Maintenance…</Button>
        <AddButton />
      </div>
      <div className="health-scroll">
        <table className="checks" onKeyDown={moveBetweenRows}>
          <thead>
            <tr>
              <th scope="col">Verdict</th>
              <th scope="col">Check</th>
              <th scope="col" className="column-latency">Latency</th>
              <th scope="col" className="number column-day">24 h</th>
              <th scope="col" className="number column-month">30 d</th>
              <th scope="col" className="number column-certificate">Certificate</th>
              <th scope="col" className="number">Last probe</th>
            </tr>
          </thead>
          <tbody>{checks.map((report) => <CheckRow key={report.check.id} report={report} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

/** Up and down go from name to name; Enter on a name opens it, as on any button. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('.check-name')];
  const at = names.findIndex((name) => name === document.activeElement);
  names[Math.min(names.length - 1, Math.max(0, at + step))]?.focus();
  event.preventDefault();
}

import { DueClock } from '../../components/due-clock.tsx';
import { foremost, pressing } from '../../../shared/domain/due-words.ts';
import { handoffDues } from '../../../shared/domain/handoff-due.ts';
import { severityLabel } from '../../../shared/model/severity.ts';
import { useMinute, useView, useWatch } from '../../store/stores.ts';

/** What is due next, of the incidents and of the handoff, on every screen. */
export function DueChip() {
  const now = useMinute();
  const next = useWatch(({ due, clockCorrection }) => pressing(due ?? [], now + clockCorrection));
  const handoff = useWatch((watch) => watch.handoff);
  const showIncident = useView((view) => view.showIncident);
  const go = useView((view) => view.go);
  const first = foremost(next, handoffDues(handoff, now)[0] ?? null);
  if (first === null) return null;
  const ofIncident = 'incidentId' in first ? first : null;
  return (
    <button type="button" className="chip due-chip" title={ofIncident === null ? first.words : `${ofIncident.words} · ${ofIncident.incidentTitle}`} onClick={() => (ofIncident === null ? go('handoff') : showIncident(ofIncident.incidentId))}>
      <span className="unseen">Due next: </span>
      <span className="cut">{ofIncident === null ? null : <span className="soft">{severityLabel(ofIncident.severity)} </span>}{first.words}</span>
      <DueClock item={first} />
    </button>
  );
}

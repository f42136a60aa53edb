import { DueClock } from '../../components/due-clock.tsx';
import { pressing } from '../../../shared/domain/due-words.ts';
import { severityLabel } from '../../../shared/model/severity.ts';
import { useMinute, useView, useWatch } from '../../store/stores.ts';

/** What is due next, on every screen. */
export function DueChip() {
  const now = useMinute();
  const next = useWatch(({ due, clockCorrection }) => pressing(due ?? [], now + clockCorrection));
  const showIncident = useView((view) => view.showIncident);
  if (next === null) return null;
  return (
    <button type="button" className="chip due-chip" title={`${next.words} · ${next.incidentTitle}`} onClick={() => showIncident(next.incidentId)}>
      <span className="unseen">Due next: </span>
      <span className="cut"><span className="soft">{severityLabel(next.severity)}</span> {next.words}</span>
      <DueClock item={next} />
    </button>
  );
}

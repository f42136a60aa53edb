import { DueClock } from '../../components/due-clock.tsx';
import { useView, useWatch } from '../../store/stores.ts';

/** What is due next, on every screen. */
export function DueChip() {
  const next = useWatch(({ due }) => due?.[0]);
  const showIncident = useView((view) => view.showIncident);
  if (next === undefined) return null;
  return (
    <button type="button" className="chip due-chip" title={`${next.words} · ${next.incidentTitle}`} onClick={() => showIncident(next.incidentId)}>
      <span className="unseen">Due next: </span>
      <span className="cut">{next.words}</span>
      <DueClock item={next} />
    </button>
  );
}

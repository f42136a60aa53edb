import { DueClock } from '../../components/due-clock.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { useView, useWatch } from '../../store/stores.ts';

/** More than this is read on the pages of the incidents. */
const shown = 5;

/** What is due next, over all incidents: one list in the order of time. Nothing is shown while nothing is due. */
export function DueNext() {
  const due = useWatch((watch) => watch.due);
  const showIncident = useView((view) => view.showIncident);
  if (due === null || due.length === 0) return null;
  const more = due.length - shown;
  return (
    <section className="panel" aria-labelledby="due-title">
      <h2 id="due-title">Due next</h2>
      <ol className="due-list">
        {due.slice(0, shown).map((item) => (
          <li key={item.id}>
            <button type="button" className="due-entry" onClick={() => showIncident(item.incidentId)}>
              <DueClock item={item} />
              <span className="due-words">{item.words}</span>
              <span className="due-about"><SeverityBadge severity={item.severity} /><OutsideText text={item.incidentTitle} />{item.drill ? <span className="watermark">Demo</span> : null}</span>
            </button>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="panel-text">{more} more</p> : null}
    </section>
  );
}

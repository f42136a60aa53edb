import { DueClock } from '../../components/due-clock.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { groupDue, type DueGroup } from '../../../shared/domain/due-groups.ts';
import { useView, useWatch } from '../../store/stores.ts';

/** More than this is read on the pages of the incidents. */
const deadlinesEach = 2;
const incidentsShown = 4;

/** What is due next, by incident, the earliest first. Nothing is shown while nothing is due. */
export function DueNext() {
  const due = useWatch((watch) => watch.due);
  if (due === null || due.length === 0) return null;
  const groups = groupDue(due, deadlinesEach);
  const more = groups.length - incidentsShown;
  return (
    <section className="panel due-panel" aria-labelledby="due-title">
      <h2 id="due-title">Due next</h2>
      <ul className="due-groups">{groups.slice(0, incidentsShown).map((group) => <Group key={group.first.incidentId} group={group} />)}</ul>
      {more > 0 ? <p className="panel-text">and {more} more {more === 1 ? 'incident' : 'incidents'}</p> : null}
    </section>
  );
}

function Group({ group: { first, next, later } }: { readonly group: DueGroup }) {
  const showIncident = useView((view) => view.showIncident);
  const { incidentId, incidentTitle, severity, drill } = first;
  return (
    <li>
      <button type="button" className="due-entry" onClick={() => showIncident(incidentId)}>
        <span className="due-about"><SeverityBadge severity={severity} /><OutsideText text={incidentTitle} />{drill ? <span className="watermark">Demo</span> : null}</span>
        {next.map((item) => <span key={item.id} className="due-line"><DueClock item={item} /><span className="due-words">{item.words}</span></span>)}
        {later === 0 ? null : <span className="due-later soft">and {later} later</span>}
      </button>
    </li>
  );
}

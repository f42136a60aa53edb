import { DueClock } from '../../components/due-clock.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { groupDue, type DueGroup } from '../../../shared/domain/due-groups.ts';
import { ownDue, type OwnDue } from '../../../shared/domain/due-own.ts';
import { useMinute, useView, useWatch } from '../../store/stores.ts';

/** More than this is read on the pages of the incidents. */
const deadlinesEach = 2;
const shown = 5;

type Entry = { readonly at: number } & ({ readonly kind: 'incident'; readonly group: DueGroup } | { readonly kind: 'own'; readonly due: OwnDue });

/** What is due next, of incidents and of the person, the earliest first. Nothing is shown while nothing is due. */
export function DueNext() {
  const due = useWatch((watch) => watch.due);
  const routines = useWatch((watch) => watch.routines);
  const breaks = useWatch((watch) => watch.breaks);
  const duty = useWatch((watch) => watch.duty);
  const training = useWatch((watch) => watch.training);
  const handoff = useWatch((watch) => watch.handoff);
  const now = useMinute();
  const entries = [
    ...groupDue(due ?? [], deadlinesEach).map((group): Entry => ({ kind: 'incident', at: group.first.dueAt, group })),
    ...ownDue({ routines, breaks, duty, training, handoff }, now).map((own): Entry => ({ kind: 'own', at: own.dueAt, due: own })),
  ].toSorted((a, b) => a.at - b.at);
  if (entries.length === 0) return null;
  const more = entries.length - shown;
  return (
    <section className="panel due-panel" aria-labelledby="due-title">
      <h2 id="due-title">Due next</h2>
      <ul className="due-groups">
        {entries.slice(0, shown).map((entry) => (entry.kind === 'own' ? <Own key={entry.due.id} due={entry.due} /> : <Group key={entry.group.first.incidentId} group={entry.group} />))}
      </ul>
      {more > 0 ? <p className="panel-text">and {more} more</p> : null}
    </section>
  );
}

function Own({ due }: { readonly due: OwnDue }) {
  const go = useView((view) => view.go);
  const line = <span className="due-line"><DueClock item={due} /><span className="due-words">{due.words}</span></span>;
  const { opens } = due;
  if (opens !== undefined) return <li><button type="button" className="due-entry" onClick={() => go(opens)}>{line}</button></li>;
  return <li className="due-own">{line}</li>;
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

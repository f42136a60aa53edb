import { OutsideText } from '../../components/outside-text.tsx';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatNear } from '../../../shared/domain/format-time.ts';
import type { EarlierIncident, SeenBefore } from '../../../shared/model/incident-page.ts';
import { useMinute, useView, useZone } from '../../store/stores.ts';
import { verdictWords } from './incident-words.ts';

/** The last of the same kind, and what ended them. */
export function SeenBeforePanel({ seen }: { readonly seen: SeenBefore }) {
  if (seen.last.length === 0) return null;
  return (
    <section className="panel seen" aria-label="Seen before">
      <div className="part-head"><h3>Seen before</h3><span className="soft part-note figures">{seen.times} {seen.times === 1 ? 'time' : 'times'}{seen.noise === 0 ? '' : `, ${seen.noise} without action`}</span></div>
      <ul>{seen.last.map((one) => <Seen key={one.incidentId} one={one} />)}</ul>
    </section>
  );
}

function Seen({ one: { incidentId, title, openedAt, resolvedAt, cause, lastAction, resolution, verdict } }: { readonly one: EarlierIncident }) {
  const zone = useZone();
  const now = useMinute();
  const showIncident = useView((view) => view.showIncident);
  const fix = [resolution, lastAction, cause].find((text) => text !== '') ?? '';
  return (
    <li>
      <button type="button" className="seen-row" title={`Open: ${title}`} onClick={() => showIncident(incidentId)}>
        <span className="soft figures">{formatNear(openedAt, now, zone)}{resolvedAt === null ? '' : ` · ${formatDuration(resolvedAt - openedAt)}`}{verdict === null ? '' : ` · ${verdictWords[verdict].label.toLowerCase()}`}</span>
        <OutsideText text={fix} fallback="Nothing was written down about its end." />
      </button>
    </li>
  );
}

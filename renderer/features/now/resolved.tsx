import { OutsideText } from '../../components/outside-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import { useWatch } from '../../store/stores.ts';
import { StatusWord } from './status-word.tsx';

const shownAtMost = 8;

export function Resolved() {
  const situations = useWatch((watch) => watch.situations);
  const resolved = (situations ?? []).filter(({ status }) => status === 'resolved').toSorted(byUrgency).slice(0, shownAtMost);
  if (resolved.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="resolved-title">
      <h2 id="resolved-title">Recently resolved</h2>
      <ul className="facts">
        {resolved.map(({ id, title, severity, status, openedAt, resolvedAt, updatedAt, drill }) => (
          <li key={id}>
            <SeverityBadge severity={severity} />
            <OutsideText text={title} />
            {drill ? <span className="watermark">Demo</span> : null}
            <StatusWord status={status} />
            <span className="soft facts-age"><Moment at={resolvedAt ?? updatedAt} />, after {formatDuration((resolvedAt ?? updatedAt) - openedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

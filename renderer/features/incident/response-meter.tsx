import { Shape } from '../../components/shape.tsx';
import { formatClock, formatDuration } from '../../../shared/domain/format-duration.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { useIncidentTick } from './incident.ts';

/** The time promised for the acknowledgement: how much of it is gone, or how it ended. */
export function ResponseMeter({ page: { run, standing: { response } } }: { readonly page: IncidentPage }) {
  const length = response === null ? 0 : response.dueAt - run.openedAt;
  const part = useIncidentTick((now) => (response === null || response.acknowledgedAt !== null ? 0 : Math.min(100, Math.max(0, Math.round(((now - run.openedAt) / length) * 100)))));
  const text = useIncidentTick((now) => (response === null ? '' : now <= response.dueAt ? `${formatClock(response.dueAt - now)} left to acknowledge` : `${formatClock(now - response.dueAt)} late, not acknowledged`));
  if (response === null) return <span className="meter soft">No severity, so no promised time</span>;
  const { acknowledgedAt, met } = response;
  if (acknowledgedAt !== null) {
    const took = formatClock(acknowledgedAt - run.openedAt);
    return (
      <span className="meter verdict" data-tone={met === false ? 'alert' : 'ok'}>
        <Shape name={met === false ? 'down' : 'up'} />
        <span className="figures">{met === false ? `Acknowledged late: ${took} of ${formatDuration(length)}` : `Acknowledged in ${took} of ${formatDuration(length)}`}</span>
      </span>
    );
  }
  const tone = part >= 100 ? 'alert' : part >= 80 ? 'warn' : 'off';
  return (
    <span className="meter" data-tone={tone}>
      <progress className="meter-bar" value={part} max={100} aria-label="Part of the time to acknowledge that is gone" />
      <span className="figures">{text}</span>
    </span>
  );
}

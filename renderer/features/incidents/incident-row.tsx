import { memo } from 'react';
import { Running } from '../../components/age.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { Shape } from '../../components/shape.tsx';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatNear } from '../../../shared/domain/format-time.ts';
import type { IncidentSummary } from '../../../shared/model/incident-page.ts';
import { useMinute, useView, useWatch, useZone } from '../../store/stores.ts';
import { Countdown } from '../incident/countdown.tsx';
import { runStatusWords } from '../incident/incident-words.ts';
import { StatusWord } from '../now/status-word.tsx';

export const IncidentRow = memo(function IncidentRow({ summary }: { readonly summary: IncidentSummary }) {
  const { incident, severity, status, nextDueAt } = summary;
  const showIncident = useView((view) => view.showIncident);
  const correction = useWatch(({ clockCorrection }) => clockCorrection);
  const over = incident.status === 'resolved';
  const { word, shape, tone } = runStatusWords[status.word];
  return (
    <li>
      <button type="button" className="incident-entry" data-status={incident.status} onClick={() => showIncident(incident.id)}>
        <SeverityBadge severity={severity} always />
        <span className="incident-entry-title"><OutsideText text={incident.title} /></span>
        <span className="incident-entry-service soft"><OutsideText text={incident.serviceName ?? ''} fallback={incident.source === 'local' ? 'local' : ''} /></span>
        {incident.source === 'drill' ? <span className="watermark">Demo</span> : null}
        <span className="incident-entry-status">{incident.elsewhere === true ? <span className="soft">Not yours any more</span> : incident.status === 'acknowledged' ? <span className="verdict" data-tone={tone}><Shape name={shape} />{word}</span> : <StatusWord status={incident.status} />}</span>
        {nextDueAt === null ? <span /> : <span className="incident-entry-due">due <Countdown dueAt={nextDueAt} overdueAt={nextDueAt} label="Next" /></span>}
        <span className="incident-entry-clock">{over ? <Ended summary={summary} /> : <Running since={incident.source === 'pagerduty' ? incident.createdAt - correction : incident.createdAt} label="Open for" />}</span>
      </button>
    </li>
  );
});

function Ended({ summary: { incident } }: { readonly summary: IncidentSummary }) {
  const zone = useZone();
  const now = useMinute();
  const endedAt = incident.resolvedAt ?? incident.updatedAt;
  return <span className="soft figures">{formatNear(endedAt, now, zone)} · {formatDuration(endedAt - incident.createdAt)}</span>;
}

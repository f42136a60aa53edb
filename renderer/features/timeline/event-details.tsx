import { ClipboardCopy } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { formatStamp } from '../../../shared/domain/format-time.ts';
import { formatRaw } from '../../../shared/domain/format-raw.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { plainText } from '../../../shared/domain/plain-text.ts';
import { markdownLine } from '../../../shared/domain/timeline-markdown.ts';
import { eventLabel, eventSourceLabels } from '../../../shared/domain/timeline-words.ts';
import type { WatchEvent } from '../../../shared/model/event.ts';
import { copy } from '../../store/actions.ts';
import { everything } from '../../store/timeline-filter.ts';
import { timeline } from './timeline.ts';

const longestPayload = 20_000;

/** Everything an entry holds, as text. */
export function EventDetails({ event, zone }: { readonly event: WatchEvent; readonly zone: string }) {
  const { id, occurredAt, recordedAt, kind, source, actor, body, payload, situationId, incidentId, checkId, corrects } = event;
  const raw = formatRaw(payload, longestPayload);
  const late = recordedAt - occurredAt;
  const only = (part: Partial<typeof everything>) => timeline.getState().choose({ ...everything, ...part });
  return (
    <div className="event-details">
      {body === '' ? null : <p className="event-body"><bdi>{plainText(body, 8000)}</bdi></p>}
      <dl>
        <dt>Happened</dt><dd className="figures">{formatStamp(occurredAt, zone)}</dd>
        <dt>Logged</dt><dd className="figures">{formatStamp(recordedAt, zone)}{Math.abs(late) < 1000 ? '' : ` (${formatDuration(Math.abs(late))} ${late > 0 ? 'later' : 'earlier'})`}</dd>
        <dt>Kind</dt><dd>{eventLabel(kind)}, from {eventSourceLabels[source]}</dd>
        {actor === null ? null : <><dt>By</dt><dd><OutsideWords text={actor} /></dd></>}
        <dt>Entry</dt><dd className="figures">{id}{corrects === null ? '' : `, corrects entry ${corrects}`}</dd>
      </dl>
      {raw === '' ? null : <pre tabIndex={0} role="region" aria-label={`Raw data of entry ${id}`}>{raw}</pre>}
      <div className="event-actions">
        <Button icon={ClipboardCopy} onClick={() => void copy(markdownLine(event, zone), 'Line')}>Copy as Markdown <kbd aria-hidden="true">C</kbd></Button>
        {situationId === null ? null : <Button onClick={() => only({ situationId })}>Only this situation</Button>}
        {incidentId === null ? null : <Button onClick={() => only({ incidentId })}>Only this incident</Button>}
        {checkId === null ? null : <Button onClick={() => only({ checkId })}>Only this check</Button>}
      </div>
    </div>
  );
}

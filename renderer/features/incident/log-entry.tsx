import { ChevronRight, Pencil } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { Shape } from '../../components/shape.tsx';
import { formatStamp, formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import { plainText } from '../../../shared/domain/plain-text.ts';
import { isLoggedLate } from '../../../shared/domain/timeline-rows.ts';
import { eventLabel } from '../../../shared/domain/timeline-words.ts';
import type { IncidentTimelineEntry } from '../../../shared/model/incident-page.ts';
import { view } from '../../store/stores.ts';
import { kindMarks } from '../timeline/event-icons.ts';
import { logIcon, logWord } from './log-words.ts';
import { describeFold, type LogRow } from './log-rows.ts';

type LogEntryProps = { readonly rowKey: string; readonly entry: IncidentTimelineEntry; readonly zone: string; readonly expanded: boolean; readonly onToggle: (key: string) => void };

export const LogEntry = memo(function LogEntry({ rowKey, entry, zone, expanded, onToggle }: LogEntryProps) {
  const { event, earlier, struck, noise } = entry;
  const mark = kindMarks[event.kind];
  return (
    <div className="log-entry" data-noise={noise} data-struck={struck} data-kind={event.kind}>
      <button type="button" className="log-row" aria-expanded={expanded} onClick={() => onToggle(rowKey)}>
        <time className="figures" dateTime={new Date(event.occurredAt).toISOString()} title={formatStamp(event.occurredAt, zone)}>{formatTimeOfDay(event.occurredAt, zone)}</time>
        <span className="event-mark verdict" data-tone={mark?.tone ?? 'off'} title={eventLabel(event.kind)}>
          {mark === undefined ? <Icon of={logIcon(event.kind)} small /> : <Shape name={mark.shape} />}
        </span>
        <span className="log-kind">{logWord(event.kind)}</span>
        <span className="log-title">{struck ? <s><OutsideText text={event.title} /></s> : <OutsideText text={event.title} />}</span>
        {struck ? <span className="log-note">struck out</span> : earlier.length > 0 ? <span className="log-note">edited</span> : null}
        {isLoggedLate(event) ? <span className="log-note figures" title={`Logged ${formatStamp(event.recordedAt, zone)}`}>logged {formatTimeOfDay(event.recordedAt, zone)}</span> : null}
      </button>
      {expanded ? <Details entry={entry} zone={zone} /> : null}
    </div>
  );
});

function Details({ entry: { event, earlier, editable, struck }, zone }: { readonly entry: IncidentTimelineEntry; readonly zone: string }) {
  return (
    <div className="log-details">
      <p><OutsideWords text={event.title} /></p>
      {event.body === '' ? null : <p className="event-body"><bdi>{plainText(event.body, 8000)}</bdi></p>}
      <p className="soft figures">
        Happened {formatStamp(event.occurredAt, zone)} · logged {formatStamp(event.recordedAt, zone)}
        {event.actor === null ? null : <> · by <OutsideWords text={event.actor} /></>}
      </p>
      {earlier.length === 0 ? null : (
        <ol className="log-earlier" aria-label="What it said before">
          {earlier.map((before) => <li key={before.id} className="soft"><span className="figures">{formatTimeOfDay(before.occurredAt, zone)}</span> <s><OutsideWords text={before.title} /></s></li>)}
        </ol>
      )}
      {editable && !struck ? <Button icon={Pencil} onClick={() => view.getState().open({ kind: 'entry', eventId: event.id })}>Edit or strike out</Button> : null}
    </div>
  );
}

export function FoldRow({ row: { key, entries, open }, zone, onToggle }: { readonly row: Extract<LogRow, { kind: 'fold' }>; readonly zone: string; readonly onToggle: (key: string) => void }) {
  const newest = entries[0]?.event.occurredAt ?? 0;
  return (
    <button type="button" className="log-row log-fold" aria-expanded={open} onClick={() => onToggle(key)}>
      <time className="figures" dateTime={new Date(newest).toISOString()}>{formatTimeOfDay(newest, zone)}</time>
      <Icon of={ChevronRight} small />
      <span className="log-title">{describeFold(entries)}</span>
    </button>
  );
}

import { memo } from 'react';
import { Icon } from '../../components/icon.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { Shape } from '../../components/shape.tsx';
import { formatStamp, formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import { highlight, type SearchWord } from '../../../shared/domain/timeline-highlight.ts';
import { isLoggedLate } from '../../../shared/domain/timeline-rows.ts';
import { eventGroup, eventLabel, eventSourceLabels } from '../../../shared/domain/timeline-words.ts';
import type { WatchEvent } from '../../../shared/model/event.ts';
import { EventDetails } from './event-details.tsx';
import { groupIcons, kindMarks } from './event-icons.ts';

type EventRowProps = {
  readonly rowKey: string;
  readonly event: WatchEvent;
  readonly zone: string;
  readonly words: readonly SearchWord[];
  /** The one row that Tab leads to; arrows move from there. */
  readonly reachable: boolean;
  readonly expanded: boolean;
  readonly onToggle: (key: string) => void;
  readonly onFocus: (key: string) => void;
};

export const EventRow = memo(function EventRow({ rowKey, event, zone, words, reachable, expanded, onToggle, onFocus }: EventRowProps) {
  const { occurredAt, recordedAt, kind, severity, source, title } = event;
  const mark = kindMarks[kind];
  const line = plainLine(title, 400);
  return (
    <>
      <button type="button" className="event" tabIndex={reachable ? 0 : -1} aria-expanded={expanded} onClick={() => onToggle(rowKey)} onFocus={() => onFocus(rowKey)}>
        <time className="figures" dateTime={new Date(occurredAt).toISOString()} title={formatStamp(occurredAt, zone)}>{formatTimeOfDay(occurredAt, zone)}</time>
        <span className="event-mark verdict" data-tone={mark?.tone ?? 'off'} title={eventLabel(kind)}>
          {mark === undefined ? <Icon of={groupIcons[eventGroup(kind)]} small /> : <Shape name={mark.shape} />}
        </span>
        <span className="event-kind">{eventLabel(kind)}</span>
        <bdi className="event-title cut" title={line}>
          {highlight(line, words).map(({ at, text, hit }) => (hit ? <mark key={at}>{text}</mark> : text))}
        </bdi>
        {isLoggedLate(event) ? <span className="event-logged figures" title={`Logged ${formatStamp(recordedAt, zone)}`}>logged {formatTimeOfDay(recordedAt, zone)}</span> : null}
        <SeverityBadge severity={severity} />
        <span className="event-source">{eventSourceLabels[source]}</span>
      </button>
      {expanded ? <EventDetails event={event} zone={zone} /> : null}
    </>
  );
});

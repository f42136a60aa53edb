import type { WatchEvent } from '../model/event.ts';
import type { EarlierIncident, SeenBefore } from '../model/incident-page.ts';
import type { Incident } from '../model/incident.ts';
import { standingEvents } from './corrected-events.ts';
import { isNoise } from './incident-timeline.ts';
import { plainText } from './plain-text.ts';
import { entriesOf } from './run-entries.ts';

/** A title without what differs from one time to the next: numbers, hashes, ids (A33). Two of the same shape are the same trouble. */
export function titleShape(title: string): string {
  return title
    .slice(0, 1000)
    .toLowerCase()
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{4,}\b/g, '#')
    .replaceAll(/\b(?=[0-9a-f]*\d)[0-9a-f]{7,}\b/g, '#')
    .replaceAll(/\d+(?:[.,:]\d+)*/g, '#')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const said = (event: WatchEvent | undefined): string => (event === undefined ? '' : plainText([event.title, event.body].filter((part) => part !== '').join('\n'), 600));

function fieldOf(values: Readonly<Record<string, string>> | undefined, id: string): string {
  return plainText(values?.[id] ?? '', 600);
}

/** What is known of how an incident ended, out of its events. */
export function earlierIncident(incident: Incident, events: readonly WatchEvent[]): EarlierIncident {
  const standing = standingEvents(events).map(({ event }) => event);
  const values = entriesOf(standing, 'run.update').findLast(({ entry }) => entry.template === 'resolution')?.entry.values;
  const ended = standing.findLast(({ kind }) => kind === 'incident.resolved');
  return {
    incidentId: incident.id,
    title: incident.title,
    openedAt: incident.createdAt,
    resolvedAt: incident.resolvedAt,
    cause: said(entriesOf(standing, 'run.cause').at(-1)?.event) || fieldOf(values, 'cause'),
    lastAction: said(standing.findLast((event) => event.kind === 'action' && !isNoise(event))),
    resolution: fieldOf(values, 'resolution') || plainText(ended?.body ?? '', 600),
    verdict: entriesOf(standing, 'run.classified').at(-1)?.entry.verdict ?? null,
  };
}

/** The same trouble before: `earlier` are incidents of the same shape with their events, the newest first. */
export function seenBefore(earlier: readonly EarlierIncident[]): SeenBefore {
  return { times: earlier.length, noise: earlier.filter(({ verdict }) => verdict === 'no-action').length, last: earlier.slice(0, 3) };
}

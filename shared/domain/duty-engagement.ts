import type { WatchEvent } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import type { Instant } from '../time/duration.ts';
import { standingEvents } from './corrected-events.ts';

/** Who the person is: as the timeline calls them, and in PagerDuty. */
export type Myself = { readonly name: string; readonly userId: string | null };

/** The person had an incident: from their acknowledgement until it was resolved, handed over, put off, or the acknowledgement was lost. */
export type Engagement = { readonly id: string; readonly incidentId: string; readonly title: string; readonly from: Instant; readonly to: Instant | null };

/** What takes an acknowledged incident from the one who has it. */
const takesAway = /^(?:assign|reassign|delegate|escalate)_/;

/**
 * When the person was engaged in one incident (C19). `at` tells when an event happened. Another person's acknowledgement takes
 * nothing away. The source's own state has the last word; a drill is no work.
 */
export function engagementsIn(incident: Incident, events: readonly WatchEvent[], myself: Myself, at: (event: WatchEvent) => Instant): readonly Engagement[] {
  if (incident.source === 'drill') return [];
  const spans: { id: string; from: Instant; to: Instant | null }[] = [];
  const last = () => spans.at(-1);
  const end = (instant: Instant) => {
    const open = last();
    if (open?.to === null) open.to = Math.max(open.from, instant);
  };
  for (const { event } of standingEvents(events)) {
    const type = logType(event);
    if (event.kind === 'incident.reopened' || event.kind === 'incident.resolved') end(at(event));
    else if (type.startsWith('unacknowledge') || type.startsWith('snooze')) end(at(event));
    else if (takesAway.test(type) && !staysWith(event, myself)) end(at(event));
    if (isAcknowledgedBy(event, myself) && last()?.to !== null) spans.push({ id: `incident-${event.id}`, from: at(event), to: null });
  }
  const mine = myself.userId !== null && incident.acknowledgers.some(({ id }) => id === myself.userId);
  // Its log comes later than its state.
  if (incident.status === 'acknowledged' && mine && spans.length === 0) spans.push({ id: `incident-${incident.id}`, from: incident.updatedAt, to: null });
  if (incident.status === 'resolved') end(incident.resolvedAt ?? incident.updatedAt);
  if (incident.status === 'triggered' || incident.elsewhere === true) end(incident.updatedAt);
  return spans.filter(({ from, to }) => to === null || to > from).map((span) => ({ ...span, incidentId: incident.id, title: incident.title }));
}

function fieldsOf({ payload }: WatchEvent): Readonly<Record<string, unknown>> {
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}

function logType(event: WatchEvent): string {
  const { type } = fieldsOf(event);
  return typeof type === 'string' && (event.kind === 'incident.log' || event.kind === 'incident.reopened') ? type : '';
}

/** True for what the person did themselves, here or in PagerDuty. */
export function isBy(event: WatchEvent, { name, userId }: Myself): boolean {
  if (event.source === 'person') return event.actor === name;
  return userId !== null && idOf(fieldsOf(event)['agent']) === userId;
}

/** True when the incident's log says that the person acknowledged it: also when that opened it again. */
export function isAcknowledgedBy(event: WatchEvent, myself: Myself): boolean {
  return (event.kind === 'incident.acknowledged' || (event.kind === 'incident.reopened' && logType(event).startsWith('acknowledge'))) && isBy(event, myself);
}

/** True when an assignment names the person among those who have it now. */
function staysWith(event: WatchEvent, { userId }: Myself): boolean {
  const { assignees } = fieldsOf(event);
  return Array.isArray(assignees) && userId !== null && assignees.some((one) => idOf(one) === userId);
}

function idOf(reference: unknown): string | null {
  return typeof reference === 'object' && reference !== null && 'id' in reference && typeof reference.id === 'string' ? reference.id : null;
}

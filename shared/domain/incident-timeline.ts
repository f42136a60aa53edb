import type { WatchEvent } from '../model/event.ts';
import type { IncidentTimelineEntry } from '../model/incident-page.ts';
import { RunEntrySchema } from '../model/run-entry.ts';
import { standingEvents } from './corrected-events.ts';
import { byNewest } from './timeline-merge.ts';

const runKinds: ReadonlySet<string> = new Set(RunEntrySchema.options.map(({ shape }) => shape.kind.value));
/** What PagerDuty's log tells of people and of the state; the rest of it is its own paging. */
const spoken = /^(?:annotate|note|status_update|priority|urgency|escalate|reassign|unacknowledge|snooze|merge)/;

/** True for an entry that a person wrote here and can correct. */
export function isPersonal({ kind, actor, source }: WatchEvent): boolean {
  return runKinds.has(kind) && actor !== null && source !== 'watchkeeper' && source !== 'pagerduty';
}

/** True for what the program or the source writes about its own work: shown folded (A22). */
export function isNoise({ kind, externalId, payload }: WatchEvent): boolean {
  if (kind === 'incident.log') {
    const type = typeof payload === 'object' && payload !== null && 'type' in payload && typeof payload.type === 'string' ? payload.type : '';
    return !spoken.test(type) && externalId?.startsWith('note:') !== true;
  }
  // What the outbox says of its own work: the source's log says what came of it.
  if (kind === 'action') return typeof payload === 'object' && payload !== null && 'outboxId' in payload;
  return kind.startsWith('alert.') || kind.startsWith('situation.') || kind === 'check.flapping' || kind === 'check.steady' || kind === 'check.certificate' || kind === 'run.step' || kind === 'run.prompted' || kind === 'message.sent';
}

/** Raw answers stay in the log: they would travel with every change of the page. */
function lean(event: WatchEvent): WatchEvent {
  return runKinds.has(event.kind) ? event : { ...event, payload: null };
}

/** An incident's entries as they stand, the newest first; what was struck out is in its place and marked. */
export function incidentTimeline(events: readonly WatchEvent[]): readonly IncidentTimelineEntry[] {
  const standing = standingEvents(events).map(({ event, earlier }): IncidentTimelineEntry => ({
    event: lean(event), earlier, struck: false, noise: isNoise(event), editable: isPersonal(event),
  }));
  const alive = new Set(standing.map(({ event }) => event.id));
  const struck = events.filter((event) => event.corrects === null && !alive.has(event.id)).map((event): IncidentTimelineEntry => ({
    event: lean(event), earlier: [], struck: true, noise: true, editable: isPersonal(event),
  }));
  return [...standing, ...struck].toSorted((a, b) => byNewest(a.event, b.event));
}

const undoable: ReadonlySet<string> = new Set([
  'run.severity', 'run.status', 'run.called', 'run.answered', 'run.impact', 'run.update', 'run.step', 'run.decided', 'run.command', 'run.classified',
]);

/** The entry that a person made last and that can be taken back: by when it was logged, not by when it happened. */
export function lastUndoable(events: readonly WatchEvent[]): WatchEvent | null {
  const own = standingEvents(events).map(({ event }) => event).filter((event) => undoable.has(event.kind) && isPersonal(event));
  return own.toSorted((a, b) => b.id - a.id)[0] ?? null;
}

import type { WatchEvent } from '../../../shared/model/event.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/** What is kept of incidents beyond their source's own word. Reads are by an index and short. */
export interface IncidentStore {
  find(id: string): Incident | null;
  /** Resolved or somebody else's, the newest opening first, after `before`. */
  over(before: { readonly createdAt: Instant; readonly id: string } | null, limit: number): readonly Incident[];
  /** Every incident that opened at or after an instant, the newest first. */
  openedSince(since: Instant, limit: number): readonly Incident[];
  /** Over, of this service, and opened before an instant; the newest first. */
  ofService(serviceName: string | null, before: Instant, limit: number): readonly Incident[];
  event(id: number): WatchEvent | null;
  /** Events of an incident, in the order in which they were logged. */
  events(incidentId: string): readonly WatchEvent[];
  /** The newest events of a situation that name no incident, by event time. */
  around(situationId: string, limit: number): readonly WatchEvent[];
  /** What became of these checks between two instants, the newest first. */
  ofChecks(checkIds: readonly string[], from: Instant, to: Instant, limit: number): readonly WatchEvent[];
  /** Names the rules by which an incident is run; null before they were pinned. */
  pinned(incidentId: string): string | null;
  /** The rules of that name, as JSON. */
  rules(name: string): string | null;
  /** Pins these rules, given as JSON, to incidents that have none yet, in one transaction; the first ones stay. */
  pin(incidentIds: readonly string[], rules: string): void;
}

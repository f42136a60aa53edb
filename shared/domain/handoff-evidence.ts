import type { BlindInterval } from '../model/blind.ts';
import type { CheckReport } from '../model/check-report.ts';
import type { WatchEvent } from '../model/event.ts';
import type { Handoff } from '../model/handoff.ts';
import type { Incident } from '../model/incident.ts';
import type { IncidentRun } from '../model/incident-run.ts';
import type { MaintenanceReport } from '../model/maintenance.ts';
import type { Rota } from '../model/rota.ts';
import type { SeatShift } from '../model/rota.ts';
import type { Silence } from '../model/silence.ts';
import type { Situation } from '../model/situation.ts';
import type { SourceState } from '../model/source.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';

/** An incident that is open, with what was said of it. */
export type OpenIncident = {
  readonly incident: Incident;
  readonly run: IncidentRun;
  /** Its events, in the order in which they were logged. */
  readonly events: readonly WatchEvent[];
  /** What is asked for next, in words; null: nothing. */
  readonly due: { readonly words: string; readonly dueAt: Instant } | null;
};

/** Everything of a shift that a handoff is compiled from. Instants in ms; what happened lies between `from` and `now`. */
export type ShiftEvidence = {
  readonly now: Instant;
  readonly from: Instant;
  /** IANA zone in which times are told. */
  readonly zone: string;
  /** How the timeline calls the person at this machine. */
  readonly me: string;
  readonly open: readonly OpenIncident[];
  /** Resolved since the shift began, the newest first. */
  readonly resolved: readonly Incident[];
  /** Of these, the ones somebody said something of that outlives them: what it meant, and who was called. */
  readonly over: readonly Pick<OpenIncident, 'incident' | 'run' | 'events'>[];
  readonly situations: readonly Situation[];
  readonly silences: readonly Silence[];
  readonly maintenance: readonly MaintenanceReport[];
  readonly checks: readonly Pick<CheckReport, 'check' | 'state'>[];
  readonly sources: readonly SourceState[];
  readonly blind: readonly BlindInterval[];
  /** Events of the kinds in `evidenceKinds`, oldest first. */
  readonly events: readonly WatchEvent[];
  /** Worked within the shift, as far as it is known. */
  readonly worked: Milliseconds;
  /** The most incidents taken within any 12 h of the shift, and how many there may be (A17). */
  readonly load: { readonly incidents: number; readonly budget: number };
  readonly tells: Handoff['tells'];
  readonly policy: Pick<IncidentPolicy, 'levels' | 'contacts'>;
  readonly rota: Pick<Rota, 'people'> | null;
  readonly shifts: readonly SeatShift[];
  /** Where the shift ends, and who is on call after it is asked for there. */
  readonly until: Instant;
  readonly previous: Handoff | null;
};

/** What is said of an incident and still matters once it is resolved. */
export const lastingKinds = ['run.impact', 'run.called', 'run.answered'] as const;

/** What happened in a shift and is worth telling the next person. */
export const evidenceKinds = ['change.logged', 'check.down', 'check.flapping', 'run.classified', 'break.missed', 'break.refused', 'break.taken', 'incident.acknowledged'] as const;

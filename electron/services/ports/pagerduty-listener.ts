import type { WatchEvent } from '../../../shared/model/event.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { OnCallStatus } from '../../../shared/model/on-call.ts';
import type { SourceState } from '../../../shared/model/source.ts';

/** All that is open for us now, and what has just changed of it: new, different, or not so any more (resolved, or `elsewhere`). */
export type IncidentsChange = { readonly open: readonly Incident[]; readonly changed: readonly Incident[] };

/** Who we are there, as PagerDuty says it. */
export type PagerDutyAccount = {
  readonly state: 'connecting' | 'connected' | 'refused';
  readonly userId: string | null;
  readonly userName: string | null;
  readonly email: string | null;
  /** For people: what is wrong and what to do; empty when connected. */
  readonly message: string;
};

/** What the sync announces. Each payload is the whole new value. */
export interface PagerDutyListener {
  incidentsChanged(change: IncidentsChange): void;
  timelineGrew(added: readonly WatchEvent[]): void;
  sourceChanged(state: SourceState): void;
  onCallChanged(status: OnCallStatus): void;
  accountChanged(account: PagerDutyAccount): void;
  /** A full cycle ended: all that was due and can be read was read (`good`), or they could not be reached in the middle of it. */
  cycleEnded?(good: boolean): void;
}

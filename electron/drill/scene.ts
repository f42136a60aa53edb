import type { Clock } from '../services/ports/clock.ts';
import type { StaleAcknowledge } from './incident-change.ts';
import type { IncidentLife } from './incident-life.ts';
import type { Wire } from './wire.ts';
import type { DrillIncident, World } from './world.ts';

/** What every route works on. */
export type Scene = {
  readonly world: World;
  readonly life: IncidentLife;
  readonly wire: Wire;
  readonly clock: Clock;
  /** The documentation contradicts itself: the current text says reopen, the error table says refuse. */
  readonly staleAcknowledge: () => StaleAcknowledge;
};

type RequestBase = {
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** First and second id in the path; empty where there is none. */
  readonly id: string;
  readonly secondId: string;
};
type Found = { readonly incident: DrillIncident };
type Acting = { readonly userId: string };

/** A request with what the router has already found out: the incident of the path, the person who acts. */
export type Request<With extends 'incident' | 'actor' | 'both' | 'none' = 'none'> = RequestBase &
  (With extends 'incident' | 'both' ? Found : unknown) & (With extends 'actor' | 'both' ? Acting : unknown);

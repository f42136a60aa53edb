import type { WitnessAnswer } from '../../../shared/domain/network-view.ts';
import type { Witness } from '../../../shared/policy/policy.ts';
import type { Milliseconds } from '../../../shared/time/duration.ts';

/** Asks one place outside whether we can reach it (A4). */
export interface NetworkWitness {
  /** Never rejects; answers at the latest `timeout` + 100 ms later. */
  ask(witness: Witness, timeout: Milliseconds): Promise<WitnessAnswer>;
}

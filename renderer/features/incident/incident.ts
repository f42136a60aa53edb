import { useStore } from 'zustand';
import type { RawInput } from '../../../shared/ipc/contract.ts';
import type { Exported, IncidentPage } from '../../../shared/model/incident-page.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { askMain, tell, tellOutcome } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { clock } from '../../store/clock.ts';
import { createIncidentStore, type IncidentState } from '../../store/incident-store.ts';
import { api, useTick, useWatch, watch } from '../../store/stores.ts';
import type { Saying } from './entries.ts';

export const incident = createIncidentStore({ api, clock });

export function useIncident<T>(select: (state: IncidentState) => T): T {
  return useStore(incident, select);
}

/** The moment by the clock that incidents are timed with. */
export function incidentNow(): Instant {
  return clock.now() + watch.store.getState().clockCorrection;
}

/** As `useTick`, by the clock that incidents are timed with. */
export function useIncidentTick<T extends string | number | boolean | null>(read: (now: Instant) => T): T {
  const correction = useWatch(({ clockCorrection }) => clockCorrection);
  return useTick((now) => read(now + correction));
}

/** Writes down what a person says. Answers whether it is on disk; a refusal is told. */
export async function say(saying: Saying, occurredAt: Instant | null = null): Promise<boolean> {
  const reply = await incident.getState().say({ ...saying, occurredAt });
  if (!reply.ok) tell(reply.problem.message, 'error');
  return reply.ok;
}

/** Takes back the last thing that can be. */
export async function undo(): Promise<void> {
  const { page } = incident.getState();
  if (page?.undo == null) return tell('There is nothing to take back.');
  tellOutcome(await incident.getState().undo());
}

export async function acknowledgeOne(page: IncidentPage): Promise<Outcome> {
  const outcome = outcomeOf(await askMain('incident.acknowledge', { id: page.incident.id }));
  if (isTrouble(outcome.result)) tellOutcome(outcome);
  return outcome;
}

/** An export, or null when it was refused, which is told. */
export async function exportFile(id: string, format: RawInput<'incident.export'>['format']): Promise<Exported | null> {
  const reply = await askMain('incident.export', { id, format });
  if (reply.ok) return reply.value;
  tell(reply.problem.message, 'error');
  return null;
}

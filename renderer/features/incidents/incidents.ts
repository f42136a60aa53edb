import { useStore } from 'zustand';
import { clock } from '../../store/clock.ts';
import { createIncidentsStore, type IncidentsState } from '../../store/incidents-store.ts';
import { api } from '../../store/stores.ts';

export const incidents = createIncidentsStore({ api, clock });

export function useIncidents<T>(select: (state: IncidentsState) => T): T {
  return useStore(incidents, select);
}

import { view } from '../../store/stores.ts';
import type { Run } from './runnable.ts';

/** Shows the page of the incident, or asks for what is missing to start one. */
export function runIt(run: Run): void {
  const { showIncident, open } = view.getState();
  if (run.kind === 'page') showIncident(run.incidentId);
  else open({ kind: 'local-incident', situationId: run.situationId });
}

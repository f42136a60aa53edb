import type { Incident } from '../model/incident.ts';
import type { Outcome } from '../model/outcome.ts';

/** How an acknowledgement ended, as a word for code and a sentence for people. */
export type Acknowledgement = Outcome & { readonly kind: 'sent' | 'already-yours' | 'someone-else' | 'resolved' | 'elsewhere' | 'failed' };

/**
 * What to do about an acknowledgement, after a fresh look: null means send it. A late one would take the page from a colleague or re-open
 * what is resolved, so it goes out only while the incident is triggered. (behaviour 0.1, 2.6, 4.5)
 */
export function settleAcknowledgement(incident: Incident, userId: string): Acknowledgement | null {
  if (incident.status === 'resolved') return { kind: 'resolved', result: 'nothing-to-do', message: 'It was resolved in the meantime. Nothing was sent, so that it is not re-opened.' };
  if (incident.status === 'triggered') return null;
  if (incident.acknowledgers.some(({ id }) => id === userId)) return { kind: 'already-yours', result: 'done', message: 'You have acknowledged it.' };
  const names = incident.acknowledgers.map(({ name }) => name).join(', ') || 'Somebody else';
  return { kind: 'someone-else', result: 'needs-person', message: `${names} acknowledged it already. Nothing was sent, so that it stays theirs.` };
}

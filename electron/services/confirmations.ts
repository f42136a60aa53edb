import type { Confirmation } from '../../shared/model/runbook.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { RunbookStore } from './ports/runbook-store.ts';

type Subject = Confirmation['subject'];

/** What people at this machine found to be right. Another number or address than the one that was found right is not confirmed. */
export function createConfirmations(store: Pick<RunbookStore, 'confirmations' | 'confirm' | 'unconfirm'>) {
  const keyOf = (subject: Subject, id: string) => `${subject} ${id}`;
  return {
    /** Reads them all once, for a view. */
    read(): (subject: Subject, id: string, what: string | null) => Instant | null {
      const held = new Map(store.confirmations().map((one) => [keyOf(one.subject, one.id), one]));
      return (subject, id, what) => {
        const found = held.get(keyOf(subject, id));
        return found === undefined || found.what !== what ? null : found.at;
      };
    },
    /** Returns the way back. */
    confirm(confirmation: Confirmation): () => void {
      const before = store.confirmations().find(({ subject, id }) => subject === confirmation.subject && id === confirmation.id);
      store.confirm(confirmation);
      return () => (before === undefined ? store.unconfirm(confirmation.subject, confirmation.id) : store.confirm(before));
    },
  };
}

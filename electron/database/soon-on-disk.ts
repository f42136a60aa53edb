import type { Connection } from './open.ts';

/**
 * A transaction that outlives the program at once, and a power cut only when the next fact is written: nobody waits for the disk.
 * For what is learnt again from its source after a power cut, and for what comes right before a fact of the event log.
 */
export function soonOnDisk<Args extends unknown[], Result>(connection: Connection, work: (...args: Args) => Result): (...args: Args) => Result {
  const transaction = connection.transaction(work);
  return (...args) => {
    if (connection.inTransaction) return transaction(...args);
    connection.pragma('synchronous = NORMAL');
    try {
      return transaction.immediate(...args);
    } finally {
      connection.pragma('synchronous = FULL');
    }
  };
}

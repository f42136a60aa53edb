import type { Clock } from '../../services/ports/clock.ts';
import type { Journal } from '../../services/ports/journal.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';
import { prepareEventWriter } from './event-writer.ts';

export function createJournalRepository(connection: Connection, clock: Clock): Journal {
  const append = connection.transaction(prepareEventWriter(connection, clock));
  return {
    append: (events) => (events.length === 0 ? [] : withStorageErrors(() => append.immediate(events))),
  };
}

import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import type { OutboxStore } from '../../services/ports/outbox-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

type Row = { readonly item: string };

const toItem = (row: Row): OutboxItem => JSON.parse(row.item);

export function createOutboxRepository(connection: Connection): OutboxStore {
  const selectPending = connection.prepare<[], Row>('SELECT item FROM outbox WHERE ended_at_ms IS NULL ORDER BY turn');
  const selectEnded = connection.prepare<[number], Row>('SELECT item FROM outbox WHERE ended_at_ms >= ? ORDER BY turn');
  const upsert = connection.prepare<[string, number, number | null, string]>(`
    INSERT INTO outbox (id, turn, ended_at_ms, item) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET turn = excluded.turn, ended_at_ms = excluded.ended_at_ms, item = excluded.item`);
  const deleteEnded = connection.prepare<[number]>('DELETE FROM outbox WHERE ended_at_ms < ?');

  const save = connection.transaction((items: readonly OutboxItem[]) => {
    for (const item of items) upsert.run(item.id, item.turn, item.endedAt === null ? null : Math.round(item.endedAt), JSON.stringify(item));
  });

  return {
    load: (endedSince: Instant) =>
      withStorageErrors(() => [...selectPending.all(), ...selectEnded.all(Math.round(endedSince))].map(toItem).toSorted((a, b) => a.turn - b.turn)),
    save: (items) => {
      if (items.length > 0) withStorageErrors(() => save.immediate(items));
    },
    forget: (endedBefore) => withStorageErrors(() => deleteEnded.run(Math.round(endedBefore)).changes),
  };
}

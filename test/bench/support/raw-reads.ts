import { createTimelineReader } from '../../../electron/database/archive/timeline-page.ts';
import { withConnection } from '../../../electron/database/open.ts';
import { TimelineQuerySchema } from '../../../shared/model/timeline.ts';
import { quantile } from './statistics.ts';

export type RawReads = { readonly product: readonly number[]; readonly reference: readonly number[] };

/** Medians of many reads of the newest 200 events: as the product does it, and as one plain SELECT, turn by turn on one connection. */
export function rawReads(path: string, rounds: number, reads: number): RawReads {
  return withConnection({ path, access: 'read' }, (connection) => {
    const read = createTimelineReader(connection);
    const query = TimelineQuerySchema.parse({ limit: 200 });
    const plain = connection.prepare('SELECT * FROM events ORDER BY position DESC LIMIT 200');
    const time = (work: () => unknown): number =>
      quantile(Array.from({ length: reads }, () => {
        const from = performance.now();
        work();
        return performance.now() - from;
      }), 0.5);
    time(() => read(query));
    time(() => plain.all());
    const found = { product: [] as number[], reference: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      found.reference.push(time(() => plain.all()));
      found.product.push(time(() => read(query)));
    }
    return found;
  });
}

/** Words of five to nine letters that occur in the titles of the log, from all over it. */
export function wordsOf(path: string, count: number): readonly string[] {
  return withConnection({ path, access: 'read' }, (connection) => {
    const highest = Number(connection.prepare<[], { id: number }>('SELECT max(id) AS id FROM events').get()?.id);
    const title = connection.prepare<[number], { title: string }>('SELECT title FROM events WHERE id = ?');
    const words = new Set<string>();
    for (let step = 1; step < 50_000 && words.size < count; step += 1) {
      const text = title.get(Math.floor((highest * ((step * 0.618_034) % 1))))?.title ?? '';
      const found = text.toLowerCase().match(/\b[a-z]{5,9}\b/g) ?? [];
      const word = found[step % Math.max(1, found.length)];
      if (word !== undefined) words.add(word);
    }
    return [...words];
  });
}

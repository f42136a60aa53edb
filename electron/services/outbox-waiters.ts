import { isPending, type OutboxItem } from '../../shared/model/outbox.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';

/** Those who pressed a button and wait to hear how it went, each for `patience` at most. */
export function createOutboxWaiters(clock: Clock, patience: Milliseconds) {
  const waiting = new Map<(item: OutboxItem) => void, { latest: OutboxItem; readonly disarm: Disarm }>();
  const isOver = (item: OutboxItem) => !isPending(item) || item.state === 'asking';

  return {
    wait(item: OutboxItem): Promise<OutboxItem> {
      if (isOver(item)) return Promise.resolve(item);
      return new Promise((resolve) => {
        const finish = (latest: OutboxItem) => {
          waiting.get(finish)?.disarm();
          waiting.delete(finish);
          resolve(latest);
        };
        waiting.set(finish, { latest: item, disarm: clock.after(patience, () => finish(waiting.get(finish)?.latest ?? item)) });
      });
    },
    changed(item: OutboxItem): void {
      for (const [finish, entry] of waiting) {
        if (entry.latest.id !== item.id) continue;
        entry.latest = item;
        if (isOver(item)) finish(item);
      }
    },
    stop(): void {
      for (const [finish, { latest }] of waiting) finish(latest);
    },
  };
}

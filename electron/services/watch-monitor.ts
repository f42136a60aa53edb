import { assessWatch, type WatchFacts } from '../../shared/domain/watch-status.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import type { Clock } from './ports/clock.ts';

export type WatchMonitorOptions = {
  readonly clock: Clock;
  readonly read: () => WatchFacts;
  readonly publish: (status: WatchStatus) => void;
};

/** Says what the watch amounts to whenever that changes. Refresh it when a situation, a source or the on-call state did. */
export function createWatchMonitor({ clock, read, publish }: WatchMonitorOptions) {
  let said = '';
  return {
    status: (): WatchStatus => assessWatch(read(), clock.now()),
    refresh(): void {
      const status = assessWatch(read(), clock.now());
      const { asOf: _asOf, ...content } = status;
      const next = JSON.stringify(content);
      if (next === said) return;
      said = next;
      publish(status);
    },
  };
}

export type WatchMonitor = ReturnType<typeof createWatchMonitor>;

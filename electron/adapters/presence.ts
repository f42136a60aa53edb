import { powerMonitor } from 'electron';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { Presence } from '../services/ports/presence.ts';

/** What the system says of whether somebody is at the keys. Where it does not tell, somebody is. */
export function createPresence(clock: Pick<Clock, 'monotonic'>, report: (error: unknown) => void): Presence {
  let locked = false;
  let failed = false;
  /** Each question is a round trip to the display, and everything that is drawn anew asks. */
  let asked: { readonly at: Milliseconds; readonly idle: number } | null = null;

  function idleSeconds(): number {
    if (failed) return 0;
    const now = clock.monotonic();
    if (asked !== null && now - asked.at < second) return asked.idle;
    try {
      asked = { at: now, idle: powerMonitor.getSystemIdleTime() };
      return asked.idle;
    } catch (error) {
      failed = true;
      report(error);
      return 0;
    }
  }

  return {
    read: () => ({ locked, idleFor: Math.max(0, idleSeconds()) * second }),
    onLock(listen) {
      powerMonitor.on('lock-screen', () => {
        locked = true;
        listen();
      });
      powerMonitor.on('unlock-screen', () => {
        locked = false;
        listen();
      });
    },
  };
}

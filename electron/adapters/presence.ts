import { powerMonitor } from 'electron';
import { second } from '../../shared/time/duration.ts';
import type { Presence } from '../services/ports/presence.ts';

/** What the system says of whether somebody is at the keys. Where it does not tell, somebody is. */
export function createPresence(report: (error: unknown) => void): Presence {
  let locked = false;
  let failed = false;

  function idleSeconds(): number {
    if (failed) return 0;
    try {
      return powerMonitor.getSystemIdleTime();
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

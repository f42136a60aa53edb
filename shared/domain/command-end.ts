import type { CommandEnd } from '../model/runbook.ts';
import type { Milliseconds } from '../time/duration.ts';
import { formatLatency, formatChosen } from './format-duration.ts';

/** How a command ended, in a sentence. */
export function commandEndWords(end: CommandEnd, took: Milliseconds, timeout: Milliseconds): string {
  const after = took < 60_000 ? formatLatency(took) : formatChosen(Math.round(took / 1000) * 1000);
  switch (end.how) {
    case 'exited': return `Exit ${end.code} after ${after}.`;
    case 'killed': return `Ended by ${end.signal} after ${after}.`;
    case 'timed-out': return `Ended after ${formatChosen(timeout)}: it took too long.`;
    case 'stopped': return `Stopped after ${after}.`;
    case 'not-started': return `It could not be started: ${end.reason}`;
  }
}

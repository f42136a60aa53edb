import { homedir, hostname, release, type, userInfo } from 'node:os';
import type { KnownWords } from '../../shared/domain/scrub-text.ts';
import type { MachineFacts } from '../../shared/model/diagnostics.ts';

export function readMachine(env: NodeJS.ProcessEnv): MachineFacts {
  return {
    system: `${type()} ${release()}`, architecture: process.arch, memoryBytes: process.memoryUsage.rss(),
    desktop: env['XDG_CURRENT_DESKTOP'] ?? '', session: env['XDG_SESSION_TYPE'] ?? '',
  };
}

/** What says who sits at this machine. A short name would take words with it that it only looks like. */
export function ownWords(): KnownWords {
  const named = [{ text: userInfo().username, becomes: '<user>' }, { text: hostname(), becomes: '<host>' }].filter(({ text }) => text.length >= 4);
  return [{ text: homedir(), becomes: '~' }, ...named];
}

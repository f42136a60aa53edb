import { formatShare } from './format-share.ts';

/**
 * How much of the time a check was up. Before any time of it is known, what its probes say: `4 of 4`, with `words` for where there
 * is room. Results that our own network explains are not among them. Nothing known reads `–`.
 */
export function formatUptime(share: number | null, recent: readonly boolean[]): { readonly short: string; readonly words: string } {
  if (share !== null) return { short: formatShare(share), words: formatShare(share) };
  if (recent.length === 0) return { short: '–', words: '–' };
  const passed = recent.filter(Boolean).length;
  const words = `${formatShare(passed / recent.length)} of ${recent.length} ${recent.length === 1 ? 'probe' : 'probes'}`;
  return { short: `${passed} of ${recent.length}`, words };
}

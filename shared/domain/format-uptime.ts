import type { CheckReport } from '../model/check-report.ts';
import { formatShare } from './format-share.ts';

/** Less than all, however little: `formatShare` cuts it to 99.99 %. */
const notAll = 1 - 1e-9;

/**
 * How much of the time a check was up. Before any time of it is known, what all its known probes say: `4 of 4`, with `words` for where there
 * is room. Nothing known reads `–`. While the check is down nothing reads 100 %, however late the share is.
 */
export function formatUptime({ uptimeDay, seen: { passed, failed }, state }: Pick<CheckReport, 'uptimeDay' | 'seen' | 'state'>): { readonly short: string; readonly words: string } {
  if (uptimeDay !== null) {
    const share = formatShare(state.confirmed === 'down' ? Math.min(uptimeDay, notAll) : uptimeDay);
    return { short: share, words: share };
  }
  const all = passed + failed;
  if (all === 0) return { short: '–', words: '–' };
  return { short: `${passed} of ${all}`, words: `${formatShare(passed / all)} of ${all} ${all === 1 ? 'probe' : 'probes'}` };
}

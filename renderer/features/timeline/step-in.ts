import type { TimelineRow } from '../../../shared/domain/timeline-rows.ts';

/** The row that a key leads to from `at` (-1: none yet); day rows are passed over. null when the key is none of ours. */
export function stepIn(rows: readonly TimelineRow[], at: number, key: string, page: number): number | null {
  switch (key) {
    case 'ArrowDown': return nearest(rows, at + 1, 1);
    case 'ArrowUp': return nearest(rows, Math.max(at, 0) - 1, -1) ?? nearest(rows, 0, 1);
    case 'PageDown': return nearest(rows, Math.min(rows.length - 1, Math.max(at, 0) + page), -1);
    case 'PageUp': return nearest(rows, Math.max(0, at - page), 1);
    case 'Home': return nearest(rows, 0, 1);
    case 'End': return nearest(rows, rows.length - 1, -1);
    default: return null;
  }
}

function nearest(rows: readonly TimelineRow[], from: number, step: 1 | -1): number | null {
  for (let index = from; index >= 0 && index < rows.length; index += step) {
    if (rows[index]?.kind === 'event') return index;
  }
  return null;
}

import type { IncidentTimelineEntry } from '../../../shared/model/incident-page.ts';

export type LogRow =
  | { readonly kind: 'entry'; readonly key: string; readonly entry: IncidentTimelineEntry }
  /** Several entries in a row that are nobody's words. */
  | { readonly kind: 'fold'; readonly key: string; readonly entries: readonly IncidentTimelineEntry[]; readonly open: boolean };

/** Entries (newest first) with each run of noise folded into one row; a single one stands by itself. `unfolded` holds the keys of folds that are open. */
export function foldRows(entries: readonly IncidentTimelineEntry[], unfolded: ReadonlySet<string>): readonly LogRow[] {
  const rows: LogRow[] = [];
  const rowOf = (entry: IncidentTimelineEntry): LogRow => ({ kind: 'entry', key: `event ${entry.event.id}`, entry });
  for (let at = 0; at < entries.length; ) {
    const run: IncidentTimelineEntry[] = [];
    for (let entry = entries[at]; entry?.noise === true; entry = entries[at + run.length]) run.push(entry);
    const [first] = run;
    if (run.length < 2 || first === undefined) {
      const entry = entries[at];
      if (entry !== undefined) rows.push(rowOf(entry));
      at += 1;
      continue;
    }
    // The oldest one stays the same while newer ones join.
    const key = `fold ${run.at(-1)?.event.id ?? 0}`;
    const open = unfolded.has(key);
    rows.push({ kind: 'fold', key, entries: run, open });
    if (open) rows.push(...run.map(rowOf));
    at += run.length;
  }
  return rows;
}

/** `6 entries: 3 notifications, 2 steps, 1 other`. */
export function describeFold(entries: readonly IncidentTimelineEntry[]): string {
  const count = (fits: (kind: string) => boolean) => entries.filter(({ event, struck }) => !struck && fits(event.kind)).length;
  const parts: readonly (readonly [number, string, string])[] = [
    [count((kind) => kind === 'run.step'), 'step', 'steps'],
    [count((kind) => kind.startsWith('alert.')), 'notification', 'notifications'],
    [count((kind) => kind === 'incident.log'), 'log entry', 'log entries'],
    [entries.filter(({ struck }) => struck).length, 'struck out', 'struck out'],
  ];
  const named = parts.reduce((sum, [number]) => sum + number, 0);
  const others = entries.length - named;
  return [...parts, [others, 'other', 'others'] as const].filter(([number]) => number > 0).map(([number, one, many]) => `${number} ${number === 1 ? one : many}`).join(', ');
}

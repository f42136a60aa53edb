import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWatch, useZone } from '../../store/stores.ts';
import { useIncident } from './incident.ts';
import { FoldRow, LogEntry } from './log-entry.tsx';
import { foldRows } from './log-rows.ts';

const rowInRem = 1.75;

/** What happened, the newest first; only what is in view exists. What the program and the source say of themselves is folded. */
export function LogList() {
  const zone = useZone();
  const scale = useWatch(({ preferences }) => preferences?.textScale ?? 1);
  const entries = useIncident((state) => state.entries);
  const next = useIncident((state) => state.next);
  const older = useIncident((state) => state.older);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [expanded, setExpanded] = useState<string | null>(null);
  const rows = useMemo(() => foldRows(entries, unfolded), [entries, unfolded]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => Math.round(rowInRem * 16 * scale),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 6,
    initialRect: { width: 600, height: 500 },
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => virtual.measure(), [scale, virtual]);
  useEffect(() => {
    if (next !== null && lastShown > rows.length - 20) void older();
  }, [next, lastShown, rows.length, older]);
  const toggleFold = useCallback((key: string) => setUnfolded((before) => {
    const after = new Set(before);
    if (!after.delete(key)) after.add(key);
    return after;
  }), []);
  const toggle = useCallback((key: string) => setExpanded((before) => (before === key ? null : key)), []);
  return (
    <div ref={scroller} className="log-scroll" tabIndex={0} role="region" aria-label="Timeline of the incident, newest first">
      <div className="log-list" role="list" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div key={key} ref={virtual.measureElement} role="listitem" className="row" data-index={index} style={{ transform: `translateY(${start}px)` }}>
              {row.kind === 'fold' ? <FoldRow row={row} zone={zone} onToggle={toggleFold} /> : <LogEntry rowKey={row.key} entry={row.entry} zone={zone} expanded={expanded === row.key} onToggle={toggle} />}
            </div>
          );
        })}
      </div>
      {entries.length === 0 ? <p className="part-text soft">Nothing has been noted. Write the first line above: it counts as engaged from then on.</p> : null}
    </div>
  );
}

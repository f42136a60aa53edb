import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { searchWords } from '../../../shared/domain/timeline-highlight.ts';
import { markdownLine } from '../../../shared/domain/timeline-markdown.ts';
import { layRows } from '../../../shared/domain/timeline-rows.ts';
import type { WatchEvent } from '../../../shared/model/event.ts';
import { copy } from '../../store/actions.ts';
import { useWatch, useZone } from '../../store/stores.ts';
import { DayRow } from './day-row.tsx';
import { EventRow } from './event-row.tsx';
import { stepIn } from './step-in.ts';
import { useTimeline } from './timeline.ts';

const rowInRem = 1.875;
const readAhead = 40;

/** Only the rows in view exist; the next page is read before its end comes into view. */
export function TimelineList({ events }: { readonly events: readonly WatchEvent[] }) {
  const zone = useZone();
  const scale = useWatch(({ preferences }) => preferences?.textScale ?? 1);
  const text = useTimeline(({ choice }) => choice.text);
  const next = useTimeline((state) => state.next);
  const more = useTimeline((state) => state.more);
  const follow = useTimeline((state) => state.follow);
  const problem = useTimeline((state) => state.problem);
  const rows = useMemo(() => layRows(events, zone), [events, zone]);
  const words = useMemo(() => searchWords(text), [text]);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => Math.round(rowInRem * 16 * scale),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 8,
    // A guess for the first frame, so that rows are in it; measured right after.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (next !== null && problem === null && lastShown > rows.length - readAhead) void more();
  }, [next, problem, lastShown, rows.length, more]);

  useEffect(() => virtual.measure(), [scale, virtual]);

  // The row that the keyboard went to is drawn only after scrolling; it takes the focus then.
  useEffect(() => {
    if (wanted.current === null) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"] > button`);
    if (button === null || button === undefined) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  });

  const toggle = useCallback((key: string) => {
    setActiveKey(key);
    setExpanded((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows.findIndex(({ key }) => key === activeKey);
    const row = rows[at];
    if (event.key === 'c' && row?.kind === 'event') {
      event.preventDefault();
      void copy(markdownLine(row.event, zone), 'Line');
      return;
    }
    const visible = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (rowInRem * 16 * scale)) - 1);
    const target = stepIn(rows, at, event.key, visible);
    if (target === null) return;
    event.preventDefault();
    const key = rows[target]?.key ?? null;
    setActiveKey(key);
    wanted.current = key;
    virtual.scrollToIndex(target === 1 ? 0 : target);
  }

  function showNewest(id: number): void {
    wanted.current = `event ${id}`;
    setActiveKey(wanted.current);
    virtual.scrollToIndex(0);
  }

  const activeIsShown = shown.some(({ key }) => key === activeKey);
  const reachable = activeIsShown ? activeKey : shown.map(({ index }) => rows[index]).find((row) => row?.kind === 'event')?.key;
  return (
    <>
      <Waiting onShow={showNewest} />
      <div ref={scroller} className="timeline-scroll" onScroll={({ currentTarget }) => follow(currentTarget.scrollTop < 8)} onKeyDown={press}>
        <div className="timeline-list" role="list" aria-label="Events, newest first" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, key, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div key={key} ref={virtual.measureElement} role="listitem" className="row" data-index={index} data-row={row.key} style={{ transform: `translateY(${start}px)` }}>
                {row.kind === 'day' ? <DayRow at={row.at} zone={zone} /> : (
                  <EventRow rowKey={row.key} event={row.event} zone={zone} words={words} reachable={row.key === reachable} expanded={expanded.has(row.key)} onToggle={toggle} onFocus={setActiveKey} />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function Waiting({ onShow }: { readonly onShow: (newestId: number) => void }) {
  const count = useTimeline(({ waiting }) => waiting.length);
  const newestId = useTimeline(({ waiting }) => waiting[0]?.id);
  const showWaiting = useTimeline((state) => state.showWaiting);
  if (newestId === undefined) return null;
  return (
    <div className="timeline-waiting" role="status">
      <Button look="primary" icon={ArrowUp} onClick={() => { showWaiting(); onShow(newestId); }}>{count >= 200 ? '200+' : count} new</Button>
    </div>
  );
}

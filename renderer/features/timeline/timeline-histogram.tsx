import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { blindTotals } from '../../../shared/domain/blind-intervals.ts';
import { blindReasonWords } from '../../../shared/domain/blind-words.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatNear, formatStamp, formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import type { Density } from '../../../shared/model/timeline.ts';
import { minute, type Instant } from '../../../shared/time/duration.ts';
import { useMinute, useZone } from '../../store/stores.ts';
import { bucketAt, bucketOf, drawColumns, layBands, spanOfBuckets, type Buckets } from './histogram-shape.ts';
import { useTimeline } from './timeline.ts';

/** How much happened when. Dragging marks a stretch of time, a click one column; the list shows what is marked. */
export function TimelineHistogram() {
  const density = useTimeline((state) => state.density);
  const quiet = density === null || density.buckets.every(({ total }) => total === 0) || density.to <= density.from;
  return <div className="histogram">{quiet ? null : <Columns density={density} />}</div>;
}

function Columns({ density }: { readonly density: Density }) {
  const zone = useZone();
  const now = useMinute();
  const window = useTimeline(({ choice }) => choice.window);
  const blind = useTimeline((state) => state.blind);
  const choose = useTimeline((state) => state.choose);
  const [dragged, setDragged] = useState<Buckets | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const start = useRef<number | null>(null);
  const count = density.buckets.length;
  const drawn = useMemo(() => drawColumns(density), [density]);
  const chosen = window === null ? null : { first: bucketOf(density, window.from), last: bucketOf(density, window.to - 1) };
  const marked = dragged ?? chosen;

  function placeOf({ currentTarget, clientX }: PointerEvent): number {
    const { left, width } = currentTarget.getBoundingClientRect();
    return bucketAt((clientX - left) / width, count);
  }

  function move(event: PointerEvent): void {
    const at = placeOf(event);
    setPointed(at);
    if (start.current !== null) setDragged({ first: Math.min(start.current, at), last: Math.max(start.current, at) });
  }

  function settle(): void {
    if (dragged !== null) choose({ window: spanOfBuckets(density, dragged) });
    start.current = null;
    setDragged(null);
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape' && window !== null) choose({ window: null });
    else if (step !== undefined) {
      const from = marked ?? { first: count, last: count };
      const first = Math.min(count - 1, Math.max(0, from.first + step));
      choose({ window: spanOfBuckets(density, event.shiftKey ? { first: Math.min(first, from.last), last: Math.min(from.last, count - 1) } : { first, last: first }) });
    } else return;
    event.preventDefault();
  }

  const said = describe(density, marked, zone);
  return (
    <>
      <div
        className="histogram-plot"
        role="slider"
        tabIndex={0}
        aria-label="Marked time"
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={marked?.first ?? count - 1}
        aria-valuetext={said}
        title={pointed === null ? said : describe(density, { first: pointed, last: pointed }, zone)}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = placeOf(event);
          setDragged({ first: start.current, last: start.current });
        }}
        onPointerMove={move}
        onPointerUp={settle}
        onPointerCancel={() => { start.current = null; setDragged(null); }}
        onPointerLeave={() => setPointed(null)}
      >
        <svg viewBox={`0 0 ${count} 100`} preserveAspectRatio="none" aria-hidden="true">
          {layBands(density, blind).map(({ x, width }) => <rect key={x} className="histogram-blind" x={x} width={width} y={0} height={100} />)}
          {marked === null ? null : <rect className="histogram-mark" x={marked.first} width={marked.last - marked.first + 1} y={0} height={100} vectorEffect="non-scaling-stroke" />}
          <path className="histogram-total" d={drawn.total} />
          <path className="histogram-loud" d={drawn.loud} />
        </svg>
      </div>
      <div className="histogram-axis figures" aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => <span key={part}>{axisMark(density, part, now, zone)}</span>)}
      </div>
      <BlindTime density={density} />
    </>
  );
}

/** How long of what is shown nobody could see anything, and the way to just those entries. */
function BlindTime({ density }: { readonly density: Density }) {
  const blind = useTimeline((state) => state.blind);
  const window = useTimeline(({ choice }) => choice.window);
  const groups = useTimeline(({ choice }) => choice.groups);
  const choose = useTimeline((state) => state.choose);
  const { from, to } = window ?? density;
  const { total, byReason } = blindTotals(blind, from, Math.min(to, density.to));
  const only = groups.length === 1 && groups[0] === 'sight';
  if (total === 0) return null;
  return (
    <p className="histogram-legend">
      <button type="button" className="fold" aria-pressed={only} onClick={() => choose({ groups: only ? [] : ['sight'] })}>
        <span className="histogram-key" aria-hidden="true" />
        Blind {formatDuration(total)}: {byReason.map(({ reason, total: length }) => `${blindReasonWords[reason]} ${formatDuration(length)}`).join(', ')}
      </button>
    </p>
  );
}

/** Marks that are nearer than a minute to each other would all say the same without seconds. */
function axisMark({ from, to }: Density, part: number, now: Instant, zone: string): string {
  const at = from + part * (to - from);
  return to - from < 5 * minute ? formatTimeOfDay(at, zone) : formatNear(at, now, zone);
}

function describe(density: Density, marked: Buckets | null, zone: string): string {
  const held = density.buckets.slice(marked?.first ?? 0, (marked?.last ?? density.buckets.length - 1) + 1);
  const total = held.reduce((sum, bucket) => sum + bucket.total, 0);
  const loud = held.reduce((sum, bucket) => sum + bucket.loud, 0);
  const span = marked === null ? density : spanOfBuckets(density, marked);
  return `${marked === null ? 'Nothing marked; all of ' : ''}${formatStamp(span.from, zone)} to ${formatStamp(span.to, zone)}: ${total} ${total === 1 ? 'event' : 'events'}, ${loud} loud`;
}

import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatLatency } from '../../../shared/domain/format-duration.ts';
import { formatNear, formatStamp } from '../../../shared/domain/format-time.ts';
import type { CheckHistory } from '../../../shared/model/check-report.ts';
import { clock } from '../../store/clock.ts';
import { useWatch, useZone } from '../../store/stores.ts';

const heightInRem = 10;
/** Steps of the time axis in seconds: full minutes, hours and days, so that its marks are moments that people name. */
const steps = [60, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400, 172_800, 432_000];

/** Median and worst latency; a column with failed probes carries a mark at the foot. */
export function LatencyChart({ history }: { readonly history: CheckHistory }) {
  const place = useRef<HTMLDivElement>(null);
  const zone = useZone();
  const theme = useWatch(({ preferences }) => preferences?.theme);
  const scale = useWatch(({ preferences }) => preferences?.textScale ?? 1);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const width = () => Math.max(120, element.clientWidth);
    const height = heightInRem * 16 * scale;
    const plot = new UPlot({ ...options(element, zone, scale), width: width(), height }, columns(history), element);
    const watcher = new ResizeObserver(() => plot.setSize({ width: width(), height }));
    watcher.observe(element);
    const night = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => plot.redraw(false, true);
    night.addEventListener('change', redraw);
    return () => {
      watcher.disconnect();
      night.removeEventListener('change', redraw);
      plot.destroy();
    };
  }, [history, zone, theme, scale]);
  return <div ref={place} role="img" aria-label={describe(history)} />;
}

function columns({ at, median, worst, failed }: CheckHistory): UPlot.AlignedData {
  return [at.map((instant) => instant / 1000), [...median], [...worst], failed.map((count) => (count > 0 ? 0 : null))];
}

function describe({ median, worst, failed }: CheckHistory): string {
  const seen = median.filter((value) => value !== null).toSorted((a, b) => a - b);
  const middle = seen[Math.floor(seen.length / 2)];
  const failures = failed.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...worst.map((value) => value ?? 0));
  return `Latency chart: ${middle === undefined ? 'no passed probe' : `median ${formatLatency(middle)}, worst ${formatLatency(most)}`}, ${failures} failed`;
}

function options(element: HTMLElement, zone: string, scale: number): Omit<UPlot.Options, 'width' | 'height'> {
  // Read when drawn, so that a change of theme needs a redraw only.
  const colour = (name: string) => () => resolveColour(element, name);
  const font = `${11 * scale}px ${getComputedStyle(element).fontFamily}`;
  const axis = { font, stroke: colour('--text-faint'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
  // Without a pointer on the chart there is no moment to speak of, and nothing is said.
  const latency: UPlot.Series.Value = (_, value: number | null, _series, index) => (index === null ? '' : value === null ? '–' : formatLatency(value));
  return {
    // The last moment is written under the edge, half of it beyond.
    padding: [8, 20 * scale, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    legend: { show: true, live: true },
    scales: { x: { time: false }, y: { range: (_plot, _least, most) => [0, Math.max(10, (most ?? 0) * 1.1)] } },
    series: [
      { label: 'Time', value: (_, value) => (value === null ? '' : formatStamp(value * 1000, zone)) },
      { label: 'Median', stroke: colour('--accent'), width: 1.5, points: { show: false }, value: latency },
      { label: 'Worst', stroke: colour('--text-faint'), width: 1, dash: [3, 3], points: { show: false }, value: latency },
      { label: 'Failed', stroke: colour('--alert'), width: 0, points: { show: true, size: 6, fill: colour('--alert') }, value: (_, value, _series, index) => (index === null ? '' : value === null ? 'no' : 'yes') },
    ],
    axes: [
      { ...axis, space: 90 * scale, size: 24 * scale, incrs: steps, values: (_, marks) => marks.map((mark) => formatNear(mark * 1000, clock.now(), zone)) },
      { ...axis, space: 36 * scale, size: 58 * scale, values: (_, marks) => marks.map((mark) => formatLatency(mark)) },
    ],
  };
}

/** A canvas knows no custom properties and no light-dark(): the style engine works the colour out. */
function resolveColour(element: HTMLElement, name: string): string {
  element.style.color = `var(${name})`;
  const resolved = getComputedStyle(element).color;
  element.style.removeProperty('color');
  return resolved;
}

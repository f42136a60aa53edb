import type { DevTools, Page, TraceEvent } from './devtools.ts';
import { pause } from './moment.ts';

export type Keys = {
  /** From the key's arrival in the browser to the frame on the screen that shows it, in ms, as Chromium itself counts it. */
  readonly took: readonly number[];
  /** Of the page's own thread for each key, with its saving and all, in ms. */
  readonly work: number;
};

/** Types at a quick person's pace into what has the focus. */
export async function typeKeys(tools: DevTools, page: Page, count: number): Promise<Keys> {
  // What only the first keys pay for (a layout, code that is not compiled yet) is no part of typing on: V8 is through after about a hundred.
  await type(page, 100);
  const before = await threadTime(page);
  const events = await tools.trace(['input.scrolling'], () => type(page, count));
  const work = ((await threadTime(page)) - before) / count;
  const took = keyLatencies(events);
  if (took.length < 0.9 * count) throw new Error(`Of ${count} keys only ${took.length} were seen on the screen.`);
  return { took, work };
}

async function type(page: Page, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const letter = index % 6 === 5 ? ' ' : String.fromCharCode(97 + (index % 26));
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter, unmodifiedText: letter });
    await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    await pause(40 + (index % 5) * 20);
  }
}

/** Each key that was pressed has a slice of its own, which ends when its frame is presented. */
export function keyLatencies(events: readonly TraceEvent[]): readonly number[] {
  const begun = new Map<string, number>();
  const took: number[] = [];
  for (const { name, ph, ts, pid, id, args } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (name !== 'EventLatency') continue;
    const slice = `${pid} ${id ?? ''}`;
    const from = begun.get(slice);
    const { event_type: what } = (args['event_latency'] ?? {}) as { readonly event_type?: string };
    if (ph === 'b' && what === 'KEY_PRESSED') begun.set(slice, ts);
    if (ph !== 'e' || from === undefined) continue;
    begun.delete(slice);
    took.push((ts - from) / 1000);
  }
  return took;
}

/** What the page's own thread has worked so far, in ms: a busy machine changes it less than anything else. */
async function threadTime(page: Page): Promise<number> {
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = (await page.send('Performance.getMetrics')) as { readonly metrics: readonly { readonly name: string; readonly value: number }[] };
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

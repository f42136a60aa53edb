import { readdirSync, readFileSync } from 'node:fs';
import { pause } from './moment.ts';

/** A program with all that it started, by its first process. Linux only. */
export function familyOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = parentOf(pid);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const family: number[] = [];
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    family.push(pid);
    waiting.push(...(children.get(pid) ?? []));
  }
  return family;
}

function parentOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may hold anything, so count from its end.
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Proportional set size of all processes: shared pages are counted once. In MiB. */
export function memoryOf(family: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of family) kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);
  return kilobytes / 1024;
}

export type Meter = {
  /** CPU of all threads since the meter began, in ms, and how often they went to sleep of their own accord. */
  readonly stop: () => { readonly seconds: number; readonly cpuMs: number; readonly wakeups: number };
};

/** Waits until a program takes less than a tenth of a core: what it does after a start is done then. */
export async function settled(root: number, within = 90_000): Promise<void> {
  const end = performance.now() + within;
  for (;;) {
    const look = meter(root);
    await pause(2000);
    const { seconds, cpuMs } = look.stop();
    if (cpuMs / seconds < 100) return;
    if (performance.now() > end) throw new Error(`It was still busy after ${within / 1000} s.`);
  }
}

type Thread = { readonly cpuNs: number; readonly switches: number };

/** Adds up the threads of a program while it runs; looks every few seconds, so that a thread that ends takes little along. */
export function meter(root: number, everyMs = 5000): Meter {
  const startedAt = performance.now();
  let before = threadsOf(root);
  let cpuNs = 0;
  let switches = 0;
  const look = (): void => {
    const now = threadsOf(root);
    for (const [id, thread] of now) {
      cpuNs += thread.cpuNs - (before.get(id)?.cpuNs ?? 0);
      switches += thread.switches - (before.get(id)?.switches ?? 0);
    }
    before = now;
  };
  const timer = setInterval(look, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return { seconds: (performance.now() - startedAt) / 1000, cpuMs: cpuNs / 1e6, wakeups: switches };
    },
  };
}

function threadsOf(root: number): Map<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const pid of familyOf(root)) {
    for (const id of list(`/proc/${pid}/task`)) {
      const cpu = read(`/proc/${pid}/task/${id}/schedstat`);
      const status = read(`/proc/${pid}/task/${id}/status`);
      if (cpu === undefined || status === undefined) continue;
      threads.set(id, {
        cpuNs: Number(cpu.split(' ')[0]),
        switches: Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0),
      });
    }
  }
  return threads;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

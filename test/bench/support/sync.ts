import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export type SyncOrder = {
  readonly apiBase: string;
  readonly folder: string;
  /** So many times as fast as life. */
  readonly speed: number;
  /** The account is read when so many situations are shown and so many log entries are kept. */
  readonly incidents: number;
  readonly entries: number;
  /** How long it is watched afterwards. */
  readonly measureMs: number;
};

export type SyncReport = {
  /** Delay of the main loop before anything is read. */
  readonly idleP99Ms: number;
  /** The same until all was read. */
  readonly p99Ms: number;
  readonly worstMs: number;
  /** CPU time of one turn of the main loop, which a busy machine does not lengthen. */
  readonly turnP99Ms: number;
  readonly turnWorstMs: number;
  readonly shownAfterMs: number;
  readonly syncMs: number;
  /** Of the time afterwards. */
  readonly cpuMs: number;
};

export async function runSync(order: SyncOrder, flags: readonly string[] = []): Promise<SyncReport> {
  const script = fileURLToPath(new URL('sync-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, JSON.stringify(order)], { maxBuffer: 64_000_000 });
  return JSON.parse(stdout) as SyncReport;
}

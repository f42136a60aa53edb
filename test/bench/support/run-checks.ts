import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ChecksOrder, ChecksReport } from './checks-protocol.ts';

const scripts = {
  reference: new URL('reference-checks.ts', import.meta.url),
  product: new URL('product-checks.ts', import.meta.url),
} as const;

/** Runs one kind of checks in a fresh process: nothing of an earlier run is warm, nothing else is counted. One report a round. */
export async function runChecks(kind: keyof typeof scripts, order: ChecksOrder, flags: readonly string[] = []): Promise<readonly ChecksReport[]> {
  const script = fileURLToPath(scripts[kind]);
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, JSON.stringify(order)], { maxBuffer: 64_000_000 });
  return JSON.parse(stdout) as ChecksReport[];
}

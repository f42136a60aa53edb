// The plain reference: undici with kept connections on a fixed grid, no verdicts and no database. Runs in a process of its own.
import { Agent, request } from 'undici';
import { createBeatLog, reportRounds, type BeatLog } from './beat-log.ts';
import type { ChecksOrder } from './checks-protocol.ts';

const { target, healthy, intervalMs, settleMs, measureMs, rounds } = JSON.parse(process.argv[2] ?? '') as ChecksOrder;
const dispatcher = new Agent({ keepAliveTimeout: 120_000, pipelining: 1 });
let log: BeatLog | null = null;

async function probe(endpoint: number): Promise<void> {
  log?.begin(endpoint);
  try {
    const { statusCode, body } = await request(`${target}/check/${endpoint}`, { dispatcher, headersTimeout: 10_000, bodyTimeout: 10_000 });
    await body.text();
    if (statusCode !== 200) log?.fail();
  } catch {
    log?.fail();
  }
}

const startedAt = performance.now();
const step = intervalMs / healthy;
let beat = 0;

/** Endpoint n is due at n steps and then every interval; one timer serves them all. */
function runDue(): void {
  while (startedAt + beat * step <= performance.now()) {
    void probe(beat % healthy);
    beat += 1;
  }
  setTimeout(runDue, startedAt + beat * step - performance.now());
}

runDue();
await reportRounds({ settleMs, measureMs, rounds, begin: () => (log = createBeatLog(healthy, intervalMs)) });

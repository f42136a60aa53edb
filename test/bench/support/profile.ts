import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSystemClock } from '../../../electron/adapters/clock.ts';
import { openStore } from '../../../electron/database/store.ts';
import { CheckSchema, type Check } from '../../../shared/model/check.ts';
import type { NewEvent } from '../../../shared/model/event.ts';
import { minute } from '../../../shared/time/duration.ts';

export type CheckPlan = {
  readonly origin: string;
  readonly count: number;
  readonly intervalSeconds: number;
  readonly failuresToDown?: number;
  /** 3 unless said otherwise. */
  readonly severity?: Check['severity'];
  /** `/check/` unless said otherwise. */
  readonly path?: string;
};

export type ProfilePlan = {
  readonly events?: number;
  readonly checks?: CheckPlan;
  /** The token of a connected account, kept as it is on a system without a keyring. */
  readonly pagerDutyToken?: string;
};

export const dataFile = 'watchkeeper.db';
export const checkName = (index: number): string => `Endpoint ${String(index).padStart(4, '0')}`;
export const checkPath = (index: number): string => `/check/${index}`;
const checkId = (index: number): string => `endpoint-${index}`;
/** Null for what is none of the healthy ones. */
export const checkNumber = (id: string): number | null => (id.startsWith('endpoint-') ? Number(id.slice('endpoint-'.length)) : null);

/** What an earlier use of the program would have left in its data folder, written by the program's own parts. No demo. */
export function layProfile(userData: string, { events = 0, checks, pagerDutyToken }: ProfilePlan): void {
  mkdirSync(userData, { recursive: true });
  const connection = { tokenKind: 'api-key', region: 'us', scope: 'mine', email: null };
  writeFileSync(join(userData, 'preferences.json'), JSON.stringify({ preferences: { demo: false }, ...(pagerDutyToken !== undefined && { connection }) }));
  if (pagerDutyToken !== undefined) {
    const secret = { keeping: 'plain', data: Buffer.from(pagerDutyToken).toString('base64') };
    writeFileSync(join(userData, 'secrets.json'), JSON.stringify({ 'pagerduty.token': secret }));
  }
  const clock = createSystemClock();
  const store = openStore({ path: join(userData, dataFile), clock });
  try {
    for (const check of checks === undefined ? [] : planChecks(checks)) store.checks.save(check);
    const all = [...history(events, clock.now())];
    for (let from = 0; from < all.length; from += 1000) store.journal.append(all.slice(from, from + 1000));
  } finally {
    store.close();
  }
}

export function planChecks({ origin, count, intervalSeconds, failuresToDown = 3, severity = 3, path = '/check/' }: CheckPlan): readonly Check[] {
  return Array.from({ length: count }, (_, index) =>
    CheckSchema.parse({
      id: checkId(index), name: checkName(index), severity, origin: 'person', paused: false,
      target: { type: 'http', url: `${origin}${path}${index}` },
      rhythm: { intervalSeconds, retrySeconds: Math.min(20, intervalSeconds), failuresToDown },
    }));
}

const stories = ['answers 503 instead of 200', 'did not answer within 10 s', 'refused the connection', 'sent a certificate that ended'];

/** Failures and recoveries, one every seven minutes, the newest a moment ago. */
function* history(count: number, now: number): Generator<NewEvent> {
  for (let index = 0; index < count; index += 1) {
    const fails = index % 2 === 0;
    const check = checkId(Math.floor(index / 2) % 100);
    yield {
      occurredAt: now - (count - index) * 7 * minute,
      kind: fails ? 'check.down' : 'check.up',
      source: 'check',
      checkId: check,
      severity: 3,
      title: fails ? `${check} ${stories[index % stories.length]}` : `${check} is up again`,
      body: `Probe ${index} of this check, seen from this computer; three probes in a row agreed before it was told.`,
    };
  }
}

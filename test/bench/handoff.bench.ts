import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parse } from 'yaml';
import { createArchive } from '../../electron/database/archive/archive.ts';
import { createLane } from '../../electron/database/archive/lane.ts';
import { openStore } from '../../electron/database/store.ts';
import { createBlindLedger } from '../../electron/services/blind-ledger.ts';
import { createHandoffEvidence } from '../../electron/services/handoff-evidence.ts';
import { createHandoffClock } from '../../electron/services/handoff-clock.ts';
import { createHandoffKeeper } from '../../electron/services/handoff-keeper.ts';
import { createIncidentBook } from '../../electron/services/incident-desk-book.ts';
import { createIncidentRules } from '../../electron/services/incident-desk-rules.ts';
import { IncidentPolicySchema } from '../../shared/policy/incident-policy.ts';
import { elapsedDay, hour, minute } from '../../shared/time/duration.ts';
import { restedDuty } from '../support/duty-views.ts';
import { createFakeClock, fakeStart } from '../support/fake-clock.ts';
import { editors, handoffId, prose } from '../support/kept-handoffs.ts';
import { aCheckOf, anIncident, aStateOf } from '../support/situations.ts';
import type { Bench, BenchContext } from './support/bench.ts';
import type { Figure } from './support/figure.ts';
import { withFolder } from './support/folders.ts';
import { quantile, summarise } from './support/statistics.ts';

/** A handoff of a busy week, compiled from a real file; and a long text, saved at every keystroke. */
export const bench: Bench = {
  ids: ['T21'],
  run: async function* (context) {
    yield* await withFolder((folder) => measure(folder, context));
  },
};

const incidents = 150;
const openOnes = 30;
const checks = 40;
const policy = IncidentPolicySchema.parse(parse(readFileSync(new URL('../../shared/policy/default-policy.yaml', import.meta.url), 'utf8')).incident);
/** Twelve entries an incident, and two hundred failures of checks. */
const entries = 12;
const failures = 200;

async function measure(folder: string, { quick, progress }: BenchContext): Promise<readonly Figure[]> {
  progress('T21: a week with 2,000 events');
  const clock = createFakeClock(fakeStart + 7 * elapsedDay);
  const path = join(folder, 'watchkeeper.db');
  const store = openStore({ path, clock });
  const { workerPath } = await import('../database/support/worker-bundle.ts');
  const archive = createArchive(createLane({ workerPath, databasePath: path, nativeBinding: undefined }), clock);
  layWeek(store);
  // As while a window is open.
  archive.wake();
  const events = store.connection.prepare<[], { readonly total: number }>('SELECT count(*) AS total FROM events').get()?.total ?? 0;

  const report = (error: unknown) => {
    throw error;
  };
  const book = createIncidentBook({
    store: store.incidents, openIncidents: store.pagerDuty.openIncidents, zone: () => 'UTC', now: clock.now,
    rules: createIncidentRules({ store: store.incidents, policy: () => policy, report }),
  });
  book.start();
  const ledger = createBlindLedger({ clock, archive, report, publish: () => {} });
  const evidence = createHandoffEvidence({
    clock, archive, facts: store.facts, myself: () => ({ name: 'you', userId: 'UME' }), open: book.open, incident: store.incidents.find, due: () => [], situations: () => [], silences: () => [], maintenance: () => [],
    checks: () => Array.from({ length: checks }, (_, place) => ({ check: { ...aCheckOf(), id: `check-${place}`, name: `Check ${place}` }, state: { ...aStateOf('up', fakeStart), checkId: `check-${place}` }, uptimeDay: 1, uptimeMonth: 1, seen: { passed: 1, failed: 0 }, recentLatencies: [], hold: null })),
    sources: () => [], blind: ledger.intervals, duty: { view: () => restedDuty(clock.now()), list: () => ({ from: 0, entries: [], absences: [], emergencies: [] }) },
    rota: () => ({ rota: null, shifts: [], self: null }), policy: () => policy,
  });
  const steps = createHandoffClock({ clock, store: store.handoffs, changed: () => {}, shifts: () => ({ own: { source: 'rota', shifts: [{ from: fakeStart, to: clock.now() + 30 * minute }] }, declared: null, edges: [], lightAt: [], zone: 'UTC' }) });
  let ids = 0;
  const { calls } = createHandoffKeeper({
    clock, archive, store: store.handoffs, journal: { append: () => [] }, evidence, steps, me: 'you', person: () => ({ id: null, name: 'Kim' }), follows: () => null, template: () => ({}), newId: () => handoffId((ids += 1)), publish: () => {}, report,
  });

  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  const [took, busy]: [number[], number[]] = [[], []];
  for (let round = -3; round < (quick ? 5 : 30); round += 1) {
    const idle = performance.eventLoopUtilization();
    const from = performance.now();
    const { handoff } = await calls.compile({ id });
    const spent = performance.now() - from;
    if (handoff.content.entries.issues?.length !== openOnes) throw new Error('The week was not compiled.');
    if (round < 0) continue;
    took.push(spent);
    busy.push(performance.eventLoopUtilization(idle).active);
  }

  progress('T21: a text of 200 KB, saved at every keystroke');
  const text = 'A line of a long handoff, as somebody wrote it.\n'.repeat(4300);
  let { revision } = (await calls.open({ id })).handoff;
  const saves: number[] = [];
  for (let round = -5; round < (quick ? 20 : 200); round += 1) {
    const from = performance.now();
    const saved = calls.edit({ id, revision, editor: editors.one, edits: [prose(`${text.slice(0, 100_000)}${'x'.repeat(round + 5)}${text.slice(100_000)}`)] });
    if (saved.result !== 'saved') throw new Error('The text was not saved.');
    ({ revision } = saved);
    if (round >= 0) saves.push(performance.now() - from);
  }
  await archive.close();
  store.close();
  const p95 = (values: readonly number[]) => summarise([quantile(values, 0.95)]);
  return [
    { id: 'T21', name: 'handoff of a week compiled, p95', unit: 'ms', value: p95(took), against: null, aim: { most: 200 }, note: `${events} events, ${took.length} times, median ${quantile(took, 0.5).toFixed(1)} ms; on disk at the end` },
    { id: 'T21', name: 'the same, main thread busy, p95', unit: 'ms', value: p95(busy), against: null, aim: null, note: `median ${quantile(busy, 0.5).toFixed(1)} ms in several pieces` },
    { id: 'T21', name: 'keystroke in 200 KB saved to disk, p95', unit: 'ms', value: p95(saves), against: null, aim: { most: 16 }, note: `${saves.length} times, median ${quantile(saves, 0.5).toFixed(1)} ms` },
  ];
}

function layWeek({ journal, pagerDuty }: ReturnType<typeof openStore>): void {
  for (let number = 0; number < incidents; number += 1) {
    const [id, createdAt] = [`Q${number}`, fakeStart + number * hour];
    const over = number >= openOnes;
    const acknowledgers = [{ id: 'UME', name: 'Kim Doe' }];
    pagerDuty.saveIncidents([anIncident({ id, number, title: `Requests of tenant ${number} fail`, createdAt, updatedAt: createdAt + hour, acknowledgers, status: over ? 'resolved' : 'acknowledged', resolvedAt: over ? createdAt + hour : null })]);
    journal.append(Array.from({ length: entries }, (_, place) => ({
      occurredAt: createdAt + place * minute, kind: (['incident.triggered', 'incident.acknowledged', 'run.finding', 'run.status'] as const)[place] ?? 'incident.log', source: place > 1 && place < 4 ? 'person' as const : 'pagerduty' as const, actor: 'you',
      incidentId: id, title: `Entry ${place} of ${id}`, body: 'with some words '.repeat(6), payload: place === 3 ? { status: 'mitigating' } : { agent: { id: 'UME' }, raw: 'x'.repeat(400) },
    })));
  }
  journal.append(Array.from({ length: failures }, (_, number) => ({ occurredAt: fakeStart + number * 40 * minute, kind: 'check.down' as const, source: 'check' as const, checkId: `check-${number % checks}`, title: 'Down' })));
}

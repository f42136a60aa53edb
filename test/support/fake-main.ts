import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { PagerDutyConnection } from '../../shared/model/connection.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import { PreferencesSchema, type Preferences } from '../../shared/model/preferences.ts';
import type { SelfTestState } from '../../shared/model/self-test.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { TimelineFilter } from '../../shared/model/timeline.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import { byNewest } from '../../shared/domain/timeline-merge.ts';
import { searchWords } from '../../shared/domain/timeline-highlight.ts';
import { createFakeApi, type FakeApi } from './fake-api.ts';

/** Everything that a main process would hold. Tests change it and say so with `fake.emit`. */
export type FakeWorld = {
  status: WatchStatus;
  situations: readonly Situation[];
  checks: readonly CheckReport[];
  onCall: OnCallStatus;
  sources: readonly SourceState[];
  notices: readonly Notice[];
  preferences: Preferences;
  selfTest: SelfTestState;
  connection: PagerDutyConnection;
  /** Newest first. */
  events: readonly WatchEvent[];
};

export function emptyWorld(): FakeWorld {
  return {
    status: { glyph: 'off-shift', alertingCount: 0, acknowledgedCount: 0, reasons: [], demo: false, asOf: 0 },
    situations: [],
    checks: [],
    onCall: { state: 'not-connected', shifts: [], asOf: null },
    sources: [],
    notices: [],
    preferences: PreferencesSchema.parse({}),
    selfTest: { running: false, report: null, dueAt: 0 },
    connection: { state: 'none', userName: null, email: null, region: null, scope: null, storage: null, message: '' },
    events: [],
  };
}

function fits(event: WatchEvent, filter: TimelineFilter): boolean {
  const { kinds, sources, severities, situationId, incidentId, checkId, text, from, to } = filter;
  const held = searchWords(`${event.title} ${event.body}`);
  return (kinds.length === 0 || kinds.includes(event.kind))
    && (sources.length === 0 || sources.includes(event.source))
    && (severities.length === 0 || (event.severity !== null && severities.includes(event.severity)))
    && (situationId === null || event.situationId === situationId)
    && (incidentId === null || event.incidentId === incidentId)
    && (checkId === null || event.checkId === checkId)
    && searchWords(text).every((word) => held.some((part) => (word.begins ? part.text.startsWith(word.text) : part.text === word.text)))
    && (from === null || event.occurredAt >= from)
    && (to === null || event.occurredAt < to);
}

/** A main process over a world in memory: reads answer from it, `changes` may replace any call. A missing call does not compile. */
export function createFakeMain(world: FakeWorld, changes: Partial<Handlers> = {}): FakeApi {
  const checkOf = (id: string): CheckReport => {
    const found = world.checks.find(({ check }) => check.id === id);
    if (found === undefined) throw new Refusal({ code: 'not-found', message: 'This check does not exist.' });
    return found;
  };
  const done = async (message: string) => ({ result: 'done' as const, message });
  const handlers: Handlers = {
    'app.facts': async () => ({ version: '0.1.0', electron: '45.4.1', chromium: '150.0.0.0', node: '24.21.0', sqlite: '3.53.0', platform: 'linux', dataFolder: '/home/kim/.config/Watchkeeper', zone: 'Europe/Berlin' }),
    'watch.status': async () => world.status,
    'situations.list': async () => world.situations,
    'situation.acknowledge': () => done('Acknowledged in PagerDuty.'),
    'checks.list': async () => world.checks,
    'check.create': async (draft) => ({ ...draft, id: 'new-check', origin: 'person', paused: false }),
    'check.update': async ({ id, draft }) => ({ ...draft, id, origin: 'person', paused: false }),
    'check.pause': async ({ id, paused }) => ({ ...checkOf(id).check, paused }),
    'check.delete': ({ id }) => done(`${checkOf(id).check.name} deleted.`),
    'check.restore': async ({ id }) => checkOf(id).check,
    'check.try': async () => ({ checkId: 'trial', startedAt: 0, durationMs: 187, failures: [], statusCode: 200, certificateExpiresAt: null }),
    'check.probeNow': () => done('Passed in 44 ms.'),
    'check.history': async ({ id }) => ({ checkId: id, at: [], median: [], worst: [], failed: [], spans: [] }),
    'timeline.page': async ({ filter, before, limit }) => {
      const found = world.events.filter((event) => fits(event, filter) && (before === null || byNewest(event, { ...event, ...before }) > 0));
      const events = found.slice(0, limit);
      const last = events.at(-1);
      return { events, next: found.length > limit && last !== undefined ? { occurredAt: last.occurredAt, id: last.id } : null };
    },
    'timeline.density': async ({ filter, buckets }) => {
      const found = world.events.filter((event) => fits(event, filter));
      const from = filter.from ?? found.at(-1)?.occurredAt ?? 0;
      const to = filter.to ?? (found[0]?.occurredAt ?? 0) + 1;
      const counts = Array.from({ length: buckets }, () => ({ total: 0, loud: 0 }));
      for (const { occurredAt, severity, kind } of found) {
        const bucket = counts[Math.min(buckets - 1, Math.floor(((occurredAt - from) / (to - from)) * buckets))];
        if (bucket === undefined) continue;
        bucket.total += 1;
        if (severity === 1 || severity === 2 || kind === 'check.down') bucket.loud += 1;
      }
      return { from, to, buckets: counts };
    },
    'oncall.status': async () => world.onCall,
    'sources.list': async () => world.sources,
    'notices.list': async () => world.notices,
    'notice.dismiss': () => done('Dismissed.'),
    'preferences.get': async () => world.preferences,
    'preferences.set': async (patch) => {
      world.preferences = { ...world.preferences, ...(Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Preferences>) };
      fake.emit('preferences.changed', world.preferences);
      return world.preferences;
    },
    'pagerduty.connection': async () => world.connection,
    'pagerduty.connect': () => done('Connected.'),
    'pagerduty.disconnect': () => done('Disconnected. The token is forgotten.'),
    'demo.leave': () => done('The demo watch has ended.'),
    'demo.start': () => done('The demo watch runs.'),
    'notification.test': () => done('The system showed it.'),
    'selfTest.state': async () => world.selfTest,
    'selfTest.run': () => done('Alert path proved: 8 of 8.'),
    'window.open': () => done('The window is open.'),
    'strip.dismiss': () => done('Put away until something changes.'),
    'link.open': () => done(''),
    'clipboard.write': () => done('Copied.'),
    ...changes,
  };
  const fake = createFakeApi(handlers);
  return fake;
}

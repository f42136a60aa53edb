import type { alertingCalls } from '../../shared/ipc/contract/alerting.ts';
import type { checksCalls } from '../../shared/ipc/contract/checks.ts';
import type { timelineCalls } from '../../shared/ipc/contract/timeline.ts';
import type { watchCalls } from '../../shared/ipc/contract/watch.ts';
import { cutIntervals } from '../../shared/domain/blind-intervals.ts';
import { searchWords } from '../../shared/domain/timeline-highlight.ts';
import { byNewest } from '../../shared/domain/timeline-merge.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { MaintenanceWindow } from '../../shared/model/maintenance.ts';
import type { TimelineFilter } from '../../shared/model/timeline.ts';
import { done, type CallsOf, type Emit } from './fake-calls.ts';
import type { FakeWorld } from './fake-world.ts';

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

/** What holds now, how it is told, checks, and what was seen, over a world in memory. */
export function watchHandlers(world: FakeWorld, emit: Emit): CallsOf<typeof watchCalls & typeof alertingCalls & typeof checksCalls & typeof timelineCalls> {
  const checkOf = (id: string): CheckReport => {
    const found = world.checks.find(({ check }) => check.id === id);
    if (found === undefined) throw new Refusal({ code: 'not-found', message: 'This check does not exist.' });
    return found;
  };
  return {
    'watch.status': async () => world.status,
    'situations.list': async () => world.situations,
    'situation.acknowledge': () => done('Acknowledged in PagerDuty.'),
    'situation.merge': () => done('Merged into one situation.'),
    'situation.split': () => done('Split off: a situation of its own now.'),
    'situation.undo': () => done('Undone.'),
    'oncall.status': async () => world.onCall,
    'sources.list': async () => world.sources,
    'window.open': () => done('The window is open.'),
    'strip.dismiss': () => done('Put away until something changes.'),
    'alerting.state': async () => world.alerting,
    'silence.begin': () => done('Silenced for 1 h.'),
    'silence.end': () => done('The silence is over.'),
    'silence.resume': () => done('Silenced again.'),
    'attention.ask': () => done('Alerts come as usual.'),
    'attention.look': async () => ({
      'full-screen': { says: 'no' }, 'screen-sharing': { says: 'unknown', why: 'This desktop does not say when the screen is shared, except by programs that ask it for leave.' }, 'do-not-disturb': { says: 'yes' },
    }),
    'notification.test': () => done('The system showed it.'),
    'selfTest.state': async () => world.selfTest,
    'signOfLife.get': async () => world.signOfLife,
    'signOfLife.set': async ({ url }) => {
      world.signOfLife = { ...world.signOfLife, host: new URL(url).host };
      return done('It hears from here every 5 min while everything is seen.');
    },
    'signOfLife.clear': async () => {
      world.signOfLife = { ...world.signOfLife, host: null };
      return done('No sign of life is sent any more.');
    },
    'selfTest.run': () => done('Alert path proved: 8 of 8.'),
    'checks.list': async () => world.checks,
    'check.create': async (draft) => ({ ...draft, id: 'new-check', origin: 'person', paused: false }),
    'check.update': async ({ id, draft }) => ({ ...draft, id, origin: 'person', paused: false }),
    'check.pause': async ({ id, paused }) => ({ ...checkOf(id).check, paused }),
    'check.delete': ({ id }) => done(`${checkOf(id).check.name} deleted.`),
    'check.restore': async ({ id }) => checkOf(id).check,
    'check.try': async () => ({ checkId: 'trial', startedAt: 0, durationMs: 187, failures: [], statusCode: 200, certificateExpiresAt: null }),
    'check.probeNow': () => done('Passed in 44 ms.'),
    'check.history': async ({ id }) => ({ checkId: id, at: [], median: [], worst: [], failed: [], spans: [] }),
    'maintenance.list': async () => world.maintenance,
    'maintenance.create': async (draft) => {
      const { when } = draft;
      const window: MaintenanceWindow = { ...draft, id: `own-${world.maintenance.length}`, origin: 'person', when: when.type === 'now' ? { type: 'now', from: 0, to: when.minutes * 60_000 } : when };
      return { window, current: null, next: null };
    },
    'maintenance.end': async () => done('Ended.'),
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
    'blind.recent': async () => world.blind,
    'blind.intervals': async ({ from, to }) => cutIntervals(world.blind, from, to),
    'digest.current': async () => world.digest,
    'digest.dismiss': async () => {
      world.digest = null;
      emit('digest.changed', null);
      return { result: 'done', message: 'Dismissed.' };
    },
    'clock.correction': async () => world.clockCorrection,
  };
}

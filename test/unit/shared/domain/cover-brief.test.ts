import { describe, expect, it } from 'vitest';
import { coverBrief, type BriefFacts } from '../../../../shared/domain/cover-brief.ts';
import { composePage } from '../../../../shared/domain/incident-page.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { anEvent } from '../../../support/events.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';
import { anIncident, incidentReport, situationOf } from '../../../support/situations.ts';

/** 2026-03-29T00:10Z: 01:10 in Berlin, fifty minutes before its clocks go forward. */
const now = Date.UTC(2026, 2, 29, 0, 10);
const ago = (minutes: number) => now - minutes * minute;
const nothing: BriefFacts = { situations: [], pages: [], due: [], silences: [], sources: [], zone: 'Europe/Berlin' };

function known(): BriefFacts {
  const known = { id: 'Q1', title: 'Quotes are down\u202e <!channel>', serviceName: 'Quotes', createdAt: ago(90), severity: 1 as const, status: 'acknowledged' as const, acknowledgers: [{ id: 'ADA', name: 'Ada' }] };
  const incident = anIncident({ ...known, updatedAt: ago(85) });
  let id = 0;
  const add = (minutes: number, kind: WatchEvent['kind'], title: string, payload: unknown = null, source: WatchEvent['source'] = 'person') => anEvent({ id: (id += 1), occurredAt: ago(minutes), incidentId: 'Q1', kind, title, payload, source, actor: source === 'person' ? 'you' : null });
  const events = [
    add(90, 'incident.triggered', 'Quotes are down', null, 'pagerduty'), add(85, 'incident.acknowledged', 'Acknowledged by Ada', null, 'pagerduty'), add(70, 'run.called', 'Called the secondary', { level: 2, how: 'phone', who: 'Robin' }),
    add(68, 'run.answered', 'Is on it', { level: 2, answered: true }), add(40, 'run.status', 'Mitigating', { status: 'mitigating' }), add(35, 'run.called', 'Called the lead', { level: 3, how: 'phone', who: 'Kim' }),
    add(30, 'run.update', 'Status update: Mitigating', { template: 'mitigation', audience: 'responders', values: {}, nextAt: null, approver: '', unchanged: false }), add(12, 'action', 'Restarted the pool'),
    add(2, 'alert.shown', 'Shown again', null, 'watchkeeper'),
  ];
  const page = composePage({ incident, events, around: [], situationId: 's1', related: [], policyChangedSince: false, zone: 'Europe/Berlin', me: 'you', userId: null, policy: runbookIncidents, seenBefore: { times: 0, noise: 0, last: [] }, escalation: null }, now);
  const first = situationOf({ type: 'incident', incident }, { acknowledgedBy: 'Ada' });
  return {
    ...nothing, pages: [page],
    situations: [situationOf(incidentReport({ id: 'Q2', title: 'Disk is filling', severity: 3, createdAt: ago(20) })), first, situationOf(incidentReport({ id: 'Q3', title: 'Over', createdAt: ago(300) }), { status: 'resolved' })],
    due: [{ id: 'Q1:update', kind: 'update', incidentId: 'Q1', situationId: 's1', severity: 1, drill: false, words: 'Status update', incidentTitle: 'Quotes are down', dueAt: now + 55 * minute, overdueAt: now + 60 * minute, line: null }],
    silences: [{ id: 'x', scope: { kind: 'service', id: 'S9' }, name: 'Billing', reason: 'Planned work', by: 'you', beganAt: ago(5), endsAt: now + 15 * minute }],
    sources: [{ source: 'checks', condition: 'fresh', lastGoodAt: now, since: ago(99), reason: '' }, { source: 'pagerduty', condition: 'stale', lastGoodAt: ago(6), since: ago(3), reason: 'PagerDuty does not answer.' }],
  };
}

describe('the brief for whoever covers', () => {
  it('tells what is open, how it stands, what is due, who was called, what is quiet and what cannot be seen', async () => {
    await expect(coverBrief(known(), now)).toMatchFileSnapshot('cover-brief.golden.txt');
  });

  it('says so where there is nothing, and counts no source that is seen', () => {
    expect(coverBrief({ ...nothing, sources: known().sources.slice(0, 1) }, now).split('\n').slice(1)).toEqual(['', 'Nothing is open.', '', 'Kept quiet: nothing', 'Cannot be seen now: nothing']);
  });

  it('says that a deadline has passed, and is as good without the page of an incident', () => {
    const { due, situations } = known();
    const brief = coverBrief({ ...nothing, situations, due: due.map((one) => ({ ...one, dueAt: ago(4) })) }, now);
    expect(brief).toContain('Next: Status update, was due 01:06');
    expect(brief).not.toContain('Called:');
  });
});

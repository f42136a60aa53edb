import { describe, expect, test } from 'vitest';
import { compileHandoff, type Finding } from '../../../../shared/domain/handoff-compile.ts';
import type { OpenIncident, ShiftEvidence } from '../../../../shared/domain/handoff-evidence.ts';
import { evidenceNews, findingsOf } from '../../../../shared/domain/handoff-findings.ts';
import { projectRun } from '../../../../shared/domain/incident-projection.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import type { HandoffField } from '../../../../shared/model/handoff.ts';
import type { Incident } from '../../../../shared/model/incident.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { emptyEvidence } from '../../../support/fake-handoffs.ts';
import { compiled, handoffContent, aHandoff, written } from '../../../support/handoffs.ts';
import { aCheckOf, anIncident, aStateOf, incidentReport, situationOf } from '../../../support/situations.ts';

/** A Monday, 10:00 in Berlin. */
const now = Date.parse('2026-11-23T09:00:00Z');
let ids = 0;
const event = (known: Partial<WatchEvent>): WatchEvent => ({
  id: (ids += 1), occurredAt: now - hour, recordedAt: now - hour, kind: 'note', source: 'person', actor: 'you', situationId: null, incidentId: null, checkId: null, severity: null, title: '', body: '', payload: null, externalId: null, corrects: null, ...known,
});
function open(known: Partial<Incident> = {}, events: readonly WatchEvent[] = [], due: OpenIncident['due'] = null): OpenIncident {
  const incident = anIncident({ id: 'Q1', title: 'Quotes are down', severity: 2, createdAt: now - 2 * hour, updatedAt: now - 2 * hour, serviceName: 'Quotes', assignees: [{ id: 'U1', name: 'Maya Okafor' }], ...known });
  return { incident, run: projectRun(incident, events), events, due };
}
const shift = (known: Partial<ShiftEvidence>): ShiftEvidence => ({ ...emptyEvidence(now), ...known });
const of = (field: HandoffField, known: Partial<ShiftEvidence>): readonly Finding[] => findingsOf(shift(known)).filter((finding) => finding.field === field);
const texts = (field: HandoffField, known: Partial<ShiftEvidence>) => of(field, known).map(({ parts }) => parts.text ?? `${parts.title}: ${parts.value ?? parts.time ?? ''}`);
const report = (id: string, name: string, state: Partial<ShiftEvidence['checks'][number]['state']> = {}) => ({ check: { ...aCheckOf(), id, name }, state: { ...aStateOf('up', now - elapsedDay), checkId: id, confirmed: 'up' as const, flapping: false, certificateExpiresAt: null, ...state } });

const pagerDuty = { source: 'pagerduty', condition: 'fresh', lastGoodAt: now - hour, since: now, reason: '' } as const;

describe('overall health', () => {
  test.each<[string, Partial<ShiftEvidence>]>([
    ['Green: nothing is open, every check passes, and every source is in sight', { checks: [report('a', 'A')] }],
    ['Green: nothing is open, every check passes but 1 that is paused, and every source is in sight', { checks: [report('a', 'A'), { ...report('b', 'B'), check: { ...aCheckOf(), paused: true } }] }],
    ['Green: nothing is open, and every source is in sight', { sources: [pagerDuty] }],
    ['Yellow: nothing is watched: no check runs, and PagerDuty is not connected', { checks: [{ ...report('a', 'A'), check: { ...aCheckOf(), paused: true } }], sources: [{ ...pagerDuty, condition: 'off' }] }],
    ['Yellow: 1 check not known; the health checks: no answer yet', { checks: [report('a', 'A', { verdict: 'unknown' })], sources: [pagerDuty, { ...pagerDuty, source: 'checks', condition: 'starting' }] }],
    ['Red: 1 incident open, the worst SEV-2', { open: [open()], checks: [report('a', 'A')] }],
    ['Yellow: 1 incident open, the worst SEV-3', { open: [open({ severity: 3 })], sources: [pagerDuty] }],
    ['Yellow: 1 incident open', { open: [open({ severity: null })], sources: [pagerDuty] }],
    ['Yellow: 2 checks down; 1 check flapping', { checks: [report('a', 'A', { confirmed: 'down' }), report('b', 'B', { confirmed: 'down' }), report('c', 'C', { flapping: true })] }],
    ['Yellow: PagerDuty cannot be seen', { sources: [{ ...pagerDuty, condition: 'stale' }] }],
  ])('%s', (expected, known) => {
    expect(texts('health', known)).toEqual([expected]);
  });
});

test('an open incident is a line and an issue: what its run says, the last update’s next step and ETA, the last findings', () => {
  const said = [
    event({ kind: 'run.status', incidentId: 'Q1', payload: { status: 'mitigating' }, occurredAt: now - 30 * minute }),
    event({ kind: 'run.finding', incidentId: 'Q1', title: 'The pool is exhausted' }),
    event({ kind: 'run.cause', incidentId: 'Q1', title: 'A slow query' }),
    event({ kind: 'run.update', incidentId: 'Q1', payload: { template: 'mitigation', audience: 'responders', values: { next: 'Add a replica', eta: '14:30' }, nextAt: null, approver: '', unchanged: false } }),
  ];
  const one = open({}, said);
  expect(texts('active-incidents', { open: [one] })).toEqual(['SEV-2 Quotes are down: mitigating since Mon 23 Nov 09:30, not acknowledged']);
  expect(of('issues', { open: [one] })).toMatchObject([{
    evidence: { key: 'incident:Q1', kind: 'incident', refId: 'Q1', eventIds: said.map(({ id }) => id) },
    parts: {
      title: 'Quotes are down', severity: 'SEV-2', status: 'Mitigating', owner: 'Maya Okafor', eta: '14:30', nextStep: 'Add a replica',
      details: 'Open since Mon 23 Nov 08:00, Quotes.\nCause: A slow query.\nMon 23 Nov 09:00: The pool is exhausted',
    },
  }]);
});

test('whom one called for an open incident, and who is still to answer, is in its details', () => {
  const said = [
    event({ kind: 'run.called', incidentId: 'Q1', title: 'Security team by phone', payload: { level: null, contact: 'security', how: 'phone', who: '' }, occurredAt: now - 40 * minute }),
    event({ kind: 'run.answered', incidentId: 'Q1', title: 'Security team answered', payload: { level: null, contact: 'security', answered: true }, occurredAt: now - 39 * minute }),
    event({ kind: 'run.called', incidentId: 'Q1', title: 'Legal and compliance in chat', payload: { level: null, contact: 'legal', how: 'chat', who: '' }, occurredAt: now - 38 * minute }),
  ];
  expect(of('issues', { open: [open({}, said)] })[0]?.parts.details).toContain('\nCalled: Security team by phone Mon 23 Nov 09:20, answered; Legal and compliance in chat Mon 23 Nov 09:22, answer not known.');
});

test('without an update, the next step is what a person wrote in the last handoff, else what is due', () => {
  const due = { words: 'Call the secondary on-call', dueAt: now + 5 * minute };
  expect(of('issues', { open: [open({}, [], due)] })[0]?.parts.nextStep).toBe('Call the secondary on-call by Mon 23 Nov 10:05');
  const previous = aHandoff({ content: handoffContent({ issues: [compiled('incident:Q1', { title: 'x' }, { written: { nextStep: 'Ask Robin', eta: 'unknown' } })] }) });
  expect(of('issues', { open: [open({}, [], due)], previous })[0]?.parts).toMatchObject({ nextStep: 'Ask Robin', eta: 'unknown' });
});

test('text from outside stays one line without control characters', () => {
  expect(texts('active-incidents', { open: [open({ title: 'a\u001b[31m\nb\u202e' })] })[0]).toMatch(/^SEV-2 a b: investigating/);
});

test('a storm of incidents is a hundred issues and a line that says how many more', () => {
  const many = Array.from({ length: 130 }, (_, place) => open({ id: `Q${place}` }));
  expect(of('issues', { open: many })).toHaveLength(100);
  expect(texts('active-incidents', { open: many }).at(-1)).toBe('30 more incidents are open: see the list of incidents');
});

test('failing checks without an incident stand with who has them; what has an incident stands there', () => {
  const alone = { ...situationOf(incidentReport({ id: 'S1' })), title: 'Checkout fails', severity: 3 as const, status: 'acknowledged' as const, openedAt: now - hour, acknowledgedAt: now, acknowledgedBy: 'you', members: [] };
  expect(texts('active-incidents', { situations: [alone, situationOf(incidentReport({ id: 'S2' }))] })).toEqual(['SEV-3 Checkout fails: failing since Mon 23 Nov 09:00, acknowledged by the giver Mon 23 Nov 10:00']);
});

test('what was resolved, with how long it took', () => {
  const resolved = [anIncident({ id: 'Q2', title: 'Slow', severity: 3, status: 'resolved', createdAt: now - 3 * hour, resolvedAt: now - hour })];
  expect(texts('recent-issues', { resolved })).toEqual(['SEV-3 Slow: resolved Mon 23 Nov 09:00 after 2 h 00']);
});

test('changes as they were logged, the newest first', () => {
  const events = [event({ kind: 'change.logged', title: 'Deploy 4.1', occurredAt: now - 2 * hour, payload: { impact: null, rollback: '', metric: '' } }), event({ kind: 'change.logged', title: 'Deploy 4.2', payload: { impact: 'neutral', rollback: 'Deploy 4.1', metric: 'p95' } })];
  expect(of('changes', { events }).map(({ parts }) => parts)).toEqual([
    { title: 'Deploy 4.2', date: 'Mon 23 Nov 09:00', impact: 'Neutral', rollback: 'Deploy 4.1', metric: 'p95' },
    { title: 'Deploy 4.1', date: 'Mon 23 Nov 08:00' },
  ]);
});

test('a change that was corrected stands once, in its last wording; one that was struck does not', () => {
  const first = event({ kind: 'change.logged', title: 'Deplyo', payload: {} });
  const right = event({ kind: 'change.logged', title: 'Deploy', payload: {}, corrects: first.id });
  expect(of('changes', { events: [first, right] }).map(({ parts, evidence }) => `${parts.title} ${evidence.key === `change:${first.id}`}`)).toEqual(['Deploy true']);
  expect(of('changes', { events: [first, right, event({ kind: 'change.logged', title: 'Deploy', payload: { struck: true }, corrects: first.id })] })).toEqual([]);
});

test('maintenance that runs or comes within a week, silences, certificates', () => {
  const window = { id: 'w', name: 'Database', checks: ['api'], zone: null, when: { type: 'now', from: now, to: now + hour }, origin: 'person' } as const;
  const far = { ...window, id: 'far', name: 'Far' };
  expect(of('maintenance', { checks: [report('api', 'Quote API')], maintenance: [{ window, current: { from: now - hour, to: now + hour }, next: null }, { window: far, current: null, next: { from: now + 8 * elapsedDay, to: now + 9 * elapsedDay } }] }).map(({ parts }) => parts)).toEqual([
    { title: 'Database', time: 'Mon 23 Nov 09:00 to 11:00', impact: 'No alerts of Quote API' },
  ]);
  const silence = { id: 's', scope: { kind: 'all' }, name: 'Everything', reason: 'deploy', by: 'you', beganAt: now, endsAt: now + hour } as const;
  // “you” is whoever reads it: the next person.
  expect(texts('monitoring', { me: 'you', silences: [silence, { ...silence, id: 't', by: 'Maya', endsAt: null }] })).toEqual(['Silenced until Mon 23 Nov 11:00: Everything, deploy (the giver)', 'Silenced until it has recovered: Everything, deploy (Maya)']);
  expect(texts('infrastructure', { checks: [report('a', 'A', { certificateExpiresAt: now + 5 * elapsedDay }), report('b', 'B', { certificateExpiresAt: now + 22 * elapsedDay }), report('c', 'C', { certificateExpiresAt: now - hour })] })).toEqual(['The certificate of A ends Sat 28 Nov 10:00', 'The certificate of C ended Mon 23 Nov 09:00']);
});

test('the three noisiest checks, what flaps now first; and the pages that needed no action', () => {
  const fail = (checkId: string, times: number) => Array.from({ length: times }, () => event({ kind: 'check.down', checkId }));
  const checks = ['a', 'b', 'c', 'd', 'e'].map((id) => report(id, id.toUpperCase(), { flapping: id === 'e' }));
  const events = [...fail('a', 2), ...fail('b', 5), ...fail('c', 1), ...fail('d', 3)];
  expect(texts('monitoring', { checks, events })).toEqual(['Noisy check E: flapping now', 'Noisy check B: failed 5 times in this shift', 'Noisy check D: failed 3 times in this shift']);
  const page = (incidentId: string, verdict: string) => event({ kind: 'run.classified', incidentId, payload: { verdict, wokeMe: false } });
  const resolved = ['Q1', 'Q2', 'Q3'].map((id) => anIncident({ id, serviceName: id === 'Q3' ? 'Mail' : 'Quotes', status: 'resolved' }));
  const said = [page('Q1', 'no-action'), page('Q2', 'no-action'), page('Q3', 'no-action'), page('Q3', 'action')];
  expect(texts('monitoring', { resolved, events: said })).toEqual(['Quotes: 2 pages that needed no action']);
});

test('blind time, the last twenty intervals and how much more; moments are left out', () => {
  const span = (from: number, to: number | null) => ({ from, to, reasons: ['asleep' as const], spans: [] });
  expect(texts('monitoring', { blind: [span(now - 3 * hour, now - 2 * hour), span(now - hour, now - hour + 30_000), span(now - 10 * minute, null)] })).toEqual(['Blind Mon 23 Nov 07:00 to 08:00, 1 h 00: asleep', 'Blind since Mon 23 Nov 09:50: asleep']);
  const many = Array.from({ length: 25 }, (_, place) => span(now - (30 - place) * hour, now - (30 - place) * hour + 2 * minute));
  expect(texts('monitoring', { blind: many, from: now - 2 * elapsedDay }).at(-1)).toBe('Blind 5 times more before that, 10 min altogether');
});

test('hours and breaks only where the person ticks them; a load over the budget in any case; nothing of how anybody is', () => {
  const events = [event({ kind: 'break.missed' }), event({ kind: 'break.refused' }), event({ kind: 'break.taken' })];
  const known = { worked: 11 * hour + 23 * minute, load: { incidents: 3, budget: 2 }, events };
  expect(texts('business-hours', known)).toEqual([]);
  expect(texts('questions', known)).toEqual(['Over the load budget: 3 incidents within 12 h, 2 are planned for']);
  expect(texts('business-hours', { ...known, tells: ['hours', 'breaks'] })).toEqual(['The giver worked 11 h 15 of this shift', 'Breaks of the giver: 2 missed, 1 taken']);
  expect(texts('questions', { ...known, load: { incidents: 2, budget: 2 } })).toEqual([]);
});

test('who comes next, the other contacts, and each level; whoever cannot be reached stands without a way', () => {
  const contact = (id: string, name: string, phone: string | null) => ({ id, name, phone, slack: null, email: null });
  const policy = { contacts: [contact('maya', 'Maya', '+4930123456'), contact('vendor', 'Vendor', null)], levels: [{ level: 1 as const, name: 'Primary', answerMinutes: 5, scope: 's', authority: 'a', contact: 'maya' }, { level: 2 as const, name: 'Lead', answerMinutes: 15, scope: 's', authority: 'a', contact: null }] };
  const shifts = [{ seat: 'primary', person: 'maya', from: now + hour, to: now + 8 * elapsedDay, reason: 'rotation' }, { seat: 'secondary', person: null, from: now + hour, to: now + 2 * hour, reason: 'gap' }] as const;
  expect(texts('contacts', { policy, shifts, rota: { people: [{ id: 'maya', name: 'Maya' }] }, until: now + hour })).toEqual(['Primary on-call next: Maya, +4930123456, Mon 23 Nov 11:00 to Tue 1 Dec 10:00', 'Secondary on-call next: nobody: a gap in the rota', 'Vendor: ']);
  expect(texts('escalation', { policy })).toEqual(['Level 1: Primary, answers within 5 min: Maya, +4930123456', 'Level 2: Lead, answers within 15 min: ']);
});

test('what it means for customers and for security', () => {
  const said = [event({ kind: 'run.impact', incidentId: 'Q1', payload: { fact: 'users', amount: 1200 } }), event({ kind: 'run.impact', incidentId: 'Q1', payload: { fact: 'security', amount: null } })];
  expect(texts('customer-impact', { open: [open({}, said)] })).toEqual(['Quotes are down: users affected: 1200']);
  expect(texts('security', { open: [open({}, said)] })).toEqual(['Quotes are down: security is involved']);
});

test('of an incident that is resolved its impact stays, and who was called about it and has not answered', () => {
  const call = (contact: string | null, level: number | null, title: string, occurredAt: number) => event({ kind: 'run.called', incidentId: 'Q1', title, occurredAt, payload: { level, contact, how: 'phone', who: '' } });
  const said = [
    event({ kind: 'run.impact', incidentId: 'Q1', payload: { fact: 'security', amount: null } }), event({ kind: 'run.impact', incidentId: 'Q1', payload: { fact: 'compliance', amount: null } }),
    call('legal', null, 'Legal', now - 40 * minute), call('security', null, 'Security', now - 30 * minute), call(null, 2, 'Lead', now - 20 * minute),
    event({ kind: 'run.answered', incidentId: 'Q1', occurredAt: now - 25 * minute, payload: { level: null, contact: 'security', answered: true } }),
  ];
  const one = open({ status: 'resolved', resolvedAt: now - 10 * minute }, said);
  expect(texts('security', { over: [one] })).toEqual(['Quotes are down, resolved: security is involved', 'Quotes are down, resolved: compliance is involved', 'Quotes are down, resolved. Called: Legal Mon 23 Nov 09:20, answer not known.']);
});

test('how something that was sent fared is no detail of an incident', () => {
  const receipt = event({ kind: 'action', incidentId: 'Q1', title: 'Acknowledgement went through', payload: { outboxId: 'o1', kind: 'acknowledge', state: 'done', attempts: 1, askedAt: now } });
  const done = event({ kind: 'action', incidentId: 'Q1', title: 'Restarted the pool' });
  expect(of('issues', { open: [open({}, [receipt, done])] })[0]?.parts.details).toBe('Open since Mon 23 Nov 08:00, Quotes.\nMon 23 Nov 09:00: Restarted the pool');
});

test('free text that is longer than a line holds is carried on as far as it goes, and says where the rest is', () => {
  const previous = aHandoff({ status: 'given', content: { entries: {}, prose: { infrastructure: `${'x'.repeat(19_000)}\n\n${'y'.repeat(9_000)}` } } });
  const carried = findingsOf(shift({ previous })).find(({ evidence }) => evidence.kind === 'carried');
  expect(carried?.parts.text).toBe(`${'x'.repeat(19_000)}\n\n… The rest stands in the handoff before.`);
});

test('what the last handoff’s people wrote is carried on until somebody strikes or resolves it, under one key through the generations', () => {
  const previous = aHandoff({
    content: handoffContent({
      issues: [written({ title: 'Old bug', status: 'Monitoring' }, 'own-1'), written({ title: 'Done', status: 'resolved' }, 'own-2'), compiled('incident:Q9', { title: 'Of the data' })],
      application: [{ ...written({ text: 'Struck' }, 'own-3'), struck: true }, written({ text: '  ' }, 'own-4')],
      health: [written({ text: 'Green' }, 'own-5')],
    }, { questions: 'Who owns the importer?', health: 'fine' }),
  });
  const first = findingsOf(shift({ previous })).filter(({ evidence }) => evidence.kind === 'carried');
  expect(first.map(({ field, parts }) => `${field} ${parts.title ?? parts.text}`)).toEqual(['issues Old bug', 'questions Who owns the importer?']);
  const next = aHandoff({ id: '0f0d2c1a-7a35-4f9e-9b1c-2d6f5a3b8c11', content: compileHandoff(handoffContent(), first) });
  expect(findingsOf(shift({ previous: next })).filter(({ evidence }) => evidence.kind === 'carried')).toEqual(first);
});

test('news is what a compile would change, and nothing after it', () => {
  const before = findingsOf(shift({ sources: [pagerDuty], open: [open()] }));
  const after = findingsOf(shift({ sources: [pagerDuty], open: [open({ id: 'Q2', title: 'Mail is late', severity: 3 })] }));
  const content = compileHandoff(handoffContent(), before);
  expect(evidenceNews(content, before)).toEqual([]);
  expect(evidenceNews(content, after).map(({ field, what, words }) => `${field} ${what}: ${words}`)).toEqual([
    'health changed: Yellow: 1 incident open, the worst SEV-3',
    'active-incidents over: SEV-2 Quotes are down: investigating since Mon 23 Nov 08:00, not acknowledged',
    'active-incidents new: SEV-3 Mail is late: investigating since Mon 23 Nov 08:00, not acknowledged',
    'issues over: Quotes are down', 'issues new: Mail is late',
  ]);
  expect(evidenceNews(compileHandoff(content, after), after)).toEqual([]);
});

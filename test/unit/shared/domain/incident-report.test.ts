import { describe, expect, it } from 'vitest';
import { projectRun } from '../../../../shared/domain/incident-projection.ts';
import { incidentReport, timelineJson, timelineMarkdown, type ReportFacts } from '../../../../shared/domain/incident-report.ts';
import { incidentTimeline } from '../../../../shared/domain/incident-timeline.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import type { Incident } from '../../../../shared/model/incident.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { anEvent } from '../../../support/events.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';
import { anIncident } from '../../../support/situations.ts';

/** 2026-03-08T06:50Z: ten minutes before New York puts its clocks forward. */
const opened = Date.UTC(2026, 2, 8, 6, 50);
const at = (minutes: number) => opened + minutes * minute;

function story(): readonly WatchEvent[] {
  const events: WatchEvent[] = [];
  const add = (minutes: number, kind: WatchEvent['kind'], title: string, more: Partial<WatchEvent> = {}) => {
    const id = events.length + 1;
    events.push(anEvent({ id, occurredAt: at(minutes), recordedAt: at(minutes) + 2 * second, incidentId: 'Q1', kind, title, source: 'person', actor: 'you', severity: 1, ...more }));
    return id;
  };
  add(0, 'incident.triggered', 'Quotes are down', { source: 'pagerduty', actor: null, severity: 2 });
  add(0, 'alert.shown', 'SEV-2 · Quotes are down', { source: 'watchkeeper', actor: null });
  add(4, 'incident.acknowledged', 'Acknowledged by Kim Doe', { source: 'pagerduty', actor: 'Kim Doe' });
  add(6, 'run.severity', 'SEV-1: Payments fail', { payload: { severity: 1, reason: 'Payments fail' } });
  const users = add(8, 'run.impact', 'About 50 users', { payload: { fact: 'users', amount: 50 } });
  add(9, 'run.impact', 'About $12,500 an hour', { payload: { fact: 'revenue', amount: 12_500 } });
  add(10, 'run.called', 'Called the VP Engineering', { payload: { level: 5, how: 'phone', who: 'Robin' } });
  add(12, 'run.answered', 'Robin is on it', { payload: { level: 5, answered: true } });
  add(15, 'run.update', 'Status update: Investigating', { payload: { template: 'investigation', audience: 'responders', values: { impact: 'Quotes cannot be bought online' }, nextAt: null, approver: '', unchanged: false } });
  add(18, 'note', 'Nothing in the deploy log, see <!channel> [here](javascript:alert)');
  add(20, 'run.cause', 'A migration locked the quotes table', { body: 'It waited for a backup\nthat ran long.', recordedAt: at(31) });
  add(22, 'action', 'Killed the migration');
  add(23, 'run.status', 'Monitoring', { payload: { status: 'monitoring' } });
  const wrong = add(24, 'run.finding', 'It is DNS');
  add(40, 'run.update', 'Status update: Resolved', { payload: { template: 'resolution', audience: 'responders', values: { prevention: 'Migrations check for long locks first', resolution: 'Killed it' }, nextAt: null, approver: '', unchanged: false } });
  add(41, 'incident.resolved', 'Resolved by Kim Doe', { source: 'pagerduty', actor: 'Kim Doe' });
  add(8, 'run.impact', 'About 500 users', { payload: { fact: 'users', amount: 500 }, corrects: users, recordedAt: at(30) });
  add(24, 'run.finding', 'It is DNS', { payload: { struck: true }, corrects: wrong, recordedAt: at(25) });
  return events;
}
function facts(over: Partial<Incident> = {}, events = story()): ReportFacts {
  const incident = anIncident({ id: 'Q1', number: 4711, title: 'Quotes are down', serviceName: 'Quotes', createdAt: opened, severity: 2, status: 'resolved', updatedAt: at(41), resolvedAt: at(41), ...over });
  return { incident, run: projectRun(incident, events), policy: runbookIncidents, entries: incidentTimeline(events), zone: 'America/New_York', me: 'you', person: 'Ada Byron' };
}

describe('the post-incident report', () => {
  it('is filled from the facts, and asks for what only people know', async () => {
    await expect(incidentReport(facts())).toMatchFileSnapshot('incident-report.golden.md');
  });

  it('says of each call for help what is known: answered, without an answer, or that nobody wrote it down', () => {
    const called = (minutes: number, contact: string, answered: boolean | null): WatchEvent[] => [
      anEvent({ id: 900 + minutes, occurredAt: at(minutes), incidentId: 'Q1', kind: 'run.called', title: `${contact} by phone`, payload: { level: null, contact, how: 'phone', who: '' } }),
      ...(answered === null ? [] : [anEvent({ id: 950 + minutes, occurredAt: at(minutes + 1), incidentId: 'Q1', kind: 'run.answered', title: contact, payload: { level: null, contact, answered } })]),
    ];
    const report = incidentReport(facts({}, [...story(), ...called(26, 'security', false), ...called(28, 'legal', null)]));
    expect(report).toContain('- 1 of 3 calls for help was answered.');
    expect(report).toContain('- 1 call for help without an answer.\n- Of 1 call for help nobody wrote down whether it was answered.');
  });

  it('says which levels nobody called and which update never came, and praises updates only when all were in time', () => {
    const bare = story().filter(({ kind }) => kind !== 'run.called' && kind !== 'run.answered' && kind !== 'run.update' && kind !== 'run.status');
    const neglected = incidentReport(facts({}, bare));
    expect(neglected).toMatch(/- [A-Z][^\n]* was to be called from 0\d:\d\d on; no call was written down\./);
    expect(neglected).toContain('- A status update was missing: none was given in the last 41 min.');
    const update = (minutes: number) => anEvent({ id: 800 + minutes, occurredAt: at(minutes), incidentId: 'Q1', kind: 'run.update', title: 'Status update: Investigating', payload: { template: 'investigation', audience: 'responders', values: {}, nextAt: null, approver: '', unchanged: false } });
    const diligent = incidentReport(facts({}, [...bare, update(5), update(15), update(25), update(35)]));
    expect(diligent).toContain('- 4 status updates were given, none of them late.');
    expect(diligent).not.toMatch(/came late|update was missing/);
  });

  it('of an incident of which nobody wrote anything asks for all of it', () => {
    const report = incidentReport(facts({ status: 'triggered', resolvedAt: null, source: 'drill' }, []));
    expect(report).toContain('**Demo: nothing in it is real.**');
    expect(report).toContain('| Resolved | not yet |');
    for (const title of ['Impact', 'Causes', 'What went well', 'Actions']) expect(report).toMatch(new RegExp(`## ${title}\\n\\n\\*[A-Z].*\\?\\*`));
  });

  it('lets no text from outside act', () => {
    const report = incidentReport(facts({ title: '<img src=x> | ![a](http://b) `c`\n# d', serviceName: '|x|' }));
    expect(report).not.toMatch(/(?<!\\)<img|(?<!\\)!\[a|(?<!\\)\[a|\n# d/);
    expect(report.split('\n').filter((line) => line.startsWith('| Incident')).join('').replaceAll('\\|', '').split('|')).toHaveLength(4);
  });
});

describe('the timeline as text', () => {
  it('is in the order of events, with the zone at each: summer time begins at 03:00', async () => {
    await expect(timelineMarkdown(facts())).toMatchFileSnapshot('incident-timeline.golden.md');
  });

  it('as data holds everything: what was struck out, noise, and what each entry said before', () => {
    const data = JSON.parse(timelineJson(facts()));
    expect(data.entries.map(({ title }: { title: string }) => title)).toContain('It is DNS');
    expect(data.entries.find(({ title }: { title: string }) => title === 'It is DNS')).toMatchObject({ struck: true });
    expect(data.entries.find(({ title }: { title: string }) => title === 'About 500 users')).toMatchObject({
      struck: false, occurredAt: '2026-03-08T06:58:00.000Z', localTime: '2026-03-08 01:58:00 GMT-5', payload: { amount: 500 }, earlier: [{ title: 'About 50 users' }],
    });
    expect(data.entries.find(({ kind }: { kind: string }) => kind === 'alert.shown')).toMatchObject({ noise: true });
    expect(data).toMatchObject({ zone: 'America/New_York', openedAt: '2026-03-08T06:50:00.000Z' });
  });
});

import { expect, test } from 'vitest';
import { createHandoffs, type HandoffsOptions } from '../../../../electron/services/handoffs.ts';
import { projectRun } from '../../../../shared/domain/incident-projection.ts';
import type { HandoffStatusView } from '../../../../shared/model/handoff-view.ts';
import type { Incident } from '../../../../shared/model/incident.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import { HandoffPolicySchema } from '../../../../shared/policy/handoff-policy.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { anEvent } from '../../../support/events.ts';
import { dutyView, restedDuty, worked } from '../../../support/duty-views.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';
import { handoffId } from '../../../support/kept-handoffs.ts';
import { createMemoryHandoffStore } from '../../../support/memory-handoff-store.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';
import { anIncident, incidentReport, situationOf } from '../../../support/situations.ts';

const fail = (error: unknown) => {
  throw error;
};

const noWords = { findHandoffs: async () => [] };

function play(known: Partial<HandoffsOptions> = {}, incidents: readonly Incident[] = [], acknowledged: readonly string[] = []) {
  const clock = createFakeClock();
  const journal = createMemoryJournal();
  const notifier = createFakeNotifier();
  const told: HandoffStatusView[] = [];
  const lines: string[] = [];
  let ids = 0;
  let shown = 0;
  const store = createMemoryHandoffStore();
  const meta = createMemoryMetaStore();
  const isOpen = ({ status, elsewhere }: Incident) => status !== 'resolved' && elsewhere !== true;
  const options: HandoffsOptions = {
    clock, store, journal, notifier, meta, me: 'you', report: fail, newId: () => handoffId((ids += 1)), announce: (line) => void lines.push(line), show: () => void (shown += 1), publish: (status) => void told.push(status),
    person: () => ({ id: null, name: 'Kim Doe' }), myself: () => ({ name: 'you', userId: 'UME' }), zone: () => 'Europe/Berlin', policy: () => runbookIncidents, handoffPolicy: () => HandoffPolicySchema.parse({}),
    limits: () => ({ usual: { continuousMinutes: 720 } }) as ReturnType<HandoffsOptions['limits']>,
    archive: { ...store, shiftFacts: async () => ({ events: [], resolved: [], said: [] }) }, facts: { acknowledgedBy: () => acknowledged }, incidents: { event: () => null },
    open: () => incidents.filter(isOpen).map((incident) => ({ incident, events: [] as readonly WatchEvent[], policy: runbookIncidents, run: projectRun(incident, []), standing: null as never })),
    incident: (id) => incidents.find((one) => one.id === id) ?? null,
    due: () => [], situations: () => [], silences: () => [], maintenance: () => [], checks: () => [], sources: () => [], blind: async () => [],
    duty: { view: () => restedDuty(clock.now()), list: () => ({ from: 0, entries: [], absences: [], emergencies: [] }) },
    rota: () => ({ rota: null, shifts: [], self: null }), own: () => ({ source: 'local', asOf: null, shifts: [{ seat: 'primary', from: fakeStart - hour, to: fakeStart + 2 * hour }] }), ...known,
  };
  const handoffs = createHandoffs(options);
  return { clock, journal, notifier, told, lines, store, meta, handoffs, options, shown: () => shown };
}

test('half an hour before the shift ends it is said once, quietly, and leads to the handoff; a restart does not say it again', async () => {
  const { clock, notifier, lines, handoffs, options, shown } = play();
  handoffs.start();
  await clock.advance(89 * minute);
  expect(notifier.handed).toEqual([]);
  await clock.advance(minute);
  expect(notifier.handed).toMatchObject([{ key: 'watchkeeper-handoff', title: 'Compile the handoff', body: 'Your shift ends at 12:00. What the data say is filled in; the rest takes a few minutes.', urgency: 'normal', sound: false, severity: null }]);
  expect(lines).toEqual(['HANDOFF Compile the handoff: the shift ends at 12:00']);
  notifier.click('watchkeeper-handoff', 'open');
  expect(shown()).toBe(1);
  await clock.advance(5 * minute);
  createHandoffs(options).start();
  expect(notifier.handed).toHaveLength(1);
  handoffs.stop();
});

test('the word goes when the handoff is compiled, and is not said after the boundary', async () => {
  const first = play();
  first.handoffs.start();
  await first.clock.advance(95 * minute);
  expect(first.notifier.screen.size).toBe(1);
  const { handoff: { id } } = await first.handoffs.begin({ kind: 'rotation', emergency: false });
  await first.handoffs.compile({ id });
  expect(first.notifier.screen.size).toBe(0);
  const late = play();
  await late.clock.advance(2 * hour + minute);
  late.handoffs.start();
  expect(late.notifier.handed).toEqual([]);
  expect(late.told.at(-1)?.now?.next).toMatchObject({ step: 'compile', state: 'late' });
});

test('what is due next comes an hour before it and counts on; other shifts move it at the next look', async () => {
  let to = fakeStart + 2 * hour;
  const { clock, handoffs, told } = play({ own: () => ({ source: 'pagerduty', asOf: 0, shifts: [{ seat: 'primary, Leads', from: fakeStart - hour, to }, { seat: 'secondary, Leads', from: fakeStart - hour, to: fakeStart + 20 * hour }] }) });
  handoffs.start();
  expect(handoffs.due()).toBeNull();
  await clock.advance(30 * minute);
  expect(handoffs.due()).toEqual({ words: 'Compile the handoff', dueAt: fakeStart + 90 * minute });
  to = fakeStart + 6 * hour;
  await clock.advance(2 * minute);
  handoffs.tick();
  expect(handoffs.due()).toBeNull();
  expect(told.at(-1)?.now?.shift).toEqual({ from: fakeStart - hour, until: to, source: 'on-call' });
  const before = told.length;
  handoffs.tick();
  expect(told).toHaveLength(before);
});

test('a permanent shift is no boundary; a declared one ends after twelve hours', () => {
  const { handoffs } = play({ own: () => ({ source: 'pagerduty', asOf: 0, shifts: [{ seat: 'primary', from: 0, to: Number.MAX_SAFE_INTEGER }] }), duty: { view: () => dutyView(fakeStart, { intervals: [worked(fakeStart, -1, null)], emergencies: [] }), list: () => ({ from: 0, entries: [], absences: [], emergencies: [] }) } });
  const { now } = handoffs.status();
  expect(now === null ? null : [now.shift.source, now.shift.until - now.shift.from]).toEqual(['declared', 12 * hour]);
});

test('who follows is the next primary of the rota who is somebody else', async () => {
  const people = [{ id: 'kim', name: 'Kim Doe' }, { id: 'maya', name: 'Maya Okafor' }];
  const { handoffs } = play({ rota: () => ({ self: 'kim', rota: { people } as never, shifts: [{ seat: 'secondary', person: 'kim', from: 0, to: fakeStart + 99 * hour, reason: 'rotation' }, { seat: 'primary', person: 'maya', from: fakeStart + 2 * hour, to: fakeStart + 99 * hour, reason: 'rotation' }] }) });
  expect((await handoffs.begin({ kind: 'rotation', emergency: false })).handoff.receiver).toEqual({ id: 'maya', name: 'Maya Okafor' });
});

test('what is this person’s: acknowledged in the shift or still theirs, by whichever name, with what became of it', async () => {
  const mine = { acknowledgers: [{ id: 'UME', name: 'Kim Doe' }] };
  const incidents = [
    anIncident({ id: 'Q1', status: 'resolved', severity: 2 }), anIncident({ id: 'Q2', status: 'acknowledged', ...mine, assignees: [{ id: 'UME', name: 'Kim Doe' }] }), anIncident({ id: 'Q3', status: 'acknowledged', assignees: [{ id: 'UXX', name: 'Maya' }] }),
    anIncident({ id: 'Q4', status: 'triggered' }), { ...anIncident({ id: 'Q5', status: 'acknowledged' }), elsewhere: true }, anIncident({ id: 'Q6', status: 'acknowledged', source: 'local', assignees: [] }),
  ];
  const silence = { id: 'S1', scope: { kind: 'all' }, name: 'Everything', reason: 'deploy', by: 'you', beganAt: 0, endsAt: null } as const;
  const situation = { ...situationOf(incidentReport({ id: 'Q6' })), status: 'acknowledged' as const, acknowledgedBy: 'you' };
  const { handoffs } = play({ silences: () => [silence, { ...silence, id: 'S2', by: 'Maya' }], situations: () => [situation] }, incidents, ['Q1', 'Q3', 'Q5', 'gone']);
  const { leftBehind } = await handoffs.begin({ kind: 'rotation', emergency: false });
  expect(leftBehind.map(({ refId, settled }) => `${refId} ${settled}`)).toEqual(['Q1 resolved', 'Q3 reassigned', 'Q5 reassigned', 'Q2 null', 'Q6 null', 'S1 null']);
});

test('events of a shift are asked for since it began, and the load is the worst twelve hours', async () => {
  const asked: unknown[] = [];
  const taken = ['a', 'b', 'c'].map((incidentId, place) => ({ id: incidentId, source: 'incident' as const, from: fakeStart - hour + place * minute, to: null, note: '', incidentId, history: [] }));
  const { handoffs } = play({
    archive: { ...noWords, shiftFacts: async (query) => {
      asked.push(query);
      return { events: [anEvent({ kind: 'change.logged', title: 'Deploy', payload: {} })], resolved: [], said: [] };
    } },
    duty: { view: () => restedDuty(fakeStart), list: () => ({ from: 0, entries: taken, absences: [], emergencies: [] }) },
  });
  const { handoff: { id } } = await handoffs.begin({ kind: 'rotation', emergency: false });
  const { handoff: { content } } = await handoffs.compile({ id });
  expect(asked[0]).toMatchObject({ from: fakeStart - hour });
  expect(content.entries.changes).toMatchObject([{ compiled: { title: 'Deploy' } }]);
  expect(content.entries.questions?.map(({ compiled }) => compiled.text)).toEqual(['Over the load budget: 3 incidents within 12 h, 2 are planned for']);
});

test('of what was resolved in the shift, what was said of its security is taken in', async () => {
  const resolved = [anIncident({ id: 'Q1', title: 'Keys leaked', status: 'resolved', resolvedAt: fakeStart - minute, severity: 1 }), anIncident({ id: 'Q2', status: 'resolved', resolvedAt: fakeStart - minute })];
  const said = [anEvent({ kind: 'run.impact', incidentId: 'Q1', payload: { fact: 'security', amount: null } })];
  const { handoffs } = play({ archive: { ...noWords, shiftFacts: async () => ({ events: [], resolved, said }) } });
  const { handoff: { id } } = await handoffs.begin({ kind: 'rotation', emergency: false });
  const { handoff: { content } } = await handoffs.compile({ id });
  expect(content.entries.security?.map(({ compiled }) => compiled.text)).toEqual(['Keys leaked, resolved: security is involved']);
});

test('whom PagerDuty has on call without an end hands over when the team’s rota says so', () => {
  const endless = { source: 'pagerduty', asOf: 0, shifts: [{ seat: 'primary, Leads', from: 0, to: Number.MAX_SAFE_INTEGER }] } as const;
  const turn = (person: string, from: number, to: number) => ({ seat: 'primary', person, from: fakeStart + from * hour, to: fakeStart + to * hour, reason: 'rotation' }) as const;
  const rota = () => ({ rota: null, shifts: [turn('kim', -160, 8), turn('asa', 8, 176)], self: 'kim' });
  const until = (known: Partial<HandoffsOptions>) => play(known).handoffs.status().now?.shift ?? null;
  expect(until({ own: () => endless, rota })).toEqual({ from: fakeStart - 160 * hour, until: fakeStart + 8 * hour, source: 'rota' });
  expect(until({ own: () => endless, rota: () => ({ ...rota(), self: null }) })).toBeNull();
  // Off call by PagerDuty is off call; and an end that it knows is the end.
  expect(until({ own: () => ({ ...endless, shifts: [] }), rota })).toBeNull();
  expect(until({ own: () => ({ ...endless, shifts: [...endless.shifts, { seat: 'primary', from: fakeStart - hour, to: fakeStart + 2 * hour }] }), rota })).toMatchObject({ until: fakeStart + 2 * hour, source: 'on-call' });
});

test('a seat that is held now ends when it ends, also where a primary shift is to come; without one of one’s own, where the team changes over', () => {
  const held = { seat: 'secondary', from: fakeStart - hour, to: fakeStart + 3 * hour };
  const { handoffs } = play({ own: () => ({ source: 'local', asOf: null, shifts: [held, { seat: 'primary', from: fakeStart + 90 * hour, to: fakeStart + 258 * hour }] }) });
  expect(handoffs.status().now?.shift).toEqual({ from: held.from, until: held.to, source: 'rota' });
  // Of two people who take turns each is in one seat or the other all the time.
  const turns = [0, 1, 2, 3].map((week) => ({ seat: week % 2 === 0 ? 'secondary' : 'primary', from: fakeStart + (week * 168 - 1) * hour, to: fakeStart + (week * 168 + 167) * hour }));
  expect(play({ own: () => ({ source: 'local', asOf: null, shifts: turns }) }).handoffs.status().now?.shift).toEqual({ from: fakeStart - hour, until: fakeStart + 167 * hour, source: 'rota' });
  // Whoever was primary until a moment ago still has that handoff to finish.
  const turned = turns.map((shift) => ({ ...shift, seat: shift.seat === 'primary' ? 'secondary' : 'primary', from: shift.from - 168 * hour + 50 * minute, to: shift.to - 168 * hour + 50 * minute }));
  expect(play({ own: () => ({ source: 'local', asOf: null, shifts: turned }) }).handoffs.status().now).toMatchObject({ shift: { until: fakeStart - 10 * minute }, next: { step: 'compile', state: 'late' } });
  const declared = play({
    own: () => ({ source: 'local', asOf: null, shifts: [] }), duty: { view: () => dutyView(fakeStart, { intervals: [worked(fakeStart, -1, null)], emergencies: [] }), list: () => ({ from: 0, entries: [], absences: [], emergencies: [] }) },
    rota: () => ({ rota: null, self: null, shifts: [{ seat: 'primary', person: 'maya', from: fakeStart - 13 * hour, to: fakeStart + 11 * hour - minute, reason: 'rotation' }] }),
  });
  expect(declared.handoffs.status().now?.shift.until).toBe(fakeStart + 11 * hour - minute);
});

test('a window that cannot be told keeps nobody from being told that the shift ends', async () => {
  const reported: unknown[] = [];
  const { clock, notifier, handoffs } = play({
    report: (error) => void reported.push(error),
    publish: () => {
      throw new Error('The window is gone.');
    },
  });
  handoffs.start();
  await clock.advance(90 * minute);
  expect(notifier.handed).toMatchObject([{ title: 'Compile the handoff' }]);
  expect(reported.length).toBeGreaterThan(0);
});

import { describe, expect, it } from 'vitest';
import { createCoverDesk, type CoverDeskOptions } from '../../../../electron/services/cover-desk.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import { CoverBeginSchema, type Cover } from '../../../../shared/model/cover.ts';
import { hour } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';
import { createMemoryFactStore } from '../../../support/memory-fact-store.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { anIncident, incidentReport, situationOf } from '../../../support/situations.ts';

type Asked = Parameters<CoverDeskOptions['ask']>[0];

function bench(more: Partial<CoverDeskOptions> = {}) {
  const clock = createFakeClock();
  const journal = createMemoryJournal();
  const asked: Asked[] = [];
  const approved: unknown[] = [];
  const posted: (readonly [string, string])[] = [];
  const told: (Cover | null)[] = [];
  const ada = [{ id: 'ADA', name: 'Ada' }];
  const options: CoverDeskOptions = {
    clock, journal, facts: createMemoryFactStore(() => journal.events), myself: () => ({ name: 'you', userId: 'ADA' }), policy: () => runbookIncidents,
    known: () => ({ situations: [situationOf(incidentReport({ status: 'acknowledged', acknowledgers: ada }))], due: [], silences: [], sources: [], zone: 'UTC' }),
    pageOf: () => {
      throw new Refusal({ code: 'not-found', message: 'This incident is not known here.' });
    },
    incidents: () => [
      anIncident({ id: 'P1', status: 'acknowledged', acknowledgers: ada }), anIncident({ id: 'P2', status: 'acknowledged', acknowledgers: [{ id: 'BOB', name: 'Bob' }] }),
      anIncident({ id: 'P3', acknowledgers: ada }), anIncident({ id: 'L1', source: 'local', status: 'acknowledged', acknowledgers: ada }),
    ],
    ask: (request) => {
      if (request.incidentId === 'P9') throw new Refusal({ code: 'not-found', message: 'This incident is not open here any more. Nothing was sent.' });
      asked.push(request);
      return { id: 'x', incidentId: request.incidentId, action: request.action, actorId: 'ADA', seen: null, createdAt: 0, expiresAt: 1, heldUntil: null, turn: 1, state: 'queued', attempts: 0, firstSentAt: null, lastSentAt: null, insisted: false, message: '', question: null, resultId: null, endedAt: null };
    },
    schedules: () => [{ id: 'SCHED', name: 'Weekly primary', kind: 'layers', url: null, until: clock.now() + 3 * hour, others: [{ userId: 'BOB', name: 'Bob' }] }],
    post: (about, text) => {
      posted.push([about.title, text]);
      return { result: 'queued', message: 'On its way to Slack #incidents.' };
    },
    beginEmergency: (said) => {
      approved.push(said);
      return { result: 'done', message: 'Emergency rules hold now.' };
    },
    publish: (cover) => void told.push(cover), report: (error) => { throw error; }, ...more,
  };
  return { clock, journal, asked, approved, told, posted, options, desk: createCoverDesk(options) };
}
const said = (part: object) => CoverBeginSchema.parse({ name: 'Bob', brief: 'All of it', ...part });

describe('"I cannot continue"', () => {
  it('has the brief written, names the team’s people once each, and offers what the person acknowledged', () => {
    const draft = bench().desk.draft();
    expect(draft.brief).toContain('Open: 1');
    expect(draft.people.map(({ name }) => name).slice(0, 3)).toEqual(['Bob', 'Primary on-call', 'Secondary on-call']);
    expect(draft.people[0]).toEqual({ name: 'Bob', how: 'PagerDuty: Weekly primary', userId: 'BOB' });
    expect(draft.open).toEqual(['SEV-2 Checkout answers 500']);
    expect(new Set(draft.people.map(({ name }) => name)).size).toBe(draft.people.length);
    expect(draft.incidents.map(({ id }) => id)).toEqual(['P1']);
  });

  it('does nothing that was not named: the record alone', () => {
    const { desk, journal, asked, approved, told, clock } = bench();
    expect(desk.begin(said({}))).toEqual({ result: 'done', message: 'It is on record that Bob covers. Watchkeeper tells nobody by itself: send the brief.' });
    expect([asked, approved]).toEqual([[], []]);
    expect(journal.events).toMatchObject([{ kind: 'cover.changed', source: 'person', actor: 'you', title: 'Bob covers: I cannot continue', body: 'All of it', payload: { cover: 'Bob' } }]);
    expect(told).toEqual([{ name: 'Bob', since: clock.now(), incidentIds: [], scheduleIds: [], noticeId: null }]);
  });

  it('hands over what was named when the rules cannot begin, and says that they do not hold', () => {
    const { desk, asked } = bench({
      beginEmergency: () => {
        throw new Refusal({ code: 'unavailable', message: 'The data file takes nothing at the moment.' });
      },
    });
    expect(desk.begin(said({ userId: 'BOB', incidentIds: ['P1'], approver: 'Maya' }))).toEqual({
      result: 'failed', message: 'It is on record that Bob covers. One incident is on the way to them in PagerDuty. Send the brief, too. Emergency rules were not begun: The data file takes nothing at the moment.',
    });
    expect(asked).toHaveLength(1);
  });

  it('reassigns what was ticked, begins the rules that were approved, and says what could not be done', () => {
    const { desk, asked, approved } = bench();
    expect(desk.begin(said({ userId: 'BOB', incidentIds: ['P1', 'P9'], approver: 'Maya' }))).toEqual({
      result: 'failed', message: 'It is on record that Bob covers. One incident is on the way to them in PagerDuty. Send the brief, too. 1 could not be reassigned: This incident is not open here any more. Nothing was sent. Emergency rules hold now.',
    });
    expect(asked).toEqual([{ incidentId: 'P1', action: { kind: 'reassign', userIds: ['BOB'] }, seen: null }]);
    expect(approved).toEqual([{ approver: 'Maya', reason: 'Cover by Bob' }]);
    expect(CoverBeginSchema.safeParse({ name: 'Bob', brief: '', incidentIds: ['P1'] }).success).toBe(false);
  });

  it('puts the override of each schedule in the outbox and posts the notice, and claims neither', () => {
    const { desk, asked, posted, journal, clock } = bench();
    const until = clock.now() + 3 * hour;
    expect(desk.begin(said({ userId: 'BOB', overrides: [{ scheduleId: 'SCHED', until }], notice: 'Bob has the watch <!channel>' }))).toEqual({
      result: 'done', message: 'It is on record that Bob covers. The override is on the way: it counts once PagerDuty shows it. On its way to Slack #incidents.',
    });
    expect(asked).toEqual([{ incidentId: null, action: { kind: 'override', scheduleId: 'SCHED', scheduleName: 'Weekly primary', userId: 'BOB', userName: 'Bob', from: clock.now(), to: until }, seen: null }]);
    // Nobody is pinged by what stands in a title.
    expect(posted).toEqual([['Cover notice', 'Bob has the watch &lt;!channel&gt;']]);
    expect(desk.status()).toMatchObject({ scheduleIds: ['SCHED'], noticeId: `cover-${clock.now()}` });
    expect(journal.events[0]?.payload).toMatchObject({ schedules: ['SCHED'], notice: `cover-${clock.now()}` });
    expect(CoverBeginSchema.safeParse({ name: 'Bob', brief: '', overrides: [{ scheduleId: 'SCHED', until }] }).success).toBe(false);
  });

  it('says what could not be posted or overridden, and keeps the record', () => {
    const { desk } = bench({
      post: () => ({ result: 'failed', message: 'Slack is not connected.' }),
      ask: () => {
        throw new Refusal({ code: 'invalid-input', message: 'The override would have ended already.' });
      },
    });
    expect(desk.begin(said({ userId: 'BOB', overrides: [{ scheduleId: 'SCHED', until: 1 }], notice: 'Help' }))).toEqual({
      result: 'failed', message: 'It is on record that Bob covers. Watchkeeper tells nobody by itself: send the brief. 1 could not be overridden: The override would have ended already. Slack is not connected.',
    });
    expect(desk.status()?.name).toBe('Bob');
  });

  it('posts a request for cover as it was on screen', () => {
    const { desk, posted } = bench();
    expect(desk.ask('Who can cover Tue 09:00 to 12:00?').result).toBe('queued');
    expect(posted).toEqual([['Cover request', 'Who can cover Tue 09:00 to 12:00?']]);
  });

  it('is remembered by the next run until the person is back', async () => {
    const { desk, options, clock } = bench();
    desk.begin(said({}));
    await clock.advance(2 * hour);
    const next = createCoverDesk(options);
    expect(next.status()).toEqual({ name: 'Bob', since: clock.now() - 2 * hour, incidentIds: [], scheduleIds: [], noticeId: null });
    expect(next.end()).toMatchObject({ result: 'done' });
    expect(next.end()).toMatchObject({ result: 'nothing-to-do' });
    expect(createCoverDesk(options).status()).toBeNull();
  });

  it('hands nothing over that cannot be written down', () => {
    const { desk, asked, approved, told } = bench({ journal: { append: () => [] } });
    expect(() => desk.begin(said({ userId: 'BOB', incidentIds: ['P1'], approver: 'Maya' }))).toThrow('Nothing was handed over');
    expect([asked, approved, told, desk.status()]).toEqual([[], [], [], null]);
  });
});

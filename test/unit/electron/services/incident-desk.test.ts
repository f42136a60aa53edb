import { describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/database/store.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';
import { openIncidentMachine, startIncidentMachine } from '../../../support/incident-machine.ts';

const status = (word: 'investigating' | 'mitigating' | 'monitoring' | 'resolved') => ({ kind: 'run.status', status: word }) as const;
const impact = (fact: 'users' | 'several-high', amount: number) => ({ kind: 'run.impact', fact, amount }) as const;

describe('what the sources report', () => {
  it('reaches the situations, and the person, when nothing about incidents can be read', async () => {
    const clock = createFakeClock();
    const stores = openStore({ path: ':memory:', clock });
    const broken = () => {
      throw new Error('The data file is being repaired.');
    };
    const machine = startIncidentMachine({ clock, stores: { ...stores, incidents: { ...stores.incidents, find: broken, events: broken, pinned: broken } } });
    machine.reports({ id: 'Q1', severity: 1 });
    await clock.advance(second);
    expect(machine.problems).toContainEqual(new Error('The data file is being repaired.'));
    expect(machine.situations.list()).toMatchObject([{ id: 'incident-Q1', status: 'triggered' }]);
    expect(machine.screen.handed).toHaveLength(1);
  });
});

describe('what a person says', () => {
  it('is on disk when it answers: when it happened and when it was logged, apart', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 2 });
    await clock.advance(20 * minute);
    const event = machine.say('Q1', { kind: 'run.finding' }, 'The pool is exhausted', start + 12 * minute, 'seen in the dashboard');
    expect(event).toMatchObject({ occurredAt: start + 12 * minute, recordedAt: start + 20 * minute, actor: 'you', source: 'person', incidentId: 'Q1', situationId: 'incident-Q1', severity: 2 });
    expect(machine.events('Q1').at(-1)).toEqual(event);
    expect(machine.page('Q1').run).toMatchObject({ engagedAt: start + 12 * minute, progress: [start + 12 * minute] });
  });

  it('is refused for a time that has not come, and for an incident that nobody knows', () => {
    const { machine } = openIncidentMachine();
    machine.reports({ id: 'Q1' });
    expect(() => machine.say('Q1', { kind: 'note' }, 'later', start + 2 * minute)).toThrow(Refusal);
    expect(() => machine.say('nope', { kind: 'note' })).toThrow('not known here');
  });

  it('is corrected by a further event: the newest wording stands, what it said before is kept', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1' });
    const first = machine.say('Q1', impact('users', 50), 'About 50 users');
    await clock.advance(minute);
    machine.desk.calls.correct({ eventId: first.id, entry: impact('users', 500), title: 'About 500 users', body: '', occurredAt: start, struck: false });
    machine.desk.calls.correct({ eventId: first.id, entry: null, title: 'Some 500 users', body: '', occurredAt: start + 5 * second, struck: false });
    const entry = machine.page('Q1').timeline.entries.find(({ event }) => event.id === first.id);
    expect(entry).toMatchObject({ event: { title: 'Some 500 users', occurredAt: start + 5 * second, recordedAt: start, payload: { amount: 500 } }, struck: false, editable: true });
    expect(entry?.earlier.map(({ title }) => title)).toEqual(['About 50 users', 'About 500 users']);
    expect(machine.page('Q1').run.impact).toEqual([{ fact: 'users', amount: 500, at: start + 5 * second, by: 'you' }]);
  });

  it('that was struck out stays on record, counts no more, and cannot be corrected again', () => {
    const { machine } = openIncidentMachine();
    machine.reports({ id: 'Q1' });
    const cause = machine.say('Q1', { kind: 'run.cause' }, 'DNS');
    machine.desk.calls.correct({ eventId: cause.id, entry: null, title: 'DNS', body: '', occurredAt: start, struck: true });
    expect(machine.page('Q1').run.causeKnownAt).toBeNull();
    expect(machine.page('Q1').timeline.entries).toContainEqual(expect.objectContaining({ struck: true, event: expect.objectContaining({ id: cause.id }) }));
    expect(() => machine.desk.calls.correct({ eventId: cause.id, entry: null, title: 'x', body: '', occurredAt: start, struck: false })).toThrow('struck out already');
  });

  it('cannot be corrected when the source or the program wrote it', () => {
    const { machine } = openIncidentMachine();
    machine.reports({ id: 'Q1' });
    machine.logs('Q1', 'incident.acknowledged');
    const log = machine.events('Q1').at(-1);
    expect(() => machine.desk.calls.correct({ eventId: log?.id ?? 0, entry: null, title: 'x', body: '', occurredAt: start, struck: true })).toThrow('Only what a person wrote');
  });

  it('is taken back step by step, the last first; resolving is undone without opening anything', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 1 });
    for (const word of ['mitigating', 'monitoring', 'resolved'] as const) {
      await clock.advance(minute);
      machine.say('Q1', status(word), word);
    }
    machine.say('Q1', { kind: 'run.step', list: 'sev-1', step: 'assess', done: true }, 'Ticked');
    expect(machine.page('Q1').undo?.words).toBe('Step ticked: Ticked');
    expect(machine.desk.calls.undo('Q1').result).toBe('done');
    expect(machine.page('Q1').steps[0]?.steps.every(({ done }) => !done)).toBe(true);
    expect(machine.page('Q1').status.word).toBe('resolved');
    machine.desk.calls.undo('Q1');
    expect(machine.page('Q1').status).toEqual({ word: 'monitoring', since: start + 2 * minute });
    machine.desk.calls.undo('Q1');
    machine.desk.calls.undo('Q1');
    expect(machine.page('Q1').status.word).toBe('investigating');
    expect(machine.desk.calls.undo('Q1').result).toBe('nothing-to-do');
    expect(machine.stores.incidents.find('Q1')?.status).toBe('triggered');
  });
});

describe('acknowledging', () => {
  const isDone = (machine: ReturnType<typeof openIncidentMachine>['machine']) => machine.page('Q1').steps.flatMap(({ list, steps }) => steps.filter(({ doneBy }) => doneBy === 'acknowledging').map(({ done }) => [list, done]));
  const confirmed = { kind: 'action', source: 'person', incidentId: 'Q1', title: 'Acknowledgement went through', payload: { outboxId: 'O1', kind: 'acknowledge', state: 'done', attempts: 1 } } as const;

  it('through the outbox ticks the step that asks for it, in each list, once PagerDuty has confirmed it', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 1 });
    const before = machine.page('Q1').untickedCount;
    machine.journal.append([{ ...confirmed, occurredAt: clock.now(), payload: { ...confirmed.payload, state: 'asking' } }]);
    expect(isDone(machine)).toEqual([['sev-1', false], ['phase-first-response', false]]);
    machine.journal.append([{ ...confirmed, occurredAt: clock.now() }]);
    expect(isDone(machine)).toEqual([['sev-1', true], ['phase-first-response', true]]);
    expect(machine.page('Q1').untickedCount).toBe(before - 1);
    // A person has the last word on a step, and no tick of theirs was made that could be taken back.
    expect(machine.page('Q1').undo).toBeNull();
    await clock.advance(second);
    machine.say('Q1', { kind: 'run.step', list: 'sev-1', step: 'acknowledge', done: false }, 'Not done after all');
    machine.logs('Q1', 'incident.acknowledged', { occurredAt: start, payload: { type: 'acknowledge_log_entry', agent: { id: 'UME' } } });
    expect(isDone(machine)).toEqual([['sev-1', false], ['phase-first-response', false]]);
  });

  it('in PagerDuty itself ticks it by the log, when it was the person; a colleague’s does not', () => {
    const { machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 2 });
    machine.logs('Q1', 'incident.acknowledged', { payload: { type: 'acknowledge_log_entry', agent: { id: 'UKIM' } } });
    expect(isDone(machine)).toEqual([['sev-2', false], ['phase-first-response', false]]);
    machine.logs('Q1', 'incident.acknowledged', { payload: { type: 'acknowledge_log_entry', agent: { id: 'UME' } } });
    expect(isDone(machine)).toEqual([['sev-2', true], ['phase-first-response', true]]);
  });

  it('is asked for where the incident is: here when it is local, in PagerDuty when it is PagerDuty’s', () => {
    const { machine } = openIncidentMachine();
    const { id } = machine.desk.calls.createLocal({ title: 'Quotes time out', severity: 1, service: '', startedAt: null });
    machine.reports({ id: 'Q1', severity: 1 });
    const asked = (incident: string) => machine.page(incident).steps.flatMap(({ steps }) => steps.filter(({ id: step }) => step === 'acknowledge').map(({ text }) => text));
    expect([asked(id), asked('Q1')]).toEqual([['Acknowledge', 'Acknowledge'], ['Acknowledge in PagerDuty', 'Acknowledge in PagerDuty']]);
  });

  it('of a local incident ticks it, and it stays ticked when the severity changes', async () => {
    const { machine } = openIncidentMachine();
    const { id } = machine.desk.calls.createLocal({ title: 'Quotes time out', severity: 3, service: '', startedAt: null });
    await machine.desk.acknowledge(id);
    machine.say(id, { kind: 'run.severity', severity: 1, reason: 'Payments fail' });
    expect(machine.page(id).steps[0]?.steps.filter(({ done }) => done).map(({ id: step }) => step)).toEqual(['acknowledge']);
  });
});

describe('severity', () => {
  it('set by a person goes before the source’s, for alerts too; deadlines count from the trigger', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 3 });
    await clock.advance(8 * minute);
    machine.say('Q1', { kind: 'run.severity', severity: 1, reason: 'Payments fail' }, 'SEV-1: Payments fail');
    expect(machine.situations.list()[0]?.severity).toBe(1);
    expect(machine.page('Q1').standing.response).toMatchObject({ dueAt: start + 5 * minute, met: false });
    await clock.advance(second);
    expect(machine.prompts('Q1')[0]).toEqual([8, 'Not acknowledged in time: 5 min were promised']);
    machine.reports({ id: 'Q1', severity: 3, createdAt: start, updatedAt: start + 9 * minute });
    expect(machine.situations.list()[0]?.severity).toBe(1);
    machine.desk.calls.undo('Q1');
    expect(machine.situations.list()[0]?.severity).toBe(3);
    expect(machine.page('Q1').severity).toBe(3);
  });

  it('after an acknowledgement that the source has not repeated yet, the acknowledgement stays', async () => {
    const { machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 3 });
    await machine.situations.acknowledge('incident-Q1', 'you');
    machine.say('Q1', { kind: 'run.severity', severity: 2, reason: 'worse' }, 'SEV-2');
    expect(machine.situations.list()[0]).toMatchObject({ severity: 2, status: 'acknowledged' });
  });
});

describe('more than one SEV-2', () => {
  it('is stated of each when it begins and when it ends; a person’s word on it holds', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 2 });
    await clock.advance(minute);
    expect(machine.page('Q1').run.impact).toEqual([]);
    machine.reports({ id: 'Q2', severity: 2 });
    machine.reports({ id: 'D1', severity: 2, source: 'drill' });
    await clock.advance(minute);
    expect(machine.page('Q1').run.impact).toMatchObject([{ fact: 'several-high', amount: 2, by: '' }]);
    expect(machine.page('D1').run.impact).toEqual([]);
    expect(machine.due().filter(({ words }) => words === 'Call Engineering manager').map(({ incidentId }) => incidentId)).toEqual(expect.arrayContaining(['Q1', 'Q2']));
    machine.say('Q2', impact('several-high', 0), 'They are one outage');
    machine.reports({ id: 'Q1', severity: 2, status: 'resolved', createdAt: start, updatedAt: clock.now(), resolvedAt: clock.now() });
    machine.reports({ id: 'Q3', severity: 2 });
    await clock.advance(minute);
    expect(machine.page('Q2').run.impact.at(-1)).toMatchObject({ amount: 0, by: 'you' });
    machine.reports({ id: 'Q3', severity: 3, createdAt: clock.now() - minute, updatedAt: clock.now() });
    await clock.advance(minute);
    expect(machine.page('Q3').run.impact.map(({ amount }) => amount)).toEqual([2, 0]);
  });
});

describe('rules', () => {
  it('are those in force when it opened; a new policy is for new incidents, also after a restart', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.reports({ id: 'Q1', severity: 1 });
    const before = machine.world.rules;
    machine.world.rules = { ...before, severities: { ...before.severities, 1: { ...before.severities[1], respondMinutes: 3 } } };
    machine.reports({ id: 'Q2', severity: 1 });
    expect(machine.page('Q1')).toMatchObject({ policyChangedSince: true, standing: { response: { dueAt: start + 5 * minute } } });
    expect(machine.page('Q2')).toMatchObject({ policyChangedSince: false, standing: { response: { dueAt: start + 3 * minute } } });
    machine.stop();
    await clock.advance(minute);
    const again = startIncidentMachine({ clock, stores: machine.stores });
    again.world.rules = machine.world.rules;
    expect(again.page('Q1')).toMatchObject({ policyChangedSince: true, standing: { response: { dueAt: start + 5 * minute } } });
    expect(again.problems).toEqual([]);
  });
});

it('what cannot be saved now is refused, kept, and there once it is saved', () => {
  const { machine } = openIncidentMachine();
  machine.reports({ id: 'Q1' });
  const { append } = machine.stores.journal;
  const held: Parameters<typeof append>[0][] = [];
  machine.stores.journal.append = (events) => {
    held.push(events);
    return [];
  };
  expect(() => machine.say('Q1', { kind: 'run.cause' }, 'DNS')).toThrow('kept in memory');
  machine.stores.journal.append = append;
  machine.desk.heard(held.flatMap((events) => append(events)));
  expect(machine.page('Q1').run.causeKnownAt).toBe(start);
});

describe('a clock that is wrong', () => {
  it('does not put off what is due: incidents are timed by their source', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.world.correction = 3 * minute;
    machine.reports({ id: 'Q1', severity: 1, createdAt: start + 3 * minute });
    await clock.advance(second);
    expect(machine.desk.due()[0]).toMatchObject({ dueAt: start + 8 * minute });
    expect(machine.desk.next()).toMatchObject({ dueAt: start + 5 * minute });
    await clock.advance(6 * minute);
    expect(machine.prompts('Q1').map(([, words]) => words)).toEqual(['Acknowledge by 04:08', 'Acknowledge by 04:08', 'Not acknowledged in time: 5 min were promised', 'Escalate now? Secondary on-call can be called']);
    const [, , third] = machine.events('Q1').filter(({ kind }) => kind === 'run.prompted');
    expect(third?.occurredAt).toBe(start + 5 * minute);
    expect(machine.say('Q1', { kind: 'note' })).toMatchObject({ occurredAt: clock.now() + 3 * minute, recordedAt: clock.now() });
    machine.reports({ id: 'Q2', severity: 1, createdAt: clock.now() + 3 * minute });
    machine.world.correction = 0;
    machine.desk.lookAnew();
    await clock.advance(5.5 * minute + second);
    expect(machine.prompts('Q2').map(([, words]) => words)).toEqual(['Acknowledge by 04:14']);
  });
});

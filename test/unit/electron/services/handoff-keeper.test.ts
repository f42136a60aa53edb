import { expect, test } from 'vitest';
import type { HandoffEdit } from '../../../../shared/model/handoff.ts';
import type { HandoffStatusView } from '../../../../shared/model/handoff-view.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createFakeHandoffs, emptyHandoffs } from '../../../support/fake-handoffs.ts';
import { editors, handoffId, keptHandoff, prose } from '../../../support/kept-handoffs.ts';
import { anIncident } from '../../../support/situations.ts';
import { projectRun } from '../../../../shared/domain/incident-projection.ts';

const incident = anIncident({ id: 'Q1', title: 'Quotes are down', status: 'acknowledged', severity: 1 });
const open = { incident, run: projectRun(incident, []), events: [], due: null };
const nextStep: HandoffEdit = { type: 'write', field: 'issues', entryId: 'compiled:incident:Q1', part: 'nextStep', text: 'Watch p95' };

function play(changes: { readonly report?: (error: unknown) => void } = {}) {
  const clock = createFakeClock();
  const world = emptyHandoffs(fakeStart);
  const told: HandoffStatusView[] = [];
  let ids = 0;
  const made = createFakeHandoffs(world, { clock, publish: (status) => void told.push(status), newId: () => handoffId((ids += 1)), ...changes });
  const { calls } = made.keeper;
  const edit = (id: string, revision: number, ...edits: readonly HandoffEdit[]) => calls.edit({ id, revision, editor: editors.one, edits: [...edits] });
  return { clock, world, told, ...made, calls, edit };
}

test('a handoff is begun for the shift that ends next, once, with the template of the team', async () => {
  const { calls, world } = play();
  world.template = { security: 'Who has root?' };
  const { handoff, compiledAt, evidenceAt } = await calls.begin({ kind: 'rotation', emergency: false });
  expect(handoff).toMatchObject({ status: 'draft', revision: 1, shiftFrom: fakeStart - 12 * hour, shiftUntil: fakeStart + hour, giver: { name: 'Kim Doe' }, receiver: { name: 'Maya Okafor' }, content: { prose: { security: 'Who has root?' } } });
  expect([compiledAt, evidenceAt]).toEqual([null, fakeStart]);
  expect((await calls.begin({ kind: 'rotation', emergency: false })).handoff.id).toBe(handoff.id);
  expect((await calls.begin({ kind: 'light', emergency: false })).handoff.id).not.toBe(handoff.id);
});

test('compiling fills in, marks the step, and says what evidence says since; what a person wrote stays', async () => {
  const { calls, world, edit, journal } = play();
  world.evidence = { ...world.evidence, sources: [{ source: 'pagerduty', condition: 'fresh', lastGoodAt: fakeStart, since: fakeStart, reason: '' }] };
  const { handoff: { id }, news } = await calls.begin({ kind: 'rotation', emergency: false });
  expect(news.map(({ field, what }) => `${field} ${what}`)).toEqual(['health new']);
  const compiled = await calls.compile({ id });
  expect(compiled).toMatchObject({ compiledAt: fakeStart, news: [], handoff: { revision: 2, steps: { compile: fakeStart } } });
  expect(compiled.handoff.content.entries.health?.[0]?.compiled.text).toBe('Green: nothing is open, and every source is in sight');
  edit(id, 2, { type: 'write', field: 'health', entryId: 'compiled:health', part: 'text', text: 'Green, but watch the queue' });
  world.evidence = { ...world.evidence, open: [open] };
  expect((await calls.open({ id })).news.map(({ field, what }) => `${field} ${what}`)).toEqual(['health changed', 'active-incidents new', 'issues new']);
  const again = await calls.compile({ id });
  expect(again.handoff.content.entries.health?.[0]).toMatchObject({ written: { text: 'Green, but watch the queue' }, compiled: { text: 'Red: 1 incident open, the worst SEV-1' }, seen: { text: 'Green: nothing is open, and every source is in sight' } });
  expect(calls.versions({ id }).map(({ why }) => why)).toEqual(['before-compile', 'before-compile', 'begun']);
  expect(journal.events.map(({ kind }) => kind)).toEqual(['handoff.compiled', 'handoff.compiled']);
});

test('an edit answers with what it meant for the quality and for what would stay behind', async () => {
  const { calls, world, edit } = play();
  world.evidence = { ...world.evidence, open: [open] };
  world.mine = { incidents: [{ id: 'Q1', title: 'Quotes are down', severity: 1, state: 'mine' }], silences: [] };
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  const compiled = await calls.compile({ id });
  expect(compiled.leftBehind).toMatchObject([{ id: 'incident:Q1', settled: null, jump: { field: 'issues', entryId: 'compiled:incident:Q1' } }]);
  const saved = edit(id, 2, nextStep);
  expect(saved).toMatchObject({ result: 'saved', revision: 3, handoff: null, undo: 'Writing in Active Issues', redo: null, leftBehind: [{ settled: 'written' }] });
  expect(saved.result === 'saved' ? saved.quality.points.find((point) => point.id === 'next-steps')?.met : null).toBe(true);
  const taken = calls.undo({ id, revision: 3, editor: editors.one });
  expect(taken).toMatchObject({ result: 'saved', handoff: { revision: 4 }, undo: null, redo: 'Writing in Active Issues', leftBehind: [{ settled: null }] });
  expect(() => calls.undo({ id, revision: 4, editor: editors.one })).toThrow('nothing to take back');
});

test('resolved, reassigned and ended things are settled without a word', async () => {
  const { calls, world } = play();
  world.mine = { incidents: [{ id: 'Q2', title: 'x', severity: 2, state: 'resolved' }, { id: 'Q3', title: 'y', severity: 3, state: 'elsewhere' }], silences: [{ id: 'S1', name: 'Checkout', reason: 'deploy' }] };
  const { handoff: { id }, leftBehind } = await calls.begin({ kind: 'rotation', emergency: false });
  expect(leftBehind.map(({ settled }) => settled)).toEqual(['resolved', 'reassigned', null]);
  world.evidence = { ...world.evidence, silences: [{ id: 'S1', scope: { kind: 'all' }, name: 'Checkout', reason: 'deploy', by: 'you', beganAt: fakeStart, endsAt: null }] };
  expect((await calls.compile({ id })).leftBehind.map(({ settled }) => settled)).toEqual(['resolved', 'reassigned', 'written']);
});

test('evidence that cannot be read is said to be unknown, and writing goes on', async () => {
  const { calls, world, edit } = play();
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  Object.defineProperty(world, 'evidence', { get: () => ({ get open() {
    throw new Error('no such table');
  } }) });
  await expect(calls.compile({ id })).rejects.toThrow('no such table');
  expect(world.store.find(id)?.handoff).toMatchObject({ revision: 1, steps: {} });
  expect(edit(id, 1, prose('x'))).toMatchObject({ result: 'saved' });
  expect(world.store.find(id)?.handoff.content.prose.questions).toBe('x');
});

test('what is given is snapshotted, stays in the archive, and is the one before the next; its quality refuses nothing', async () => {
  const { calls, journal, clock, edit } = play();
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: true });
  edit(id, 1, prose('Why is the queue long?'));
  const given = await calls.give({ id });
  expect(given.handoff).toMatchObject({ status: 'given', givenAt: fakeStart, steps: { transfer: fakeStart } });
  expect(journal.events.at(-1)).toMatchObject({ kind: 'handoff.given', title: 'Handoff given to Maya Okafor, in an emergency: 3 of 17 points met' });
  expect(calls.versions({ id })[0]).toMatchObject({ why: 'given' });
  expect(() => calls.remove({ id })).toThrow('archive');
  await expect(calls.compile({ id })).rejects.toThrow('given');
  const found = await calls.list({ text: 'queue', before: null, limit: 10 });
  expect(found).toMatchObject({ drafts: [], past: [{ id, status: 'given' }], next: null });
  await clock.advance(2 * hour);
  const next = await calls.begin({ kind: 'rotation', emergency: false });
  expect(next.handoff.previousId).toBe(id);
  expect((await calls.compile({ id: next.handoff.id })).handoff.content.entries.questions).toMatchObject([{ evidence: { kind: 'carried' }, compiled: { text: 'Why is the queue long?' } }]);
  expect(calls.difference({ id: next.handoff.id, with: 'previous' }).fields.map(({ field }) => field)).toContain('health');
});

test('what is given while the record is read for a compile stays as it was given', async () => {
  const { calls, world, journal } = play();
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  world.evidence = { ...world.evidence, open: [open] };
  const compiling = calls.compile({ id });
  await calls.give({ id });
  await expect(compiling).rejects.toThrow('given');
  expect(world.store.find(id)?.handoff).toMatchObject({ status: 'given', content: { entries: {} } });
  expect(journal.events.map(({ kind }) => kind)).toEqual(['handoff.given']);
});

test('an emergency takes the draft that is there, and says so on it', async () => {
  const { calls } = play();
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  expect((await calls.begin({ kind: 'rotation', emergency: true })).handoff).toMatchObject({ id, emergency: true });
  expect((await calls.begin({ kind: 'rotation', emergency: false })).handoff).toMatchObject({ id, emergency: true });
});

test('who begins after the hour in which the shift was handed over writes for the shift that ended, not for the next one', async () => {
  const { calls, world, clock } = play();
  const week = 168 * hour;
  world.shifts = { ...world.shifts, own: { source: 'rota', shifts: [{ from: fakeStart - 12 * hour, to: fakeStart }, { from: fakeStart + 3 * week, to: fakeStart + 4 * week }] } };
  await clock.advance(90 * minute);
  const { handoff } = await calls.begin({ kind: 'rotation', emergency: false });
  expect(handoff).toMatchObject({ shiftFrom: fakeStart - 12 * hour, shiftUntil: fakeStart });
  expect((await calls.begin({ kind: 'rotation', emergency: false })).handoff.id).toBe(handoff.id);
});

test('a handoff that comes in while the next one is being written is the one before it', async () => {
  const { calls, world } = play();
  const question = (words: string) => ({ content: { entries: {}, prose: { questions: words } }, shiftFrom: fakeStart - 100 * hour });
  world.store.write({ kept: keptHandoff({ id: handoffId(70), status: 'given', shiftUntil: fakeStart - 50 * hour, ...question('old') }), over: null });
  const { handoff: { id, previousId } } = await calls.begin({ kind: 'rotation', emergency: false });
  expect(previousId).toBe(handoffId(70));
  world.store.write({ kept: keptHandoff({ id: handoffId(71), status: 'given', received: true, shiftUntil: fakeStart - 12 * hour, ...question('new') }), over: null });
  const { handoff } = await calls.compile({ id });
  expect(handoff).toMatchObject({ previousId: handoffId(71), content: { entries: { questions: [{ compiled: { text: 'new' } }] } } });
});

test('the words of the template are carried over only with what a person made of them', async () => {
  const { calls, world, edit, clock } = play();
  world.template = { security: 'Who has root?', questions: 'What is not known?' };
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  edit(id, 1, { type: 'prose', field: 'questions', text: 'What is not known?\nWhy the queue is long.' });
  await calls.give({ id });
  await clock.advance(2 * hour);
  const { handoff } = await calls.begin({ kind: 'rotation', emergency: false });
  const compiled = await calls.compile({ id: handoff.id });
  expect(compiled.handoff.content).toMatchObject({ prose: world.template, entries: { questions: [{ compiled: { text: 'What is not known?\nWhy the queue is long.' } }] } });
  expect(compiled.handoff.content.entries.security).toBeUndefined();
  expect((await calls.open({ id: handoff.id })).news).toEqual([]);
});

test('a draft is deleted and restored', async () => {
  const { calls, told } = play();
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  calls.remove({ id });
  expect(told.at(-1)?.drafts).toEqual([]);
  calls.restore({ id });
  expect(told.at(-1)?.drafts).toMatchObject([{ id }]);
});

test('steps are ticked, late ones recorded as late, and told when they come due', async () => {
  const { calls, told, clock, keeper, journal } = play();
  keeper.start();
  expect(told.at(-1)?.now).toMatchObject({ kind: 'rotation', draftId: null, next: { step: 'compile', state: 'ahead' } });
  await clock.advance(30 * minute);
  expect(told.at(-1)?.now?.next).toMatchObject({ step: 'compile', state: 'now' });
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  expect(told.at(-1)?.now?.draftId).toBe(id);
  await clock.advance(16 * minute);
  expect(told.at(-1)?.now?.steps.map(({ state }) => state)).toEqual(['late', 'now', 'ahead', 'ahead']);
  await calls.compile({ id });
  await calls.step({ id, step: 'meet', done: true });
  expect(told.at(-1)?.now?.steps.map(({ state }) => state)).toEqual(['done-late', 'done', 'ahead', 'ahead']);
  await calls.step({ id, step: 'meet', done: false });
  expect(told.at(-1)?.now?.next).toMatchObject({ step: 'meet', state: 'now' });
  expect(journal.events.filter(({ kind }) => kind === 'handoff.step').map(({ title }) => title)).toEqual(['Handoff meeting held', 'Taken back: handoff meeting held']);
});

test('a full disk: the answer says so, the whole text is offered, and what the program does is refused in words', async () => {
  const { calls, edit, world, told, clock } = play();
  const { handoff: { id } } = await calls.begin({ kind: 'rotation', emergency: false });
  world.store.fault = 'full';
  const answer = edit(id, 1, prose('Do not lose me'));
  expect(answer).toMatchObject({ result: 'not-saved', why: 'full' });
  expect(answer.result === 'not-saved' ? answer.message : '').toMatch(/The disk is full.*kept in memory.*copy it/);
  expect(told.at(-1)?.unsaved).toMatchObject({ id, edits: 1, text: 'Questions/Concerns:\nDo not lose me' });
  await expect(calls.step({ id, step: 'meet', done: true })).rejects.toThrow('disk is full');
  await expect(calls.begin({ kind: 'light', emergency: true })).rejects.toThrow('disk is full');
  world.store.fault = null;
  await clock.advance(6_000);
  expect(told.at(-1)?.unsaved).toBeNull();
  expect(world.store.find(id)?.handoff.content.prose.questions).toBe('Do not lose me');
});

test('a change is logged with its time, corrected by another entry, and refused when it has not happened', () => {
  const { logChange, journal } = play();
  const said = { title: 'Deploy 4.2', occurredAt: fakeStart - hour, corrects: null, struck: false, impact: 'neutral' as const, rollback: 'Deploy 4.1', metric: 'p95' };
  const logged = logChange(said);
  expect(logged).toMatchObject({ kind: 'change.logged', occurredAt: fakeStart - hour, payload: { impact: 'neutral', rollback: 'Deploy 4.1', metric: 'p95' }, body: 'Rollback: Deploy 4.1\nWatch: p95' });
  expect(logChange({ ...said, occurredAt: null, corrects: logged.id, struck: true })).toMatchObject({ corrects: logged.id, occurredAt: fakeStart - hour, payload: { struck: true } });
  expect(() => logChange({ ...said, occurredAt: fakeStart + hour })).toThrow('not happened yet');
  expect(() => logChange({ ...said, corrects: 99 })).toThrow('not on record');
  expect(journal.events).toHaveLength(2);
});

test('where nobody knows when the shift ends, it bounds what is compiled on the next quarter, says that no end is known, and the draft that is being written is the one', async () => {
  const { calls, world, clock } = play();
  world.shifts = { ...world.shifts, own: { source: 'rota', shifts: [] } };
  await clock.advance(7 * minute);
  const { handoff } = await calls.begin({ kind: 'rotation', emergency: false });
  expect(handoff).toMatchObject({ shiftFrom: fakeStart + 15 * minute - 12 * hour, shiftUntil: fakeStart + 15 * minute, shiftKnown: false });
  await clock.advance(20 * minute);
  expect((await calls.begin({ kind: 'rotation', emergency: false })).handoff.id).toBe(handoff.id);
  expect(calls.status().now).toBeNull();
});

test('whoever accepted a handoff is asked to verify it a quarter after the boundary, until it is done or an hour has passed', async () => {
  const { world, keeper, calls, clock, told } = play();
  world.shifts = { ...world.shifts, own: { source: 'rota', shifts: [{ from: fakeStart, to: fakeStart + 168 * hour }] } };
  world.store.write({ kept: keptHandoff({ id: handoffId(77), received: true, status: 'accepted', shiftFrom: fakeStart - 168 * hour, shiftUntil: fakeStart, acceptedAt: fakeStart - minute }), over: null });
  keeper.start();
  expect(told.at(-1)?.now).toMatchObject({ shift: { source: 'handoff' }, draftId: handoffId(77), steps: [{ step: 'transfer', state: 'done' }, { step: 'verify', state: 'ahead' }], next: { step: 'verify', dueAt: fakeStart + 15 * minute } });
  await clock.advance(16 * minute);
  expect(told.at(-1)?.now?.next).toMatchObject({ step: 'verify', state: 'now' });
  await calls.step({ id: handoffId(77), step: 'verify', done: true });
  expect(told.at(-1)?.now).toMatchObject({ shift: { source: 'rota', until: fakeStart + 168 * hour } });
  await calls.step({ id: handoffId(77), step: 'verify', done: false });
  await clock.advance(50 * minute);
  expect(told.at(-1)?.now).toMatchObject({ shift: { source: 'rota' } });
});

test('a status that cannot be read takes nothing back: what was done is done, it is reported, and the steps go on', async () => {
  const reported: unknown[] = [];
  const { clock, told, calls, keeper, world: { store } } = play({ report: (error: unknown) => void reported.push(error) });
  const { handoff } = await calls.begin({ kind: 'rotation', emergency: false });
  const before = told.length;
  const { drafts } = store;
  const torn = new Error('database disk image is malformed');
  store.drafts = () => {
    throw torn;
  };
  expect((await calls.step({ id: handoff.id, step: 'meet', done: true })).handoff.steps.meet).toBe(fakeStart);
  expect(reported).toEqual([torn]);
  expect(told).toHaveLength(before);
  store.drafts = drafts;
  await clock.advance(hour);
  expect(told.length).toBeGreaterThan(before);
  expect(keeper.refresh()).toBe(true);
});

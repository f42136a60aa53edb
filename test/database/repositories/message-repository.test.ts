import { expect, test } from 'vitest';
import { createMessageRepository } from '../../../electron/database/repositories/message-repository.ts';
import { queueMessage } from '../../../shared/domain/message-state.ts';
import type { Message, MessageUpdate } from '../../../shared/model/message.ts';
import { minute } from '../../../shared/time/duration.ts';
import { fakeStart as start } from '../../support/fake-clock.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

const message = (id: string, over: Partial<Message> = {}): Message => ({
  ...queueMessage({ id, updateId: `u-${id}`, incidentId: 'P1', audience: 'responders', destination: { kind: 'slack', channel: '#incidents' }, format: 'slack', text: `Zeile „${id}“\n\u0000`, name: 'x', pageState: 'investigating', approver: '' }, start), ...over,
});
const update = (id: string, over: Partial<MessageUpdate> = {}): MessageUpdate => ({
  id, incidentId: 'P1', template: 'mitigation', audience: 'responders', values: { next: 'look' }, approver: '', nextAt: null, title: 't', text: 'x', status: null, loggedAt: null, ...over,
});
const over = (at: number) => ({ state: 'sent' as const, endedAt: at });

test('what is not over is loaded as it was saved, in its order; an incident has all of its own', () => {
  const { messages } = openScratchStore();
  messages.save([message('a', { state: 'maybe', lastSentAt: start + 0.5 }), message('b', over(start)), message('c', { incidentId: 'P2' })], [update('u-a')]);
  messages.save([message('a', { state: 'refused', message: 'Slack refused.' })]);
  expect(messages.open().map(({ id, state }) => `${id} ${state}`)).toEqual(['a refused', 'c queued']);
  expect(messages.ofIncident('P1')).toEqual([message('a', { state: 'refused', message: 'Slack refused.' }), message('b', over(start))]);
  expect(messages.update('u-a')).toEqual(update('u-a'));
  expect(messages.update('u-b')).toBeNull();
});

test('a write is in the file when the call returns, all of it or nothing', () => {
  const { messages, path, connection } = openScratchStore();
  messages.save([message('a')], [update('u-a')]);
  expect(createMessageRepository(lookInto(path)).open()).toEqual([message('a')]);
  connection.exec("CREATE TEMP TRIGGER broken BEFORE INSERT ON message_updates WHEN new.id = 'u-c' BEGIN SELECT RAISE(ABORT, 'no'); END");
  expect(() => messages.save([message('b')], [update('u-c')])).toThrow('no');
  expect(messages.open()).toEqual([message('a')]);
});

test('what stands on the timeline is not unlogged any more', () => {
  const { messages } = openScratchStore();
  messages.save([], [update('u-a'), update('u-b')]);
  messages.save([], [update('u-a', { loggedAt: start })]);
  expect(messages.unlogged()).toEqual([update('u-b')]);
});

test('only what was over long ago is forgotten, with what was said', () => {
  const { messages } = openScratchStore();
  messages.save([message('open'), message('old', over(start - minute)), message('new', over(start))], [update('u-open'), update('u-old'), update('u-new')]);
  expect(messages.forget(start)).toBe(1);
  expect(messages.ofIncident('P1').map(({ id }) => id)).toEqual(['open', 'new']);
  expect([messages.update('u-old'), messages.update('u-new')?.id]).toEqual([null, 'u-new']);
});

test('a form is kept for each incident, replaced and taken away', () => {
  const { messages, path } = openScratchStore();
  const form = { template: 'mitigation', values: { next: '„look“\n' }, approver: 'Kim' };
  messages.saveForm('P1', { ...form, approver: '' }, start);
  messages.saveForm('P1', form, start + 1.5);
  expect(createMessageRepository(lookInto(path)).form('P1')).toEqual(form);
  messages.saveForm('P1', null, start);
  expect(messages.form('P1')).toBeNull();
});

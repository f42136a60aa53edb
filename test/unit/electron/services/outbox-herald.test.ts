import { expect, it } from 'vitest';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createOutboxHerald, type Subject } from '../../../../electron/services/outbox-herald.ts';
import { asking, ended } from '../../../../shared/domain/outbox-change.ts';
import { ask } from '../../../../shared/domain/outbox-decision.ts';
import type { OutboxItem } from '../../../../shared/model/outbox.ts';
import { second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { aRow } from '../../../support/outbox-facts.ts';

const question = ask('taken', null, 'Ann acknowledged it already.', ['Take it over', 'Leave it with Ann']);
const rowOf = (id: string): OutboxItem => asking(aRow({ kind: 'acknowledge' }, { id }), question);

function setUp(subject: Subject | null) {
  const clock = createFakeClock();
  const notifier = createFakeNotifier();
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const opened: string[] = [];
  const herald = createOutboxHerald({ notices, notifier, subjectOf: () => subject, sounds: () => true, open: () => opened.push('outbox'), report: () => {} });
  const show = (...pending: readonly OutboxItem[]) => herald.take({ pending, ended: [], hold: null });
  return { clock, notifier, notices, opened, show, herald };
}

it('keeps a question on every screen until it is answered', async () => {
  const { clock, notices, notifier, show } = setUp({ title: 'Checkout is slow', severity: 3 });
  show(rowOf('a'));
  const [notice] = notices.list();
  expect(notice).toMatchObject({ id: 'outbox', level: 'warning', dismissible: false, title: 'Your acknowledgement needs an answer.', detail: 'Checkout is slow: Ann acknowledged it already.' });
  await clock.advance(1000);
  show(rowOf('a'));
  expect(notices.list()).toEqual([notice]);
  show(rowOf('a'), rowOf('b'));
  expect(notices.list()).toMatchObject([{ title: '2 of your actions need an answer.' }]);
  show();
  expect(notices.list()).toEqual([]);
  expect(notifier.handed).toEqual([]);
});

it('notifies once about a SEV-1 or SEV-2, opens the questions when it is pressed, and withdraws it with the answer', async () => {
  const { clock, notifier, opened, show } = setUp({ title: 'Checkout is down', severity: 1 });
  show(rowOf('a'));
  show(rowOf('a'));
  expect(notifier.handed).toMatchObject([{ key: 'outbox a', title: 'SEV-1 Checkout is down: your acknowledgement needs an answer', body: 'Ann acknowledged it already.', urgency: 'critical', actions: ['open'], severity: 1 }]);
  await clock.settle();
  expect([...notifier.screen.keys()]).toEqual(['outbox a']);
  notifier.click('some situation', 'open');
  expect(opened).toEqual([]);
  show();
  expect([...notifier.screen.keys()]).toEqual([]);
  show(rowOf('b'));
  await clock.settle();
  notifier.click('outbox b', 'open');
  expect(opened).toEqual(['outbox']);
});

it('tells of what waited and came to nothing, once, and not of what went well, was taken back or ended at once', () => {
  const { herald, notices } = setUp({ title: 'Checkout is slow', severity: 3 });
  const row = aRow({ kind: 'acknowledge' }, { id: 'a' });
  const endings = [
    ended({ ...row, id: 'dropped' }, 'dropped', 'It was resolved in the meantime.', row.createdAt + 60 * second),
    ended({ ...row, id: 'refused' }, 'refused', 'PagerDuty refused: no.', row.createdAt + 60 * second),
    ended({ ...row, id: 'done' }, 'done', 'Acknowledged.', row.createdAt + 60 * second),
    ended({ ...row, id: 'undone' }, 'undone', 'You took it back.', row.createdAt + 60 * second),
    ended({ ...row, id: 'quick' }, 'refused', 'PagerDuty refused: no.', row.createdAt + second),
  ];
  const earlier = ended({ ...row, id: 'earlier' }, 'refused', 'In the last run.', row.createdAt + 60 * second);
  herald.take({ pending: endings.map(({ id }) => ({ ...row, id })), ended: [earlier], hold: null });
  herald.take({ pending: [], ended: [earlier, ...endings], hold: null });
  const told = () => notices.list().map(({ id, level, title, detail, dismissible }) => [id, level, title, detail, dismissible]);
  expect(told()).toEqual([
    ['outbox refused', 'warning', 'Your acknowledgement was not sent.', 'Checkout is slow: PagerDuty refused: no.', true],
    ['outbox dropped', 'info', 'Your acknowledgement was not sent.', 'Checkout is slow: It was resolved in the meantime.', true],
  ]);
  notices.dismiss('outbox refused');
  herald.take({ pending: [], ended: [earlier, ...endings], hold: null });
  expect(told()).toHaveLength(1);
});

it('says at once and on every screen that an override was not taken', async () => {
  const { clock, notices, notifier, opened, herald } = setUp(null);
  const action = { kind: 'override', scheduleId: 'S', scheduleName: 'Weekly primary', userId: 'PMAYA', userName: 'Maya', from: 0, to: clock.now() + 3600 * second } as const;
  const row = { ...aRow(action, { id: 'o' }), incidentId: null };
  herald.take({ pending: [row], ended: [], hold: null });
  herald.take({ pending: [], ended: [ended(row, 'refused', 'PagerDuty refused: User Not Found.', clock.now())], hold: null });
  expect(notices.list()).toMatchObject([{ level: 'error', title: 'PagerDuty did not take the override: Maya in Weekly primary', detail: 'PagerDuty refused: User Not Found. PagerDuty pages whoever it did before.' }]);
  await clock.settle();
  notifier.click('outbox o', 'open');
  expect(opened).toEqual(['outbox']);
});

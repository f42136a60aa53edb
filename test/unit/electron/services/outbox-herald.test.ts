import { expect, it } from 'vitest';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createOutboxHerald, type Subject } from '../../../../electron/services/outbox-herald.ts';
import { asking } from '../../../../shared/domain/outbox-change.ts';
import { ask } from '../../../../shared/domain/outbox-decision.ts';
import type { OutboxItem } from '../../../../shared/model/outbox.ts';
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
  return { clock, notifier, notices, opened, show };
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

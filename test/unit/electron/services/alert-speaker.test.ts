import { expect, test } from 'vitest';
import { createAlertProof } from '../../../../electron/services/alert-proof.ts';
import { createAlertSpeaker, type Speech } from '../../../../electron/services/alert-speaker.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

const subject = { key: 'incident-P1', situationId: 'incident-P1', drill: false };
const speech: Speech = {
  step: 'show', sound: true,
  content: { title: 'SEV-2 Quotes time out', body: '', severity: 2, urgency: 'critical', actions: ['acknowledge', 'open'] },
  memory: { situationId: 'incident-P1', status: 'triggered', severity: 2, title: 'SEV-2 Quotes time out', body: '', shownAt: 0, soundAt: 0 },
};

function setUp(onShown: () => void = () => {}) {
  const clock = createFakeClock();
  const notifier = createFakeNotifier();
  const journal = createMemoryJournal();
  const reported: unknown[] = [];
  const lines: string[] = [];
  const speaker = createAlertSpeaker({
    clock, notifier, journal, onShown, proof: createAlertProof({ clock, publish: () => {}, attract: () => {} }),
    announce: (line) => lines.push(line), report: (error) => reported.push(error),
  });
  const say = () => speaker.say(subject, speech, { since: clock.monotonic(), isWanted: () => true, keep: () => {} });
  return { notifier, journal, reported, lines, speaker, say };
}

test('what was shown counts as shown, even when whoever hears of it breaks', async () => {
  const { say, reported, speaker } = setUp(() => {
    throw new Error('the tally broke');
  });
  expect(await say()).toBe(true);
  expect(reported).toEqual([new Error('the tally broke')]);
  expect(speaker.owed()).toEqual([]);
});

test('what could not be shown is said once, and is owed until it can be', async () => {
  const { say, notifier, journal, lines, speaker } = setUp();
  notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'nobody there' });
  expect([await say(), await say()]).toEqual([false, false]);
  expect(lines).toEqual(['ALERT NOT SHOWN: SEV-2 Quotes time out (nobody there)']);
  expect(journal.events.map(({ kind }) => kind)).toEqual(['alert.failed']);
  expect(speaker.owed()).toEqual(['incident-P1']);
  notifier.answer = () => ({ shown: true, carrier: 'fake', detail: '' });
  expect(await say()).toBe(true);
  expect(speaker.owed()).toEqual([]);
});

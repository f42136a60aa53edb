import { expect, test } from 'vitest';
import { createCertificateHerald } from '../../../../electron/services/certificate-herald.ts';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import type { Alert } from '../../../../electron/services/ports/notifier.ts';
import { elapsedDay, minute } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { watchEndpoints } from '../../../support/watched-endpoints.ts';

/** An endpoint whose certificate ends in `days`, watched by the whole machinery on a fake clock. */
function watch(days: number) {
  const clock = createFakeClock(Date.UTC(2026, 2, 2, 9));
  const shown: Alert[] = [];
  const withdrawn: string[] = [];
  const lines: string[] = [];
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const herald = createCertificateHerald({
    notices,
    notifier: {
      show: (alert) => {
        shown.push(alert);
        return Promise.resolve({ shown: true, carrier: 'test', detail: '' });
      },
      withdraw: (key) => withdrawn.push(key),
    },
    announce: (line) => lines.push(line),
    report: (error) => {
      throw error;
    },
  });
  const watched = watchEndpoints([checkOf('api', { rhythm: { intervalSeconds: 3600 } })], { clock, onReports: herald.look });
  const record = watched.store.record;
  watched.store.record = (batch) => {
    const added = record(batch);
    herald.take(added);
    return added;
  };
  const end = clock.now() + days * elapsedDay;
  watched.world.endpoints.set('api', { takes: 20, certificateExpiresAt: end });
  watched.poller.start();
  return { ...watched, clock, shown, withdrawn, lines, notices, end };
}

test('at 21, 14, 7 and 1 days, once each, in daylight, quietly (A6)', async () => {
  const { clock, shown, end } = watch(22.6);
  const said: string[] = [];
  for (let days = 0; days < 22.5 * 24; days += 1) {
    const before = shown.length;
    await clock.advance(60 * minute);
    for (const { title, urgency, sound } of shown.slice(before)) {
      said.push(`${title} ${urgency} ${sound} at ${new Date(clock.now()).getUTCHours()}, ${((end - clock.now()) / elapsedDay).toFixed(0)} d left`);
    }
  }
  expect(said).toHaveLength(4);
  expect(said.map((each) => /within (a day|\d+ days)/.exec(each)?.[1])).toEqual(['21 days', '14 days', '7 days', 'a day']);
  for (const each of said) {
    expect(each).toContain('low false');
    const at = Number(/at (\d+),/.exec(each)?.[1]);
    expect(at).toBeGreaterThanOrEqual(7);
    expect(at).toBeLessThan(22);
  }
});

test('the notice stays until there is a new certificate, over failures too, and is one for each check', async () => {
  const { clock, notices, withdrawn, world, end, lines } = watch(6);
  await clock.advance(2 * 60 * minute);
  expect(notices.list()).toMatchObject([{ id: 'certificate-api', level: 'warning', title: 'The certificate of api ends within 7 days' }]);
  expect(lines).toEqual(['NOTICE shown: The certificate of api ends within 7 days (test)']);
  world.endpoints.set('api', { takes: 20, failed: ['status'] });
  await clock.advance(3 * 60 * minute);
  expect(notices.list()).toHaveLength(1);
  world.endpoints.set('api', { takes: 20, certificateExpiresAt: end + 90 * elapsedDay });
  await clock.advance(2 * 60 * minute);
  expect(notices.list()).toEqual([]);
  expect(withdrawn).toEqual(['certificate-api']);
});

test('a check that is paused has nothing to say', async () => {
  const { clock, notices, store, poller } = watch(6);
  await clock.advance(2 * 60 * minute);
  store.save({ ...checkOf('api'), paused: true });
  poller.refresh();
  await clock.advance(minute);
  expect(notices.list()).toEqual([]);
});

import { describe, expect, it, vi } from 'vitest';
import { createPathAlarm } from '../../../../electron/services/path-alarm.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';

function setUp() {
  const notifier = createFakeNotifier();
  const [attract, open, report] = [vi.fn(), vi.fn(), vi.fn()];
  return { notifier, attract, open, report, alarm: createPathAlarm({ notifier, attract, open, report }) };
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the alarm about the alert path itself', () => {
  it('takes a notification while those work, and its click opens the window', async () => {
    const { notifier, attract, open, alarm } = setUp();
    alarm({ channel: 'notification', title: 'Alert path: tray icon failed', body: 'No panel.' });
    await settle();
    expect(notifier.handed).toEqual([expect.objectContaining({ title: 'Alert path: tray icon failed', body: 'No panel.', sound: false })]);
    expect(attract).not.toHaveBeenCalled();
    notifier.click('something-else', 'open');
    expect(open).not.toHaveBeenCalled();
    notifier.click('watchkeeper-self-test', 'open');
    expect(open).toHaveBeenCalledOnce();
  });

  it('takes the windows when notifications are what failed, or fail now', async () => {
    const { notifier, attract, alarm } = setUp();
    alarm({ channel: 'window', title: 't', body: 'b' });
    expect(notifier.handed).toEqual([]);
    expect(attract).toHaveBeenCalledOnce();
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'gone' });
    alarm({ channel: 'notification', title: 't', body: 'b' });
    await settle();
    expect(attract).toHaveBeenCalledTimes(2);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { NobodyThere, type Carrier } from '../../../../electron/adapters/notifier-carrier.ts';
import { createNotifier } from '../../../../electron/adapters/notifier.ts';
import type { Alert, AlertAction } from '../../../../electron/services/ports/notifier.ts';
import { second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const alert: Alert = { key: 'k', title: 't', body: 'b', severity: 1, urgency: 'critical', actions: ['acknowledge', 'open'], sound: true };
const never = () => new Promise<never>(() => {});

function carrier(name: string, show: () => Promise<void>, afterSilence = true) {
  const listeners: ((key: string, action: AlertAction) => void)[] = [];
  const made = {
    name, afterSilence,
    show: vi.fn(show), withdraw: vi.fn(), onAction: (hear: (key: string, action: AlertAction) => void) => void listeners.push(hear),
    look: async () => `${name} is there`,
    click: (action: AlertAction) => listeners.forEach((hear) => hear('k', action)),
  } satisfies Carrier & { click: unknown };
  return made;
}

function setUp(...carriers: readonly ReturnType<typeof carrier>[]) {
  const clock = createFakeClock();
  const play = vi.fn();
  return { clock, play, notifier: createNotifier({ clock, carriers, sound: { play } }) };
}

describe('the chain of carriers', () => {
  it('stops at the first that proves it', async () => {
    const [a, b] = [carrier('a', async () => {}), carrier('b', async () => {})];
    const { notifier, clock, play } = setUp(a, b);
    expect(await notifier.show(alert)).toEqual({ shown: true, carrier: 'a', detail: '' });
    expect(b.show).not.toHaveBeenCalled();
    expect(b.withdraw).toHaveBeenCalledExactlyOnceWith('k');
    expect(a.withdraw).not.toHaveBeenCalled();
    expect(play).toHaveBeenCalledExactlyOnceWith('urgent');
    expect(clock.armed()).toBe(0);
  });

  it('goes on at once when one refuses', async () => {
    const { notifier } = setUp(carrier('a', async () => Promise.reject(new Error('no daemon'))), carrier('b', async () => {}));
    expect(await notifier.show({ ...alert, sound: false })).toMatchObject({ carrier: 'b' });
  });

  it('goes on after 2 s when one keeps silent, and takes back what that one may still show', async () => {
    const [a, b] = [carrier('a', never), carrier('b', async () => {})];
    const { notifier, clock } = setUp(a, b);
    const showing = notifier.show(alert);
    await clock.advance(1999);
    expect(b.show).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(await showing).toMatchObject({ shown: true, carrier: 'b' });
    expect(a.withdraw).toHaveBeenCalledWith('k');
  });

  it('does not ask one that would wait for the same silent service', async () => {
    const [a, b, c] = [carrier('a', never), carrier('b', async () => {}, false), carrier('c', async () => {})];
    const { notifier, clock } = setUp(a, b, c);
    const showing = notifier.show(alert);
    await clock.advance(2 * second);
    expect(await showing).toMatchObject({ carrier: 'c' });
    expect(b.show).not.toHaveBeenCalled();
  });

  it('does not ask one that would talk to the same service, which is not there', async () => {
    const [a, b] = [carrier('a', async () => Promise.reject(new NobodyThere('no notification service is running'))), carrier('b', async () => {}, false)];
    const { notifier } = setUp(a, b);
    expect(await notifier.show(alert)).toEqual({ shown: false, carrier: 'none', detail: 'no notification service is running' });
    a.look = async () => Promise.reject(new NobodyThere('no notification service is running'));
    expect(await notifier.probe()).toMatchObject({ shown: false });
    expect(b.show).not.toHaveBeenCalled();
  });

  it('says every reason when nobody could, and makes no sound', async () => {
    const { notifier, clock, play } = setUp(carrier('a', async () => Promise.reject(new Error('no daemon'))), carrier('b', never));
    const showing = notifier.show(alert);
    await clock.advance(2 * second);
    expect(await showing).toEqual({ shown: false, carrier: 'none', detail: 'a: no daemon; b: no answer within 2 s' });
    expect(play).not.toHaveBeenCalled();
  });

  it('hears clicks from every carrier, withdraws from every carrier, plays gently what is not critical', async () => {
    const [a, b] = [carrier('a', async () => {}), carrier('b', async () => {})];
    const { notifier, play } = setUp(a, b);
    const heard: string[] = [];
    notifier.onAction((key, action) => heard.push(`${key} ${action}`));
    a.click('open');
    b.click('acknowledge');
    expect(heard).toEqual(['k open', 'k acknowledge']);
    notifier.withdraw('k');
    expect([a.withdraw, b.withdraw].map((withdraw) => withdraw.mock.calls)).toEqual([[['k']], [['k']]]);
    await notifier.show({ ...alert, urgency: 'normal' });
    await notifier.show({ ...alert, sound: false });
    expect(play.mock.calls).toEqual([['gentle']]);
    expect(await notifier.probe()).toEqual({ shown: true, carrier: 'a', detail: 'a is there' });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesktopCarrier } from '../../../../electron/adapters/notifier-desktop.ts';
import { createSessionBus, type SessionBus } from '../../../../electron/adapters/session-bus.ts';
import type { Alert } from '../../../../electron/services/ports/notifier.ts';
import { hasBus, startBus, startDesktopService, type FakeDesktopService } from '../../../support/fake-desktop-service.ts';

const alert = (over: Partial<Alert> = {}): Alert => ({
  key: 'k', title: 'SEV-1 · Checkout', body: 'answered 503', severity: 1, urgency: 'critical', actions: ['acknowledge', 'open'], sound: true, ...over,
});

describe.skipIf(!hasBus)('the desktop carrier, over a real message bus', () => {
  let bus: Awaited<ReturnType<typeof startBus>>;
  let service: FakeDesktopService;
  let session: SessionBus;
  let carrier: ReturnType<typeof createDesktopCarrier>;
  const acted = vi.fn();

  beforeEach(async () => {
    bus = await startBus();
    service = await startDesktopService(bus.address);
    session = createSessionBus({ DBUS_SESSION_BUS_ADDRESS: bus.address });
    carrier = createDesktopCarrier({ bus: session, iconFile: '/icon.png' });
    acted.mockReset();
    carrier.onAction(acted);
  });
  afterEach(async () => {
    session.close();
    await service.quit();
    await bus.stop();
  });

  it('shows what must be answered with its buttons, critical, and for as long as it takes', async () => {
    await carrier.show(alert());
    expect(service.notified).toEqual([
      {
        id: 1, replaces: 0, icon: '/icon.png', title: 'SEV-1 · Checkout', body: 'answered 503', urgency: 2, timeout: 0,
        actions: ['default', 'Open', 'acknowledge', 'Acknowledge', 'open', 'Open'],
      },
    ]);
  });

  it('lets go of what needs no answer when the desktop likes', async () => {
    await carrier.show(alert({ urgency: 'low', actions: ['open'] }));
    expect(service.notified[0]).toMatchObject({ urgency: 0, timeout: -1 });
  });

  it('escapes markup where the service renders it, and only there', async () => {
    const evil = '<a href="file:///etc/passwd">&amp;</a>';
    await carrier.show(alert({ body: evil }));
    expect(service.notified[0]?.body).toBe('&lt;a href="file:///etc/passwd"&gt;&amp;amp;&lt;/a&gt;');
    await service.quit();
    service = await startDesktopService(bus.address);
    service.capabilities = ['body'];
    await carrier.look();
    await carrier.show(alert({ body: evil }));
    expect(service.notified.at(-1)).toMatchObject({ body: evil, actions: [] });
  });

  it('updates in place, and starts anew once the person has closed it', async () => {
    await carrier.show(alert());
    await carrier.show(alert({ title: 'worse' }));
    await carrier.show(alert({ key: 'other' }));
    expect(service.notified.map(({ id, replaces }) => [id, replaces])).toEqual([[1, 0], [1, 1], [2, 0]]);
    service.dismiss(1);
    // The service answers in order: after this reply its signal has been heard.
    await carrier.look();
    await carrier.show(alert());
    expect(service.notified.at(-1)).toMatchObject({ id: 3, replaces: 0 });
  });

  it('hears the buttons, and a click on the notification itself opens', async () => {
    await carrier.show(alert());
    service.invoke(1, 'acknowledge');
    service.invoke(1, 'default');
    service.invoke(1, 'something');
    service.invoke(99, 'acknowledge');
    await carrier.look();
    expect(acted.mock.calls).toEqual([['k', 'acknowledge'], ['k', 'open']]);
  });

  it('takes back what stands there, and what is still on its way', async () => {
    await carrier.show(alert());
    carrier.withdraw('k');
    await vi.waitFor(() => expect(service.closed).toEqual([1]));
    const showing = carrier.show(alert());
    carrier.withdraw('k');
    await showing;
    await vi.waitFor(() => expect(service.closed).toEqual([1, 2]));
    carrier.withdraw('never shown');
  });

  it('lives through a restart of the service', async () => {
    await carrier.show(alert());
    await service.quit();
    await expect(carrier.show(alert())).rejects.toThrow('no notification service is running');
    service = await startDesktopService(bus.address, 50);
    await carrier.show(alert());
    expect(service.notified).toMatchObject([{ id: 50, replaces: 0 }]);
    service.invoke(50, 'acknowledge');
    await vi.waitFor(() => expect(acted).toHaveBeenCalledExactlyOnceWith('k', 'acknowledge'));
  });

  it('finds again what a run that was killed left on the screen, and takes nobody else’s for its own', async () => {
    let kept: string | null = null;
    const memory = { read: () => kept, write: (text: string) => void (kept = text) };
    const killed = createDesktopCarrier({ bus: session, iconFile: '/icon.png', memory });
    await killed.show(alert());
    await killed.show(alert({ key: 'gone' }));
    killed.withdraw('gone');

    const next = createSessionBus({ DBUS_SESSION_BUS_ADDRESS: bus.address });
    const again = createDesktopCarrier({ bus: next, iconFile: '/icon.png', memory });
    expect(await again.leftovers?.()).toEqual(['k']);
    await again.show(alert());
    expect(service.notified.at(-1)).toMatchObject({ id: 1, replaces: 1 });
    expect(await again.leftovers?.()).toEqual([]);
    await service.quit();
    service = await startDesktopService(bus.address);
    expect(await createDesktopCarrier({ bus: next, iconFile: '/icon.png', memory }).leftovers?.()).toEqual([]);
    await next.close();
  });

  it('says what it has to say before it closes', async () => {
    await carrier.show(alert());
    carrier.withdraw('k');
    await session.close();
    expect(service.closed).toEqual([1]);
  });

  it('lives through the end of the bus', async () => {
    await carrier.show(alert());
    await service.quit();
    await bus.stop();
    await expect(carrier.show(alert())).rejects.toThrow();
    await expect(carrier.look()).rejects.toThrow();
  });

  it('names the service that would show it', async () => {
    expect(await carrier.look()).toBe('fake 7 answers');
    expect(service.notified).toEqual([]);
  });
});

describe('the desktop carrier without a bus', () => {
  it('says so', async () => {
    const carrier = createDesktopCarrier({ bus: createSessionBus({}), iconFile: '' });
    await expect(carrier.show(alert())).rejects.toThrow('this session has no D-Bus');
    await expect(createDesktopCarrier({ bus: createSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' }), iconFile: '' }).show(alert())).rejects.toThrow('ENOENT');
  });
});

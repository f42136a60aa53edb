import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessionBus, type SessionBus } from '../../../../electron/adapters/session-bus.ts';
import { createTrayCheck } from '../../../../electron/adapters/tray-check.ts';
import { hasBus, startBus } from '../../../support/fake-desktop-service.ts';
import { startPanel, type FakePanel } from '../../../support/fake-panel.ts';

const watcher = { destination: 'org.kde.StatusNotifierWatcher', path: '/StatusNotifierWatcher', interface: 'org.kde.StatusNotifierWatcher' };

describe.skipIf(!hasBus)('whether the panel shows our icon, over a real message bus (faults 22)', () => {
  let bus: Awaited<ReturnType<typeof startBus>>;
  let panel: FakePanel | null;
  let session: SessionBus;
  beforeEach(async () => {
    bus = await startBus();
    panel = null;
    session = createSessionBus({ DBUS_SESSION_BUS_ADDRESS: bus.address });
  });
  afterEach(async () => {
    session.close();
    await panel?.quit();
    await bus.stop();
  });
  const register = (item: string) => session.call(watcher, 'RegisterStatusNotifierItem', 's', [item]);
  const look = (processId = process.pid) => createTrayCheck({ bus: session, processId, isThere: () => true })();

  it('no panel, a panel that does not know us, one that does', async () => {
    await expect(look()).rejects.toThrow('No panel on this desktop shows tray icons.');
    panel = await startPanel(bus.address);
    await expect(look()).rejects.toThrow('The panel does not know our icon.');
    await register('/org/ayatana/NotificationItem/watchkeeper');
    expect(await look()).toBe('The panel shows our icon.');
  });

  it('knows ours by its process, also under a name, and no stranger for ours', async () => {
    panel = await startPanel(bus.address);
    panel.items.push('org.example.Gone/StatusNotifierItem');
    await register('/StatusNotifierItem');
    await expect(look(1)).rejects.toThrow('does not know our icon');
    const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
    await session.call(daemon, 'RequestName', 'su', ['org.kde.StatusNotifierItem-7-1', 0]);
    panel.items.length = 0;
    await register('org.kde.StatusNotifierItem-7-1');
    expect(await look()).toBe('The panel shows our icon.');
  });

  it('a watcher that nobody draws for is no panel; a panel that restarts has forgotten us', async () => {
    panel = await startPanel(bus.address);
    await register('/StatusNotifierItem');
    panel.hasHost = false;
    await expect(look()).rejects.toThrow('nothing shows tray icons');
    await panel.quit();
    await expect(look()).rejects.toThrow('No panel');
    panel = await startPanel(bus.address);
    await expect(look()).rejects.toThrow('does not know our icon');
  });

  it('elsewhere there is an icon or there is none', async () => {
    expect(await createTrayCheck({ bus: null, processId: 1, isThere: () => true })()).toBe('The icon is there.');
    await expect(createTrayCheck({ bus: null, processId: 1, isThere: () => false })()).rejects.toThrow('There is no icon.');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesktopCarrier } from '../../../../electron/adapters/notifier-desktop.ts';
import { createNotificationService } from '../../../../electron/adapters/notification-service.ts';
import { createSessionBus, type SessionBus } from '../../../../electron/adapters/session-bus.ts';
import { hasBus, startBus, startDesktopService, type FakeDesktopService } from '../../../support/fake-desktop-service.ts';

describe.skipIf(!hasBus)('the notification service, over a real message bus (faults 22)', () => {
  let bus: Awaited<ReturnType<typeof startBus>>;
  let service: FakeDesktopService | null;
  let session: SessionBus;
  const heard: string[] = [];
  const report = vi.fn();

  beforeEach(async () => {
    bus = await startBus();
    service = null;
    session = createSessionBus({ DBUS_SESSION_BUS_ADDRESS: bus.address });
    heard.length = 0;
    report.mockReset();
  });
  afterEach(async () => {
    session.close();
    await service?.quit();
    await bus.stop();
  });
  async function listening() {
    const watched = createNotificationService(session, report);
    watched.onChange((what) => heard.push(what));
    // Its questions were sent: the next answer comes after theirs.
    await watched.isMuted();
    return watched;
  }

  it('is heard when it appears late, goes, and comes back', async () => {
    await listening();
    service = await startDesktopService(bus.address);
    await vi.waitFor(() => expect(heard).toEqual(['owner']));
    await service.quit();
    await vi.waitFor(() => expect(heard).toEqual(['owner', 'owner']));
    service = await startDesktopService(bus.address, 50);
    await vi.waitFor(() => expect(heard).toEqual(['owner', 'owner', 'owner']));
    expect(report).not.toHaveBeenCalled();
  });

  it('says whether it holds notifications back, and when that changes', async () => {
    service = await startDesktopService(bus.address);
    const watched = await listening();
    expect(await watched.isMuted()).toBe(false);
    service.mute(true);
    await vi.waitFor(() => expect(heard).toEqual(['muting']));
    expect(await watched.isMuted()).toBe(true);
    service.mute(false);
    await vi.waitFor(() => expect(heard).toEqual(['muting', 'muting']));
    expect(await watched.isMuted()).toBe(false);
  });

  it('that is not there is not muted, and is not asked twice by carriers that need it', async () => {
    expect(await createNotificationService(session, report).isMuted()).toBe(false);
    const carrier = createDesktopCarrier({ bus: session, iconFile: '/icon.png' });
    await expect(carrier.look()).rejects.toThrow('no notification service is running');
  });
});

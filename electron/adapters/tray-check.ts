import { getProperty, type SessionBus } from './session-bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const panels = { destination: watcher, path: '/StatusNotifierWatcher', interface: watcher };
const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

export type TrayCheckOptions = {
  /** Linux: where the panel can be asked. */
  readonly bus: SessionBus | null;
  /** The process that owns the icon. */
  readonly processId: number;
  /** Whether there is an icon at all: elsewhere nobody tells more. */
  readonly isThere: () => boolean;
};

/** Asks the panel whether it knows our icon, and shows icons at all. Resolves with words for people, rejects with the reason. */
export function createTrayCheck({ bus, processId, isThere }: TrayCheckOptions): () => Promise<string> {
  if (bus === null) {
    return async () => {
      if (!isThere()) throw new Error('There is no icon.');
      return 'The icon is there.';
    };
  }
  return askThePanel(bus, processId);
}

function askThePanel(bus: SessionBus, processId: number): () => Promise<string> {
  async function isOurs(item: string): Promise<boolean> {
    const [owner] = /^[^/@]+/.exec(item) ?? [''];
    const [found] = await bus.call(daemon, 'GetConnectionUnixProcessID', 's', [owner]).catch(() => []);
    return found === processId;
  }

  return async () => {
    const items = await getProperty(bus, panels, 'RegisteredStatusNotifierItems').catch((error: unknown) => {
      const type: unknown = error instanceof Error ? Reflect.get(error, 'type') : undefined;
      throw type === 'org.freedesktop.DBus.Error.ServiceUnknown' ? new Error('No panel on this desktop shows tray icons.') : error;
    });
    const known = Array.isArray(items) ? items.map(String) : [];
    if (!(await Promise.all(known.map(isOurs))).includes(true)) throw new Error('The panel does not know our icon.');
    if ((await getProperty(bus, panels, 'IsStatusNotifierHostRegistered')) === false) throw new Error('The icon is registered, but nothing shows tray icons.');
    return 'The panel shows our icon.';
  };
}

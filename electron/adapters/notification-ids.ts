import type { MetaStore } from '../services/ports/meta-store.ts';
import type { BusAddress, SessionBus } from './session-bus.ts';

/** Where the ids outlive the program. Neither call throws. */
export type IdMemory = { readonly read: () => string | null; readonly write: (text: string) => void };

/** Keeps them with the data. What cannot be written is only reported: a notification does not wait for the disk. */
export function idMemoryIn(meta: Pick<MetaStore, 'get' | 'set'>, report: (error: unknown) => void): IdMemory {
  return {
    read: () => meta.get('notifications.shown'),
    write: (text) => {
      try {
        meta.set('notifications.shown', text);
      } catch (error) {
        report(error);
      }
    },
  };
}

const busItself: BusAddress = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** What was kept, as far as it belongs to this very daemon: another one's ids stand for somebody else's notifications. */
function readKept(text: string | null, daemon: string): readonly (readonly [string, number])[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('daemon' in kept) || kept.daemon !== daemon || !('ids' in kept) || typeof kept.ids !== 'object' || kept.ids === null) return [];
    return Object.entries(kept.ids).flatMap(([key, id]) => (typeof id === 'number' ? [[key, id] as const] : []));
  } catch {
    return [];
  }
}

/** Which of the daemon's notifications stands for which alert, so that a program that was killed finds again what it left on the screen. */
export function createNotificationIds({ bus, service, memory }: { readonly bus: SessionBus; readonly service: string; readonly memory: IdMemory }) {
  const ids = new Map<string, number>();
  const left = new Set<string>();
  let daemon: string | null = null;
  let restored = false;

  function remember(): void {
    if (daemon !== null) memory.write(JSON.stringify({ daemon, ids: Object.fromEntries(ids) }));
  }

  return {
    /** Must have been called before the first notification. Rejects when there is no daemon. */
    async open(): Promise<void> {
      if (daemon !== null) return;
      const [[guid], [owner]] = await Promise.all([bus.call(busItself, 'GetId', '', []), bus.call(busItself, 'GetNameOwner', 's', [service])]);
      daemon = `${String(guid)} ${String(owner)}`;
      if (restored) return;
      restored = true;
      for (const [key, id] of readKept(memory.read(), daemon)) {
        ids.set(key, id);
        left.add(key);
      }
    },
    /** The keys that an earlier run left on the screen and nobody has touched since. */
    left: (): readonly string[] => [...left].filter((key) => ids.has(key)),
    idOf: (key: string): number | undefined => ids.get(key),
    keyOf: (id: unknown): string | undefined => [...ids].find(([, shown]) => shown === id)?.[0],
    set(key: string, id: number): void {
      left.delete(key);
      if (ids.get(key) === id) return;
      ids.set(key, id);
      remember();
    },
    delete(key: string): void {
      if (ids.delete(key)) remember();
    },
    /** Another daemon, or the same one anew: its ids start over. */
    clear(): void {
      ids.clear();
      daemon = null;
    },
  };
}

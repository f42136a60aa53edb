import { expect } from '@playwright/test';
import type { Variant } from '@jellybrick/dbus-next';
import { createSessionBus, type SessionBus } from '../../electron/adapters/session-bus.ts';

const watcher = { destination: 'org.kde.StatusNotifierWatcher', path: '/StatusNotifierWatcher', interface: 'org.freedesktop.DBus.Properties' };
const menuFace = 'com.canonical.dbusmenu';

type Layout = [id: number, properties: Record<string, Variant>, children: Variant[]];
export type TrayItem = { readonly id: number; readonly label: string; readonly enabled: boolean; readonly items: readonly TrayItem[] };

async function property(bus: SessionBus, destination: string, path: string, face: string, name: string): Promise<unknown> {
  const [held] = await bus.call({ destination, path, interface: 'org.freedesktop.DBus.Properties' }, 'Get', 'ss', [face, name]);
  return (held as Variant).value;
}

type Item = { readonly destination: string; readonly path: string };

const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** Where icons are registered: nowhere while there is no panel. A panel may keep the name of a program that went while it was being registered. */
async function findItems(bus: SessionBus): Promise<readonly Item[]> {
  const registered = await property(bus, watcher.destination, watcher.path, 'org.kde.StatusNotifierWatcher', 'RegisteredStatusNotifierItems').catch(() => []);
  const items = (registered as string[]).map((name) => {
    const [, destination = '', path = '/StatusNotifierItem'] = /^([^/]+)(\/.*)?$/.exec(name) ?? [];
    return { destination, path };
  });
  const there = await Promise.all(items.map(async ({ destination }) => (await bus.call(daemon, 'NameHasOwner', 's', [destination]))[0] === true));
  return items.filter((_, index) => there[index]);
}

/** Empty where the icon comes or goes at this moment. */
async function tooltipOf(bus: SessionBus, { destination, path }: Item): Promise<string> {
  const tooltip = await property(bus, destination, path, 'org.kde.StatusNotifierItem', 'ToolTip').catch(() => null);
  if (tooltip === null) return '';
  const [, , title, text] = tooltip as [string, unknown, string, string];
  return words(`${title}\n${text}`);
}

/** Words that stand between marks of direction, without the marks and the underlined letter. */
function words(label: unknown): string {
  return typeof label === 'string' ? label.replaceAll(/[\u2066-\u2069]/g, '').replaceAll('__', '_') : '';
}

function itemOf([id, properties, children]: Layout): TrayItem {
  return { id, label: words(properties['label']?.value), enabled: properties['enabled']?.value !== false, items: children.map(({ value }) => itemOf(value as Layout)) };
}

/** What the panel reads of our icon, and what happens when a person chooses from its menu: over the bus, as the panel does it. */
export function openTray(env: NodeJS.ProcessEnv) {
  const bus = createSessionBus(env);

  async function menuAddress() {
    const [item] = await findItems(bus);
    if (item === undefined) throw new Error('No icon is registered.');
    const path = String(await property(bus, item.destination, item.path, 'org.kde.StatusNotifierItem', 'Menu'));
    return { destination: item.destination, path, interface: menuFace };
  }

  async function readMenu(): Promise<readonly TrayItem[]> {
    const [, layout] = await bus.call(await menuAddress(), 'GetLayout', 'iias', [0, -1, []]);
    return itemOf(layout as Layout).items;
  }

  async function find(path: readonly string[]): Promise<number> {
    let items = await readMenu();
    let chosen: TrayItem | undefined;
    for (const label of path) {
      chosen = items.find((item) => item.label.startsWith(label));
      if (chosen === undefined) throw new Error(`The menu has no "${label}" in ${items.map((item) => item.label).join(' | ')}`);
      items = chosen.items;
    }
    return chosen?.id ?? 0;
  }

  return {
    /** Empty where the icon comes or goes at this moment. */
    menu: (): Promise<readonly TrayItem[]> => readMenu().catch(() => []),
    /** The tooltip: empty while no icon is registered. */
    async tooltip(): Promise<string> {
      const [item] = await findItems(bus);
      return item === undefined ? '' : tooltipOf(bus, item);
    },
    /** Of every icon that is registered. */
    tooltips: async (): Promise<readonly string[]> => Promise.all((await findItems(bus)).map((item) => tooltipOf(bus, item))),
    /** Chooses an item by the labels that lead to it, each given by its beginning. A menu that changed meanwhile, or lacks it yet, is read again, as a person would. */
    async choose(...path: readonly string[]): Promise<void> {
      const { Variant } = await import('@jellybrick/dbus-next');
      await expect(async () => {
        const id = await find(path);
        await bus.call(await menuAddress(), 'Event', 'isvu', [id, 'clicked', new Variant('i', 0), 0]).catch((error: unknown) => {
          // A program that quits may be gone before it answers.
          if (!/disconnected from message bus/.test(String(error))) throw error;
        });
      }).toPass({ timeout: 40_000 });
    },
    /** A click on the icon itself. */
    async click(): Promise<void> {
      const [item] = await findItems(bus);
      if (item === undefined) throw new Error('No icon is registered.');
      await bus.call({ ...item, interface: 'org.kde.StatusNotifierItem' }, 'Activate', 'ii', [0, 0]);
    },
    close: () => bus.close(),
  };
}

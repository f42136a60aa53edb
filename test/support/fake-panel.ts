import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';

const name = 'org.kde.StatusNotifierWatcher';

export type FakePanel = {
  /** Who registered an icon, as a panel lists them. */
  readonly items: string[];
  /** Whether anything shows what is registered. */
  hasHost: boolean;
  quit(): Promise<void>;
};

/** A tray host that draws nothing and remembers who registered, spoken to over a real bus. */
export async function startPanel(address: string): Promise<FakePanel> {
  const bus = sessionBus({ busAddress: address });
  let gone = false;
  const panel: FakePanel = {
    items: [],
    hasHost: true,
    async quit() {
      if (gone) return;
      gone = true;
      await bus.releaseName(name);
      bus.disconnect();
    },
  };
  const values: Record<string, () => Variant> = {
    RegisteredStatusNotifierItems: () => new Variant('as', panel.items),
    IsStatusNotifierHostRegistered: () => new Variant('b', panel.hasHost),
  };
  bus.addMethodHandler((message) => {
    if (message.member === 'RegisterStatusNotifierItem') {
      const [item] = message.body as [string];
      panel.items.push(item.startsWith('/') ? `${message.sender}${item}` : `${item}/StatusNotifierItem`);
      bus.send(Message.newMethodReturn(message));
      return true;
    }
    const value = message.member === 'Get' ? values[String(message.body[1])] : undefined;
    if (value === undefined) return false;
    bus.send(Message.newMethodReturn(message, 'v', [value()]));
    return true;
  });
  await bus.requestName(name);
  return panel;
}

import type { Variant } from '@jellybrick/dbus-next';
import type { Alert, AlertAction } from '../services/ports/notifier.ts';
import { actionLabels, escapeMarkup, NobodyThere, staysUntilAnswered, type Carrier } from './notifier-carrier.ts';
import { createNotificationIds, type IdMemory } from './notification-ids.ts';
import type { SessionBus } from './session-bus.ts';

const service = 'org.freedesktop.Notifications';
const address = { destination: service, path: '/org/freedesktop/Notifications', interface: service };
const urgencyLevel = { low: 0, normal: 1, critical: 2 } as const;
/** Milliseconds in the protocol: 0 never, -1 as the desktop likes. */
const never = 0;
const asTheDesktopLikes = -1;

export type DesktopCarrierOptions = { readonly bus: SessionBus; readonly iconFile: string; readonly memory?: IdMemory };
const forgetful: IdMemory = { read: () => null, write: () => {} };

/** A missing service is told in words; everything else as the bus says it. */
function explain(error: unknown): Error {
  const type: unknown = error instanceof Error ? Reflect.get(error, 'type') : undefined;
  if (type === 'org.freedesktop.DBus.Error.ServiceUnknown') return new NobodyThere('no notification service is running');
  return error instanceof Error ? error : new Error(String(error));
}

function isAction(name: unknown): name is AlertAction {
  return name === 'acknowledge' || name === 'open' || name === 'snooze';
}

/** The freedesktop notification service: the only one on Linux with buttons. The id that it returns is the proof. */
export function createDesktopCarrier({ bus, iconFile, memory = forgetful }: DesktopCarrierOptions): Carrier {
  const listeners: ((key: string, action: AlertAction) => void)[] = [];
  const ids = createNotificationIds({ bus, service, memory });
  const wanted = new Map<string, symbol>();
  let capabilities: Promise<ReadonlySet<string>> | null = null;
  let listening: Promise<void> | null = null;

  async function ask(member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]> {
    try {
      return await bus.call(address, member, signature, body);
    } catch (error) {
      throw explain(error);
    }
  }

  async function listen(): Promise<void> {
    await bus.listen({ path: address.path, interface: service, member: 'ActionInvoked' }, ([id, name]) => {
      const key = ids.keyOf(id);
      if (key === undefined) return;
      const action = name === 'default' ? 'open' : name;
      if (isAction(action)) for (const hear of listeners) hear(key, action);
    });
    await bus.listen({ path: address.path, interface: service, member: 'NotificationClosed' }, ([id]) => {
      const key = ids.keyOf(id);
      if (key !== undefined) ids.delete(key);
    });
    await bus.listen({ path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged' }, ([name]) => {
      if (name !== service) return;
      // Another daemon, or the same one anew: its ids start over, and it may be able to do other things.
      ids.clear();
      capabilities = null;
    });
  }

  async function prepare(): Promise<ReadonlySet<string>> {
    listening ??= listen().catch((error: unknown) => {
      listening = null;
      throw error;
    });
    await listening;
    capabilities ??= ask('GetCapabilities', '', []).then(([found]) => new Set(Array.isArray(found) ? found.map(String) : []));
    capabilities.catch(() => (capabilities = null));
    const can = await capabilities;
    await ids.open();
    return can;
  }

  function close(id: number): void {
    ask('CloseNotification', 'u', [id]).catch(() => {});
  }

  async function argumentsOf(alert: Alert, can: ReadonlySet<string>): Promise<readonly unknown[]> {
    const { Variant: BusVariant } = await import('@jellybrick/dbus-next');
    const hints: Record<string, Variant> = {
      urgency: new BusVariant('y', urgencyLevel[alert.urgency]),
      'desktop-entry': new BusVariant('s', 'watchkeeper'),
      // We make the sound ourselves: few daemons do.
      'suppress-sound': new BusVariant('b', true),
      ...(alert.passing === true ? { transient: new BusVariant('b', true) } : {}),
    };
    const actions = can.has('actions') ? ['default', actionLabels.open, ...alert.actions.flatMap((action) => [action, actionLabels[action]])] : [];
    const body = can.has('body-markup') ? escapeMarkup(alert.body) : alert.body;
    const timeout = staysUntilAnswered(alert) ? never : asTheDesktopLikes;
    return ['Watchkeeper', ids.idOf(alert.key) ?? 0, iconFile, alert.title, body, actions, hints, timeout];
  }

  return {
    name: 'desktop',
    afterSilence: true,
    async show(alert) {
      const mine = Symbol(alert.key);
      wanted.set(alert.key, mine);
      const can = await prepare();
      const [id] = await ask('Notify', 'susssasa{sv}i', await argumentsOf(alert, can));
      if (typeof id !== 'number' || id === 0) throw new Error('the notification service gave no id');
      if (wanted.get(alert.key) === mine) ids.set(alert.key, id);
      // Withdrawn, or shown in another way, while this was on its way.
      else if (ids.idOf(alert.key) !== id) close(id);
    },
    withdraw(key) {
      wanted.delete(key);
      const id = ids.idOf(key);
      if (id === undefined) return;
      ids.delete(key);
      close(id);
    },
    onAction: (hear) => void listeners.push(hear),
    async leftovers() {
      await prepare();
      return ids.left();
    },
    async look() {
      await prepare();
      const [name, , version] = await ask('GetServerInformation', '', []);
      return `${String(name)} ${String(version)} answers`;
    },
  };
}

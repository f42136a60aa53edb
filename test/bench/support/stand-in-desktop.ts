// A tray host and a notification daemon that show nothing and tell when they were spoken to. A process of its own, so that
// what the benchmark does meanwhile delays no timestamp.
import { Message, MessageFlag, sessionBus, Variant } from '@jellybrick/dbus-next';
import { epoch } from './moment.ts';
import type { Sighting } from './bench-bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const notifications = 'org.freedesktop.Notifications';
const bus = sessionBus();
const items = new Map<string, string>();
let shown = 0;

function tell(sighting: Sighting): void {
  process.send?.(sighting);
}

async function registerItem(call: Message, at: number): Promise<void> {
  const service = String(call.body[0]);
  items.set(call.sender, service.startsWith('/') ? service : '/StatusNotifierItem');
  const question = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
  const owner = await bus.call(new Message({ ...question, member: 'GetConnectionUnixProcessID', signature: 's', body: [call.sender] }));
  tell({ kind: 'item', at, sender: call.sender, pid: Number(owner?.body[0]) });
}

const properties = (): Record<string, Variant> => ({
  RegisteredStatusNotifierItems: new Variant('as', [...items].map(([sender, path]) => `${sender}${path}`)),
  IsStatusNotifierHostRegistered: new Variant('b', true),
  ProtocolVersion: new Variant('i', 0),
});

/** The signature and values of the answer; undefined for what it does not know. */
function answer(call: Message, at: number): readonly [string, unknown[]] | undefined {
  switch (`${call.interface}.${call.member}`) {
    case `${watcher}.RegisterStatusNotifierItem`:
      void registerItem(call, at);
      return ['', []];
    case `${watcher}.RegisterStatusNotifierHost`:
      return ['', []];
    case 'org.freedesktop.DBus.Properties.Get':
      return ['v', [properties()[String(call.body[1])] ?? new Variant('b', false)]];
    case 'org.freedesktop.DBus.Properties.GetAll':
      return ['a{sv}', [properties()]];
    case `${notifications}.Notify`: {
      const [, replaces, , summary, body] = call.body;
      tell({ kind: 'notify', at, summary: String(summary), body: String(body), replaces: Number(replaces) });
      if (Number(replaces) === 0) shown += 1;
      return ['u', [Number(replaces) || shown]];
    }
    case `${notifications}.GetCapabilities`:
      return ['as', [['body', 'actions', 'body-markup']]];
    case `${notifications}.GetServerInformation`:
      return ['ssss', ['stand-in', 'watchkeeper', '1', '1.2']];
    case `${notifications}.CloseNotification`:
      bus.send(Message.newSignal('/org/freedesktop/Notifications', notifications, 'NotificationClosed', 'uu', [Number(call.body[0]), 3]));
      return ['', []];
    default:
      return undefined;
  }
}

bus.addMethodHandler((call) => {
  const at = epoch();
  const found = answer(call, at);
  if (found === undefined) return false;
  if ((call.flags & MessageFlag.NO_REPLY_EXPECTED) === 0) bus.send(Message.newMethodReturn(call, ...found));
  return true;
});

process.on('message', ({ sender }: { readonly sender: string }) => {
  tell({ kind: 'click', at: epoch(), sender });
  const click = { destination: sender, path: items.get(sender) ?? '/StatusNotifierItem', interface: 'org.kde.StatusNotifierItem', member: 'Activate' };
  bus.send(new Message({ ...click, signature: 'ii', body: [0, 0], flags: MessageFlag.NO_REPLY_EXPECTED }));
});
process.on('disconnect', () => process.exit());

await bus.requestName(watcher);
await bus.requestName(notifications);
tell({ kind: 'up', at: epoch() });

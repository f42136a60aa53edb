import { Message, sessionBus } from '@jellybrick/dbus-next';

const name = 'org.freedesktop.login1';
const face = 'org.freedesktop.login1.Manager';

/** Stands in for the system's login manager on a private system bus: says when the machine goes to sleep and when it wakes. */
export async function startLoginManager(busAddress: string) {
  const bus = sessionBus({ busAddress });
  let asked = 0;
  bus.addMethodHandler((message) => {
    if (message.interface !== face) return false;
    if (message.member === 'Inhibit') asked += 1;
    bus.send(Message.newError(message, 'org.freedesktop.DBus.Error.NotSupported', 'Nothing can be put off here'));
    return true;
  });
  await bus.requestName(name);
  const say = (sleeping: boolean) => bus.send(Message.newSignal('/org/freedesktop/login1', face, 'PrepareForSleep', 'b', [sleeping]));
  return {
    /** How often somebody asked to put sleep off, as those do who listen for it. */
    asked: () => asked,
    sleep: () => say(true),
    wake: () => say(false),
    stop: () => bus.disconnect(),
  };
}

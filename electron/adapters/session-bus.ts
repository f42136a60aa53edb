import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import { reasonOf } from '../../shared/domain/reason-of.ts';

export type BusAddress = { readonly destination: string; readonly path: string; readonly interface: string };
export type BusSignal = { readonly path: string; readonly interface: string; readonly member: string };
type Listener = BusSignal & { readonly hear: (body: readonly unknown[], sender: string) => void };

export interface SessionBus {
  /** Rejects with the reason when there is no bus, nobody there, or the connection breaks; may never settle when a service hangs. */
  call(to: BusAddress, member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]>;
  /** Goes on over a broken connection, which is made again with the next call. */
  listen(signal: BusSignal, hear: Listener['hear']): Promise<void>;
  /** Resolves when what is under way has been answered: what was said last must not be lost. May never do so when a service hangs. */
  close(): Promise<void>;
}

const daemon: BusAddress = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
const methodCall = 1;
const signalMessage = 4;

/** Never starts a bus of its own: on a desktop without one there is nobody to talk to. */
function addressOf(env: NodeJS.ProcessEnv): string {
  if (env.DBUS_SESSION_BUS_ADDRESS) return env.DBUS_SESSION_BUS_ADDRESS;
  const path = `${env.XDG_RUNTIME_DIR ?? ''}/bus`;
  if (env.XDG_RUNTIME_DIR && existsSync(path)) return `unix:path=${path}`;
  throw new Error('this session has no D-Bus');
}

type Connection = { readonly bus: MessageBus; readonly untilLost: <T>(work: Promise<T>) => Promise<T> };

/**
 * Work that ends at the latest when the connection does. Not a race against one promise of its end: that promise would hold on to every
 * answer for as long as the connection lasts, which is months.
 */
function createWaiters() {
  const waiting = new Set<(reason: Error) => void>();
  let over: Error | null = null;
  return {
    end(reason: Error): void {
      over ??= reason;
      for (const reject of waiting) reject(over);
      waiting.clear();
    },
    untilLost<T>(work: Promise<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        if (over === null) waiting.add(reject);
        else reject(over);
        work.then(resolve, reject).finally(() => waiting.delete(reject));
      });
    },
  };
}

/** The desktop's message bus, connected when it is needed and again when it was lost. */
export function createSessionBus(env: NodeJS.ProcessEnv): SessionBus {
  const listeners: Listener[] = [];
  const underWay = new Set<Promise<void>>();
  let current: Promise<Connection> | null = null;

  function hear(message: Message): void {
    if (message.type !== signalMessage) return;
    for (const listener of listeners) {
      if (listener.member === message.member && listener.interface === message.interface && listener.path === message.path) {
        listener.hear(message.body, message.sender);
      }
    }
  }

  async function send({ bus, untilLost }: Connection, to: BusAddress, member: string, signature: string, body: readonly unknown[]) {
    const { Message: BusMessage } = await import('@jellybrick/dbus-next');
    const reply = await untilLost(bus.call(new BusMessage({ type: methodCall, ...to, member, signature, body: [...body] })));
    return reply?.body ?? [];
  }

  function match(connection: Connection, { path, interface: face, member }: BusSignal): Promise<readonly unknown[]> {
    return send(connection, daemon, 'AddMatch', 's', [`type='signal',path='${path}',interface='${face}',member='${member}'`]);
  }

  async function open(): Promise<Connection> {
    const busAddress = addressOf(env);
    const { sessionBus } = await import('@jellybrick/dbus-next');
    const bus = sessionBus({ busAddress });
    const { end, untilLost } = createWaiters();
    const lose = (error: unknown) => {
      current = null;
      end(new Error(`the D-Bus connection failed: ${reasonOf(error)}`));
    };
    const errors: EventEmitter = bus;
    errors.on('error', lose);
    // The library says nothing of a bus that went away in good order, and would queue for ever.
    const stream: unknown = Reflect.get(bus, '_connection');
    if (stream instanceof EventEmitter) stream.once('end', () => lose('closed by the bus'));
    await untilLost(once(bus, 'connect'));
    const connection = { bus, untilLost };
    bus.on('message', hear);
    await Promise.all(listeners.map((listener) => match(connection, listener)));
    return connection;
  }

  function connect(): Promise<Connection> {
    if (current !== null) return current;
    const opening = open();
    current = opening;
    opening.catch(() => {
      if (current === opening) current = null;
    });
    return opening;
  }

  return {
    call(to, member, signature, body) {
      const answer = connect().then((connection) => send(connection, to, member, signature, body));
      const settled = answer.then(() => {}, () => {}).finally(() => underWay.delete(settled));
      underWay.add(settled);
      return answer;
    },
    async listen(signal, hearSignal) {
      const known = current;
      listeners.push({ ...signal, hear: hearSignal });
      // A connection that is made from now on asks for it by itself.
      if (known === null) await connect();
      else await match(await known, signal);
    },
    async close(): Promise<void> {
      await Promise.all(underWay);
      const last = current;
      current = null;
      await last?.then(({ bus }) => bus.disconnect(), () => {});
    },
  };
}

/** Reads a property of an object on the bus. Rejects as `call` does, and when there is no such property. */
export async function getProperty(bus: SessionBus, { interface: face, ...where }: BusAddress, property: string): Promise<unknown> {
  const [answer] = await bus.call({ ...where, interface: 'org.freedesktop.DBus.Properties' }, 'Get', 'ss', [face, property]);
  return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : undefined;
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const properties = 'org.freedesktop.DBus.Properties';

export const hasBus = process.platform === 'linux' && spawnSync('dbus-daemon', ['--version']).status === 0;

/** Unlike the system's own, this one starts no services by itself. */
const busConfig = (folder: string) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`;

/** A real message bus of our own, for one test. */
export async function startBus(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'watchkeeper-bus-'));
  writeFileSync(join(folder, 'bus.conf'), busConfig(folder));
  const daemon = spawn('dbus-daemon', [`--config-file=${folder}/bus.conf`, '--nofork', '--print-address=1'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(daemon, 'exit');
  const [line] = await once(daemon.stdout, 'data');
  return {
    address: String(line).trim(),
    async stop() {
      daemon.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Notified = {
  readonly id: number;
  readonly replaces: number;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  readonly urgency: unknown;
  readonly timeout: number;
};

export type FakeDesktopService = {
  readonly notified: Notified[];
  readonly closed: number[];
  capabilities: readonly string[];
  /** Begins or ends to hold notifications back, and says so; before, it does not know the question. */
  mute(muted: boolean): void;
  /** A person presses a button. */
  invoke(id: number, action: string): void;
  /** A person closes it. */
  dismiss(id: number): void;
  quit(): Promise<void>;
};

type NotifyBody = [string, number, string, string, string, string[], Record<string, Variant>, number];

/** A notification service that shows nothing and remembers everything, spoken to over a real bus. */
export async function startDesktopService(address: string, firstId = 1): Promise<FakeDesktopService> {
  const bus = sessionBus({ busAddress: address });
  let next = firstId;
  let gone = false;
  let muted: boolean | null = null;
  const signal = (member: string, signature: string, body: unknown[]) => bus.send(Message.newSignal(path, name, member, signature, body));

  const answers: Record<string, (message: Message) => readonly [signature: string, body: unknown[]]> = {
    Notify({ body }) {
      const [, replaces, icon, title, text, actions, hints, timeout] = body as NotifyBody;
      const id = replaces === 0 ? next++ : replaces;
      service.notified.push({ id, replaces, icon, title, body: text, actions, urgency: hints.urgency?.value, timeout });
      return ['u', [id]];
    },
    CloseNotification({ body: [id] }) {
      service.closed.push(Number(id));
      signal('NotificationClosed', 'uu', [id, 3]);
      return ['', []];
    },
    GetCapabilities: () => ['as', [service.capabilities]],
    GetServerInformation: () => ['ssss', ['fake', 'nobody', '7', '1.2']],
  };
  bus.addMethodHandler((message) => {
    if (message.interface === properties && message.member === 'Get' && message.body[1] === 'Inhibited' && muted !== null) {
      bus.send(Message.newMethodReturn(message, 'v', [new Variant('b', muted)]));
      return true;
    }
    const answer = message.interface === name ? answers[message.member] : undefined;
    if (answer === undefined) return false;
    bus.send(Message.newMethodReturn(message, ...answer(message)));
    return true;
  });

  const service: FakeDesktopService = {
    notified: [],
    closed: [],
    capabilities: ['actions', 'body', 'body-markup'],
    mute(now) {
      muted = now;
      bus.send(Message.newSignal(path, properties, 'PropertiesChanged', 'sa{sv}as', [name, { Inhibited: new Variant('b', now) }, []]));
    },
    invoke: (id, action) => signal('ActionInvoked', 'us', [id, action]),
    dismiss: (id) => signal('NotificationClosed', 'uu', [id, 2]),
    async quit() {
      if (gone) return;
      gone = true;
      await bus.releaseName(name);
      bus.disconnect();
    },
  };
  await bus.requestName(name);
  return service;
}

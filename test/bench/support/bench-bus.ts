import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './moment.ts';

/** What the stand-in desktop saw. `at` is in epoch milliseconds. */
export type Sighting =
  | { readonly kind: 'up'; readonly at: number }
  | { readonly kind: 'item'; readonly at: number; readonly sender: string; readonly pid: number }
  | { readonly kind: 'notify'; readonly at: number; readonly summary: string; readonly body: string; readonly replaces: number }
  | { readonly kind: 'click'; readonly at: number; readonly sender: string };

export type BenchBus = {
  readonly env: NodeJS.ProcessEnv;
  readonly seen: readonly Sighting[];
  /** Clicks the icon that the process registered; resolves with the instant just before the click went out. */
  readonly click: (pid: number) => Promise<number>;
  readonly close: () => void;
};

/**
 * A session bus of its own, so that a tray host and a notification daemon that only look at their watch can stand where
 * the real ones stand; with a keyring, as the product keeps its secrets there.
 */
export async function openBenchBus(desktop: NodeJS.ProcessEnv): Promise<BenchBus> {
  const home = mkdtempSync(join(tmpdir(), 'watchkeeper-bench-bus-'));
  const parts: ChildProcess[] = [];
  const close = (): void => {
    for (const part of parts.toReversed()) part.kill('SIGTERM');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', close);
  const config = join(home, 'bus.conf');
  writeFileSync(config, busConfig);
  const daemon = start('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'], desktop);
  parts.push(daemon);
  let address = '';
  daemon.stdout?.on('data', (chunk: Buffer) => (address += chunk.toString()));
  await until('a bus address', () => (address.endsWith('\n') ? true : undefined));
  const env = { ...desktop, DBUS_SESSION_BUS_ADDRESS: address.trim() };

  const keyring = start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], { ...env, XDG_DATA_HOME: home });
  keyring.stdin?.end('bench');
  parts.push(keyring);

  const host = fork(fileURLToPath(new URL('stand-in-desktop.ts', import.meta.url)), { env });
  parts.push(host);
  const seen: Sighting[] = [];
  host.on('message', (sighting: Sighting) => seen.push(sighting));
  await until('the stand-in desktop', () => seen.find(({ kind }) => kind === 'up'));

  return {
    env,
    seen,
    close: () => {
      process.off('exit', close);
      close();
    },
    click: async (pid) => {
      const item = seen.findLast((sighting) => sighting.kind === 'item' && sighting.pid === pid);
      if (item?.kind !== 'item') throw new Error(`Process ${pid} has put no icon into the tray.`);
      const from = seen.length;
      host.send({ sender: item.sender });
      return until('a click', () => seen.slice(from).find(({ kind }) => kind === 'click')?.at, 2000, 1);
    },
  };
}

function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () => {});
  child.stdin?.on('error', () => {});
  return child;
}

const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

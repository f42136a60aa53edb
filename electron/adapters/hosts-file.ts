import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { second } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { HostAddress } from '../services/ports/host-lookup.ts';

const lookAgainAfter = 10 * second;

function defaultPath(): string {
  return process.platform === 'win32' ? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts') : '/etc/hosts';
}

/** Names of a hosts file, in lower case, each with its addresses in order. Lines that do not fit are passed over. */
export function parseHosts(text: string): ReadonlyMap<string, readonly HostAddress[]> {
  const found = new Map<string, HostAddress[]>();
  for (const line of text.split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address ?? '');
    if (address === undefined || family === 0) continue;
    for (const name of names) {
      const key = name.toLowerCase();
      found.set(key, [...(found.get(key) ?? []), { address, family: family === 6 ? 6 : 4 }]);
    }
  }
  return found;
}

/** The machine's own names. Looks whether the file changed at most every 10 s; a file that cannot be read holds no names. */
export function createHostsFile(clock: Clock, path: string = defaultPath()) {
  let names: ReadonlyMap<string, readonly HostAddress[]> = new Map();
  let readAt = -Infinity;
  let version = '';
  let reading: Promise<void> = Promise.resolve();

  async function refresh(): Promise<void> {
    try {
      const { mtimeMs, size } = await stat(path);
      if (`${mtimeMs} ${size}` === version) return;
      names = parseHosts(await readFile(path, 'utf8'));
      version = `${mtimeMs} ${size}`;
    } catch {
      names = new Map();
      version = '';
    }
  }

  return {
    async find(host: string): Promise<readonly HostAddress[]> {
      if (clock.monotonic() - readAt > lookAgainAfter) {
        readAt = clock.monotonic();
        reading = refresh();
      }
      await reading;
      return names.get(host.toLowerCase().replace(/\.$/, '')) ?? [];
    },
  };
}

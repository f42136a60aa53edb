import { safeStorage } from 'electron';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, reasonOf } from '../../shared/domain/reason-of.ts';
import type { SecretStore } from '../services/ports/secret-store.ts';

const EntrySchema = z.strictObject({ keeping: z.enum(['keyring', 'plain']), data: z.string() });
type Entry = z.infer<typeof EntrySchema>;

/** What Linux falls back to without a keyring: a fixed password, which is no encryption (P9). */
const notEncryption = new Set(['basic_text', 'unknown']);

function hasKeyring(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || !notEncryption.has(safeStorage.getSelectedStorageBackend());
}

/** A file of secrets that cannot be read: where it is kept, and why. */
export type SpoiltSecrets = { readonly keptAt: string; readonly reason: string };

/** Keeps secrets in `secrets.json` of the data folder, encrypted by safeStorage; readable by the owner only. */
export function createSecretStore(folder: string): SecretStore & { readonly spoilt: SpoiltSecrets | null } {
  const file = join(folder, 'secrets.json');
  const inMemory = new Map<string, string>();
  const found = readEntries(file);
  let { entries } = found;
  /** What cannot be read is in the way: it is not written over. */
  let isInTheWay = found.spoilt?.keptAt === file;

  function write(next: Readonly<Record<string, Entry>>): void {
    if (isInTheWay) {
      renameSync(file, `${file}.bad`);
      isInTheWay = false;
    }
    writeFileSync(`${file}.new`, JSON.stringify(next), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    entries = next;
  }

  function read(name: string): string | null {
    const kept = inMemory.get(name);
    if (kept !== undefined) return kept;
    const entry = entries[name];
    if (entry === undefined) return null;
    const data = Buffer.from(entry.data, 'base64');
    if (entry.keeping === 'plain') return data.toString('utf8');
    try {
      return safeStorage.decryptString(data);
    } catch {
      return null;
    }
  }

  function drop(name: string): void {
    inMemory.delete(name);
    if (!Object.hasOwn(entries, name)) return;
    const { [name]: _dropped, ...rest } = entries;
    write(rest);
  }

  return {
    spoilt: found.spoilt,
    available: () => (hasKeyring() ? 'keyring' : 'none'),
    set: (name, value, withoutKeyring) => {
      if (hasKeyring()) {
        write({ ...entries, [name]: { keeping: 'keyring', data: safeStorage.encryptString(value).toString('base64') } });
        inMemory.delete(name);
        return 'keyring';
      }
      if (withoutKeyring === 'plain') {
        write({ ...entries, [name]: { keeping: 'plain', data: Buffer.from(value, 'utf8').toString('base64') } });
        inMemory.delete(name);
        return 'plain';
      }
      drop(name);
      inMemory.set(name, value);
      return 'session';
    },
    get: read,
    remove: drop,
    names: () => [...new Set([...inMemory.keys(), ...Object.keys(entries)])],
    unreadable: () => Object.keys(entries).filter((name) => read(name) === null),
  };
}

/** A file that cannot be read is kept as `.bad`, or stays where it is when the folder takes no change; its secrets have to be typed again. */
function readEntries(file: string): { readonly entries: Readonly<Record<string, Entry>>; readonly spoilt: SpoiltSecrets | null } {
  if (!existsSync(file)) return { entries: {}, spoilt: null };
  try {
    return { entries: z.record(z.string(), EntrySchema).parse(JSON.parse(readFileSync(file, 'utf8'))), spoilt: null };
  } catch (error) {
    // The words of a parser would quote what stands in it.
    const reason = codeOf(error) === '' ? 'It is not what Watchkeeper writes.' : reasonOf(error);
    return { entries: {}, spoilt: { keptAt: setAside(file), reason } };
  }
}

function setAside(file: string): string {
  try {
    renameSync(file, `${file}.bad`);
    return `${file}.bad`;
  } catch {
    return file;
  }
}

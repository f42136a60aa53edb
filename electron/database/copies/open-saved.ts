import { createHash } from 'node:crypto';
import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { codeOf, reasonOf } from '../../../shared/domain/reason-of.ts';
import { isStorageError, StorageError } from '../../services/ports/storage-error.ts';
import { copyVersion, manifestName, ManifestSchema, type Manifest, type ManifestPart } from './manifest.ts';
import { counter, watched, type Tell } from './progress.ts';

export type SavedCopy = {
  readonly manifest: Manifest;
  readonly bytes: number;
  /** Reads every part and compares it with the manifest. Throws with the reason. */
  readonly check: (tell: Tell) => Promise<void>;
  /** The same, and puts the parts into a folder. */
  readonly extract: (into: string, tell: Tell) => Promise<void>;
  readonly close: () => void;
};

const largestManifest = 64 * 1024;
const damaged = (reason: string): StorageError => new StorageError('corrupt', reason);

/** The directory stands at the end of the file: a file that was cut off has none. */
async function openZip(path: string): Promise<{ readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry> }> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  } catch (error) {
    if (codeOf(error) !== '') throw error;
    throw damaged('This is no backup of Watchkeeper, or it is cut off: its end is missing.');
  }
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return { zip, entries };
  } catch (error) {
    zip.close();
    throw damaged(`Its list of parts cannot be read (${reasonOf(error)}).`);
  }
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > largestManifest) throw damaged('Its manifest is larger than any that Watchkeeper writes.');
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(manifestName);
  if (entry === undefined) throw damaged('This is no backup of Watchkeeper: it has no manifest.');
  let content: unknown;
  try {
    content = JSON.parse(await textOf(zip, entry));
  } catch {
    throw damaged('Its manifest cannot be read.');
  }
  const version = typeof content === 'object' && content !== null && 'watchkeeperCopy' in content ? content.watchkeeperCopy : null;
  if (typeof version === 'number' && version > copyVersion) {
    throw new StorageError('newer', `A newer Watchkeeper made this backup (its form is ${version}, this one knows ${copyVersion}). Install the newer version to restore it.`);
  }
  const parsed = ManifestSchema.safeParse(content);
  if (!parsed.success) throw damaged('Its manifest is not one that Watchkeeper writes.');
  return parsed.data;
}

async function readPart(zip: ZipFile, entry: Entry | undefined, part: ManifestPart, to: Writable, tell: Tell): Promise<void> {
  if (entry === undefined) throw damaged(`${part.name} is missing in it.`);
  // Said before it is read: a part that would unpack to something huge is not unpacked.
  if (entry.uncompressedSize !== part.bytes) throw damaged(`${part.name} in it has ${entry.uncompressedSize} bytes where ${part.bytes} are promised.`);
  const hash = createHash('sha256');
  const count = counter('Checking', part.bytes, tell);
  const see = watched((chunk) => {
    hash.update(chunk);
    count(chunk.length);
  });
  try {
    await pipeline(await zip.openReadStreamPromise(entry), see, to);
  } catch (error) {
    // The disk that it is written to has codes of its own; what fails without one is the file itself.
    if (isStorageError(error) || /^E[A-Z]+$/.test(codeOf(error))) throw error;
    throw damaged(`${part.name} in it is damaged (${reasonOf(error)}).`);
  }
  if (hash.digest('hex') !== part.sha256) throw damaged(`${part.name} in it is damaged: its checksum is not the one it was saved with.`);
}

/** Opens a file that `saveCopy` made. Throws a StorageError with the reason when it is none, cut off, or made by a newer version. */
export async function openSaved(path: string): Promise<SavedCopy> {
  const { zip, entries } = await openZip(path);
  try {
    const manifest = await readManifest(zip, entries);
    const readAll = async (sink: (name: string) => Writable, tell: Tell): Promise<void> => {
      for (const part of manifest.parts) await readPart(zip, entries.get(part.name), part, sink(part.name), tell);
    };
    const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
    return {
      manifest,
      bytes: statSync(path).size,
      check: (tell) => readAll(nowhere, tell),
      extract: (into, tell) => readAll((name) => createWriteStream(join(into, name)), tell),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

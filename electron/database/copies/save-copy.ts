import { copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ExtraPart } from '../../../shared/model/data-copy.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { StorageError } from '../../services/ports/storage-error.ts';
import { readVersion } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { putInPlace } from '../upkeep/backup-files.ts';
import { digestOf } from './digest.ts';
import { eraseWellnessIn } from './erase-wellness.ts';
import { copyVersion, manifestName, type Manifest, type ManifestPart } from './manifest.ts';
import { openSaved } from './open-saved.ts';
import { dataName, databaseNames, filesOf, ownerOnly, sizeOf, wellnessName } from './parts.ts';
import { counter, type Tell } from './progress.ts';
import { copyWhole } from './whole-copy.ts';

export type SaveRequest = {
  /** The data folder. */
  readonly folder: string;
  readonly target: string;
  readonly extras: readonly ExtraPart[];
  readonly now: Instant;
  readonly madeBy: string;
  readonly nativeBinding?: string | undefined;
};
export type Saved = { readonly path: string; readonly bytes: number; readonly parts: readonly string[] };

/** What must stay free on the disk of the data: a full one would stop the watch from saving. */
const reserve = 100 * 2 ** 20;

function refuseWhenTight(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes + Math.min(reserve, bytes)) throw new StorageError('full', `It needs ${bytes} bytes beside the data and would fill the disk (${free} free).`);
}

async function gather({ folder, extras, nativeBinding }: SaveRequest, into: string, tell: Tell): Promise<readonly ManifestPart[]> {
  const wanted = [dataName, ...extras.flatMap((part) => filesOf[part])].filter((name) => existsSync(join(folder, name)));
  const parts: ManifestPart[] = [];
  for (const name of wanted) {
    const copy = join(into, name);
    if (databaseNames.includes(name)) await copyWhole(join(folder, name), copy, nativeBinding, (share) => tell({ what: 'Copying', share: share * (name === wellnessName ? 1 : 0.99) }));
    else copyFileSync(join(folder, name), copy);
    parts.push({ name, bytes: statSync(copy).size, sha256: await digestOf(copy) });
  }
  return parts;
}

async function pack(manifest: Manifest, from: string, to: string, tell: Tell): Promise<void> {
  const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const zip = new ZipFile();
  const mtime = new Date(manifest.madeAt);
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestName, { mtime });
  const count = counter('Packing', total, tell);
  const failed: unknown[] = [];
  const stop = new AbortController();
  for (const { name, bytes } of manifest.parts) {
    zip.addReadStreamLazy(name, { mtime, size: bytes, compressionLevel: 6 }, (give) => {
      const file = createReadStream(join(from, name));
      file.on('error', (error) => failed.push(error));
      file.on('data', (chunk) => {
        try {
          count(chunk.length);
        } catch (error) {
          failed.push(error);
          stop.abort();
          file.destroy();
        }
      });
      give(null, file);
    });
  }
  zip.end();
  await pipeline(zip.outputStream as NodeJS.ReadableStream, createWriteStream(to, { flags: 'wx', mode: ownerOnly }), { signal: stop.signal }).catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw failed[0];
}

/** Reads the finished file again, from the disk, and compares every part with what was put in. */
async function verify(path: string, tell: Tell): Promise<void> {
  const copy = await openSaved(path);
  try {
    await copy.check(tell);
  } finally {
    copy.close();
  }
}

/**
 * One file with all that a person would miss: the data at one moment, checked page by page, and what else was asked for. It gets its name once
 * it was read back whole; what was there before under that name stays until then.
 */
export async function saveCopy(request: SaveRequest, tell: Tell): Promise<Saved> {
  const { folder, target, now, madeBy, nativeBinding } = request;
  const into = join(folder, 'copying.part');
  const part = `${target}.part`;
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
  try {
    refuseWhenTight(folder, databaseNames.reduce((sum, name) => sum + sizeOf(join(folder, name)), 0));
    const parts = await gather(request, into, tell);
    const manifest: Manifest = { watchkeeperCopy: copyVersion, madeAt: now, madeBy, format: readVersion(join(into, dataName), nativeBinding), parts: [...parts] };
    rmSync(part, { force: true });
    await pack(manifest, into, part, tell);
    await verify(part, tell);
    putInPlace(part, target);
    return { path: target, bytes: statSync(target).size, parts: parts.map(({ name }) => name) };
  } catch (error) {
    throw asStorageError(error);
  } finally {
    eraseWellnessIn(into);
    rmSync(into, { recursive: true, force: true });
    rmSync(part, { force: true });
  }
}

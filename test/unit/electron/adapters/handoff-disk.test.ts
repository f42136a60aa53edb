import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBounded, writeBeside } from '../../../../electron/adapters/handoff-disk.ts';
import { writeWhole } from '../../../../electron/adapters/whole-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const never = (): boolean => false;

describe('reading a file that came from somewhere', () => {
  it('gives its text', async () => {
    writeFileSync(join(folder, 'a.watch'), 'Grüße 👋');
    expect(await readBounded(join(folder, 'a.watch'), 100)).toEqual({ result: 'text', text: 'Grüße 👋' });
  });
  it('does not read one that is too large', async () => {
    const path = join(folder, 'large.watch');
    writeFileSync(path, '');
    truncateSync(path, 50 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect(await readBounded(path, 8 * 1024 * 1024)).toEqual({ result: 'too-large', reason: 'It has 50 MB.' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });
  it('does not open what is no file, and says what is no text', async () => {
    expect(await readBounded(folder, 100)).toMatchObject({ result: 'no-file' });
    expect(await readBounded('/dev/zero', 100)).toMatchObject({ result: 'no-file' });
    expect(await readBounded(join(folder, 'gone'), 100)).toMatchObject({ result: 'failed' });
    writeFileSync(join(folder, 'a.pdf'), Buffer.from([0x25, 0x50, 0xff, 0xfe]));
    expect(await readBounded(join(folder, 'a.pdf'), 100)).toMatchObject({ result: 'no-text' });
  });
});

describe('writing into a folder that others use', () => {
  it('never writes over a file of somebody else, and leaves nothing beside', async () => {
    writeFileSync(join(folder, 'x.md'), 'theirs');
    symlinkSync(join(folder, 'x.md'), join(folder, 'x-2.md'));
    expect(await writeBeside(folder, 'x.md', bytes('ours'), never)).toBe(join(folder, 'x-3.md'));
    expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder).toSorted()).toEqual(['x-2.md', 'x-3.md', 'x.md']);
  });
  it('writes over its own that nobody touched', async () => {
    const path = await writeBeside(folder, 'x.md', bytes('one'), never);
    const own = (at: string, there: Uint8Array): boolean => at === path && new TextDecoder().decode(there) === 'one';
    expect(await writeBeside(folder, 'x.md', bytes('two'), own)).toBe(path);
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(await writeBeside(folder, 'x.md', bytes('three'), own)).toBe(join(folder, 'x-2.md'));
  });
  it('gives two names to two that write at once', async () => {
    const paths = await Promise.all(Array.from({ length: 8 }, (_, at) => writeBeside(folder, 'x.md', bytes(String(at)), never)));
    expect(new Set(paths).size).toBe(8);
    expect(paths.map((path) => readFileSync(path, 'utf8')).toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });
  it('leaves what was there when it cannot write', async () => {
    await expect(writeBeside(join(folder, 'gone'), 'x.md', bytes('x'), never)).rejects.toThrow('ENOENT');
    writeFileSync(join(folder, 'kept.md'), 'kept');
    await writeWhole(join(folder, 'kept.md'), bytes('new'));
    expect(readFileSync(join(folder, 'kept.md'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['kept.md']);
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../../../electron/adapters/whole-file.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'watchkeeper-save-'));

describe('writeWhole', () => {
  it('writes a text and replaces one, and leaves nothing beside it', async () => {
    const place = folder();
    const path = join(place, 'report.md');
    await writeWhole(path, 'ä'.repeat(3_000_000));
    await writeWhole(path, '# Two\n');
    expect(readFileSync(path, 'utf8')).toBe('# Two\n');
    expect(readdirSync(place)).toEqual(['report.md']);
  });

  it('throws with the system’s reason and leaves what was there', async () => {
    const place = folder();
    await expect(writeWhole(join(place, 'gone', 'report.md'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
    mkdirSync(join(place, 'report.md'));
    writeFileSync(join(place, 'report.md', 'kept'), '');
    await expect(writeWhole(join(place, 'report.md'), 'x')).rejects.toThrow();
    expect(readdirSync(place)).toEqual(['report.md']);
  });
});

import { expect, test } from 'vitest';
import { packagesOf, readAtOnce } from '../../support/read-at-once.ts';

test('the icon waits for no package and for few files of ours (T1)', () => {
  const read = readAtOnce('electron/main.ts');
  expect(read).toContain('electron/adapters/tray.ts');
  const packages = packagesOf(read).filter((name) => name !== 'electron' && !name.startsWith('node:'));
  expect(packages, 'import it lazily, or where the rest is put together (electron/app)').toEqual([]);
  expect([...read].filter((file) => file === 'electron/app.ts' || file.startsWith('electron/app/'))).toEqual([]);
  expect(read.size).toBeLessThan(45);
});

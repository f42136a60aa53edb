import { expect, test } from 'vitest';
import { packagesOf, readAtOnce } from '../../support/read-at-once.ts';

test('the first frame waits for no parser, no dialog and no chart (T2, T3)', () => {
  const read = readAtOnce('renderer/main.tsx');
  expect(read).toContain('renderer/features/timeline/timeline-list.tsx');
  expect(packagesOf(read).toSorted(), 'types alone may come from a file that holds a schema; dialogs and charts are imported lazily').toEqual([
    '@tanstack/react-virtual', 'lucide-react', 'react', 'react-dom/client', 'zustand', 'zustand/vanilla',
  ]);
});

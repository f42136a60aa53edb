import { expect, test } from 'vitest';

test('zod makes no code out of text in the window, whichever schema comes first', async () => {
  await import('../../../renderer/without-eval.ts');
  const { z } = await import('zod');
  expect(z.config().jitless).toBe(true);
});

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';

vi.stubGlobal('window', { api: { on: () => () => {}, call: async () => ({ ok: false }) } });
vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} });
const { Screen } = await import('../../../../../renderer/features/shell/screen.tsx');

test('a screen that is not read yet is no blank page', async () => {
  const shown = renderToStaticMarkup(createElement(Screen, { name: 'settings' }));
  // It is being read by now; the test does not leave before.
  await import('../../../../../renderer/features/settings/settings-screen.tsx');
  expect(shown).toMatch(/^<div class="waiting" role="status" aria-label="Opening the screen">(<span><\/span>)+<\/div>$/);
});

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openWatch } from '../support/desktop-app.ts';
import { settingsOf } from './screens/settings.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('every screen and every section of the settings, dark and light, with small and large text: axe finds nothing, nothing scrolls sideways (A29)', async ({}, info) => {
  test.setTimeout(120_000);
  const watch = await openWatch({ args: ['--demo'] });
  try {
    const { app, page } = await watch.launch();
    const [shell, settings] = [shellOf(page), settingsOf(page)];
    await expect(shell.demo).toBeVisible();
    const found: string[] = [];
    for (const [theme, textScale] of [['dark', 0.8], ['light', 1.6]] as const) {
      await page.evaluate(([wanted, scale]) => (window as unknown as { api: { call: (name: string, input: unknown) => Promise<unknown> } }).api.call('preferences.set', { theme: wanted, textScale: scale }), [theme, textScale] as const);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      const look = async (name: string) => {
        const axe = new AxeBuilder({ page }).setLegacyMode(true);
        // The frame round the screens is the same on all of them: once is enough.
        if (name !== 'Now') axe.include('main');
        // Names and roles do not change with the theme: colours and sizes do.
        if (theme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']);
        const { violations } = await axe.analyze();
        found.push(...violations.map(({ id, nodes }) => `${name} ${theme} ${textScale}: ${id}: ${nodes[0]?.html ?? ''}`));
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) found.push(`${name} ${theme} ${textScale}: scrolls sideways`);
        if (name.startsWith('Settings')) await page.screenshot({ path: info.outputPath(`${name}-${theme}.png`) });
      };
      const names = await shell.rail.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.querySelector('span')?.textContent ?? ''));
      expect(names.at(-1)).toBe('Settings');
      for (const name of names) {
        await shell.rail.getByRole('button', { name: new RegExp(`^${name}`) }).click();
        await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
        if (name !== 'Settings') await look(name);
      }
      for (const section of await settings.nav.getByRole('button').allTextContents()) {
        await settings.show(section);
        if (section === 'Diagnostics') await expect(page.getByRole('button', { name: 'Copy the report' })).toBeVisible();
        await look(`Settings ${section}`);
      }
    }
    expect(found).toEqual([]);
    await app.close();
  } finally {
    await watch.close();
  }
});

import { expect, test, type Page, type TestInfo } from '@playwright/test';
import { findViolations } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { settingsOf } from './screens/settings.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** Each differs from the one before it in one thing. */
const looks = [['dark', 0.8], ['dark', 1.6], ['light', 1.6], ['light', 0.8]] as const;
type Look = (typeof looks)[number];
/** Names and roles are the same in every look: colours and sizes are not. */
const ofTheLook = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

type PreferencesCall = { readonly api: { readonly call: (name: 'preferences.set', input: object) => Promise<unknown> } };

async function wear(page: Page, [theme, textScale]: Look): Promise<void> {
  await page.evaluate((wanted) => (window as unknown as PreferencesCall).api.call('preferences.set', wanted), { theme, textScale });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.locator('html')).toHaveAttribute('style', new RegExp(`font-size: ${textScale * 100}%`));
}

/** What is wrong in each look of what is on screen. */
function createExaminer(page: Page) {
  const found: string[] = [];
  let worn: Look | null = null;
  return {
    found: (): readonly string[] => found,
    /** In each look, beginning with the one that is there. */
    async examine(name: string, info: TestInfo | null = null): Promise<void> {
      const wasFirst = worn === null;
      for (const [index, look] of (worn === looks.at(-1) ? looks.toReversed() : looks).entries()) {
        if (worn !== look) await wear(page, look);
        worn = look;
        const violations = await findViolations(page, {
          // The frame round the screens is the same on all of them: once in each look is enough.
          ...(wasFirst ? {} : { within: 'main' }),
          ...(index > 0 ? { rules: ofTheLook } : {}),
        });
        const where = `${name} ${look[0]} ${look[1]}`;
        found.push(...violations.map((line) => `${where}: ${line}`));
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) found.push(`${where}: scrolls sideways`);
        if (info !== null && index % 2 === 0) await page.screenshot({ path: info.outputPath(`${where}.png`) });
      }
    },
  };
}

test('every screen, dark and light, each with small and with large text: axe finds nothing, nothing scrolls sideways (A29)', async () => {
  const watch = await openWatch({ args: ['--demo'] });
  try {
    const { app, page } = await watch.launch();
    const [{ rail, demo }, examiner] = [shellOf(page), createExaminer(page)];
    await expect(demo).toBeVisible();
    const names = await rail.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.querySelector('span')?.textContent ?? ''));
    expect(names.at(-1)).toBe('Settings');
    for (const name of names.slice(0, -1)) {
      await rail.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
      await examiner.examine(name);
    }
    expect(examiner.found()).toEqual([]);
    await app.close();
  } finally {
    await watch.close();
  }
});

test('every section of the settings, dark and light, each with small and with large text: axe finds nothing, nothing scrolls sideways (A29)', async ({}, info) => {
  const watch = await openWatch({ args: ['--demo'] });
  try {
    const { app, page } = await watch.launch();
    const [{ demo, rail }, settings, examiner] = [shellOf(page), settingsOf(page), createExaminer(page)];
    await expect(demo).toBeVisible();
    await rail.getByRole('button', { name: /^Settings/ }).click();
    for (const section of await settings.nav.getByRole('button').allTextContents()) {
      await settings.show(section);
      if (section === 'Diagnostics') await expect(page.getByRole('button', { name: 'Copy the report' })).toBeVisible();
      await examiner.examine(`Settings ${section}`, info);
    }
    expect(examiner.found()).toEqual([]);
    await app.close();
  } finally {
    await watch.close();
  }
});

import type { Locator, Page } from '@playwright/test';

/** The screen with every setting. */
export function settingsOf(page: Page) {
  const nav = page.getByRole('navigation', { name: 'Settings' });
  const group = (title: string): Locator => page.getByRole('region', { name: title, exact: true });
  return {
    nav,
    async show(section: string): Promise<void> {
      await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
      await nav.getByRole('button', { name: section, exact: true }).click();
      await page.getByRole('heading', { name: section, level: 2 }).waitFor();
    },
    group,
    backUp: group('Back up').getByRole('button', { name: /^Back up now/ }),
    withWellness: group('Back up').getByRole('checkbox'),
    choose: group('Restore').getByRole('button', { name: 'Choose a backup…' }),
    preview: page.getByRole('region', { name: /^In watchkeeper/ }),
    restore: page.getByRole('button', { name: 'Restore and start again' }),
    eraseWord: page.getByLabel('Type ERASE to confirm'),
    erase: page.getByRole('button', { name: 'Erase everything' }),
  };
}

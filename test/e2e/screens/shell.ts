import { expect, type Locator, type Page } from '@playwright/test';

export type ScreenName = 'Now' | 'Incidents' | 'Health' | 'Timeline' | 'Wellness' | 'Runbook' | 'Training' | 'Rota';

/** The frame round every screen: rail, header, banners, messages. */
export function shellOf(page: Page) {
  const rail = page.getByRole('navigation', { name: 'Screens' });
  const header = page.getByRole('banner');
  return {
    rail,
    heading: (name: ScreenName): Locator => page.getByRole('heading', { name, level: 1 }),
    entry: (name: ScreenName): Locator => rail.getByRole('button', { name }),
    async go(name: ScreenName): Promise<void> {
      await rail.getByRole('button', { name }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    },
    /** Runs a command of the palette by the keyboard alone. */
    async command(words: string): Promise<void> {
      const palette = page.getByRole('dialog', { name: 'Commands' });
      await page.keyboard.press('Control+k');
      // The commands are loaded when they are first wanted.
      await expect(palette.getByRole('combobox')).toBeFocused();
      await page.keyboard.type(words);
      await expect(palette.getByRole('option', { selected: true })).toContainText(words, { ignoreCase: true });
      await page.keyboard.press('Enter');
      await expect(palette).toBeHidden();
    },
    /** PagerDuty is asked now rather than in its turn. */
    askNow: () => page.keyboard.press('F5'),
    /** The keys that show a screen, as its entry says. */
    async keysOf(name: ScreenName): Promise<string> {
      const title = await rail.getByRole('button', { name }).getAttribute('title');
      return `Control+${/(\d)\)$/.exec(title ?? '')?.[1] ?? ''}`;
    },
    blind: page.getByRole('alert', { name: 'Blind' }),
    demo: page.getByRole('region', { name: 'Demo watch' }),
    connection: header.getByRole('button', { name: /^PagerDuty connection/ }),
    commands: header.getByRole('button', { name: /^Commands/ }),
    preferences: header.getByRole('button', { name: 'Preferences' }),
    shortcuts: header.getByRole('button', { name: 'Keyboard shortcuts' }),
    freshness: header.getByRole('list', { name: 'Source freshness' }),
    messages: page.getByRole('region', { name: 'Messages' }),
    /** The dialog on top. */
    dialog: (name: string | RegExp): Locator => page.getByRole('dialog', { name }),
  };
}

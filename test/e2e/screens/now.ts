import type { Locator, Page } from '@playwright/test';

/** The screen with what is open. */
export function nowOf(page: Page) {
  const situations = page.getByRole('region', { name: 'Open situations' });
  return {
    situations,
    card: (title: string | RegExp): Locator => situations.getByRole('article', { name: title }),
    acknowledge: (title: string | RegExp): Locator => situations.getByRole('article', { name: title }).getByRole('button', { name: /^Acknowledge/ }),
  };
}

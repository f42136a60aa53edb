import type { Locator, Page } from '@playwright/test';

/** The archive of handoffs, and the one that is written. */
export function handoffOf(page: Page) {
  const field = (name: string): Locator => page.getByRole('group', { name, exact: true });
  const outline = page.getByRole('navigation', { name: 'Sections' });
  return {
    /** To the draft, by a door of the list where the window does not remember that it was open: after a kill it may not. */
    async enter(door: 'Begin the handoff' | 'Go on with the draft'): Promise<void> {
      await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Handoff' }).click();
      const button = page.getByRole('button', { name: door });
      await button.or(outline).first().waitFor();
      if (await button.isVisible()) await button.click();
      await outline.waitFor();
    },
    begin: page.getByRole('button', { name: 'Begin the handoff' }),
    search: page.getByRole('searchbox', { name: 'Search the handoffs' }),
    past: page.getByRole('region', { name: 'Past handoffs' }),
    compile: page.getByRole('button', { name: /^Compile/ }),
    saved: page.getByRole('status').filter({ hasText: /^Saved \d/ }),
    field,
    /** The entries of a field. */
    entries: (name: string): Locator => field(name).getByRole('listitem'),
    part: (entry: Locator, name: string): Locator => entry.getByLabel(name, { exact: true }),
    write: (name: string): Locator => field(name).getByRole('button', { name: `Write in ${name}` }),
    editor: (name: string): Locator => page.getByRole('textbox', { name, exact: true }),
    changed: (entry: Locator): Locator => entry.getByRole('group', { name: 'Evidence changed since' }),
    quality: page.getByRole('region', { name: /^Quality/ }),
    left: page.getByRole('region', { name: /^Nothing left behind/ }),
    steps: page.getByRole('list', { name: 'Steps of the handoff' }),
    outline,
  };
}

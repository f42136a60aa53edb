import type { Locator, Page } from '@playwright/test';

/** The archive of handoffs, and the one that is written. */
export function handoffOf(page: Page) {
  const field = (name: string): Locator => page.getByRole('group', { name, exact: true });
  return {
    begin: page.getByRole('button', { name: 'Begin the handoff' }),
    goOn: page.getByRole('button', { name: 'Go on with the draft' }),
    search: page.getByRole('searchbox', { name: 'Search the handoffs' }),
    past: page.getByRole('region', { name: 'Past handoffs' }),
    compile: page.getByRole('button', { name: /^Compile/ }),
    saved: page.getByRole('status').filter({ hasText: /^Saved \d/ }),
    saving: page.getByText('Saving…'),
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
    outline: page.getByRole('navigation', { name: 'Sections' }),
  };
}

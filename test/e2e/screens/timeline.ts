import type { Locator, Page } from '@playwright/test';

/** The screen with every event. */
export function timelineOf(page: Page) {
  const filters = page.getByRole('search', { name: 'Timeline' });
  const list = page.getByRole('list', { name: 'Events, newest first' });
  return {
    search: filters.getByRole('searchbox', { name: 'Search the timeline' }),
    filter: (name: 'Kinds' | 'Sources' | 'Severity' | 'Check'): Locator => filters.getByRole('button', { name: new RegExp(`^${name}`) }),
    choice: (name: string): Locator => page.getByRole('menuitemcheckbox', { name }),
    clear: filters.getByRole('button', { name: 'Clear', exact: true }),
    range: (name: string): Locator => filters.getByRole('radio', { name, exact: true }),
    density: page.getByRole('slider', { name: 'Marked time' }),
    list,
    event: (title: string | RegExp): Locator => list.getByRole('button', { name: title }),
  };
}

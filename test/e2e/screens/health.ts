import type { Locator, Page } from '@playwright/test';

/** The screen with the checks, and the details of one of them. */
export function healthOf(page: Page) {
  const list = page.getByRole('region', { name: 'Checks' });
  const details = (name: string | RegExp): Locator => page.getByRole('region', { name, exact: true });
  return {
    add: page.getByRole('button', { name: 'Add a check' }),
    list,
    row: (name: string): Locator => list.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) }),
    name: (name: string): Locator => list.getByRole('button', { name, exact: true }),
    details,
    action: (check: string, action: 'Probe now' | 'Pause' | 'Resume' | 'Edit' | 'Its events' | 'Delete' | 'Close the details'): Locator => details(check).getByRole('button', { name: action, exact: true }),
  };
}

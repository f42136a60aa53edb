import type { Locator, Page } from '@playwright/test';

/** Where a check is described, tested once and saved. */
export function checkDialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: /^(Add a|Edit the) check$/ });
  const field = (name: string): Locator => dialog.getByLabel(name, { exact: true });
  return {
    dialog,
    field,
    type: (name: 'HTTP(S)' | 'TCP port' | 'DNS name'): Locator => dialog.getByRole('radio', { name }),
    addHeader: dialog.getByRole('button', { name: 'Add a header' }),
    test: dialog.getByRole('button', { name: 'Test once now' }),
    result: dialog.getByRole('status'),
    alerts: dialog.getByRole('alert'),
    save: dialog.getByRole('button', { name: /^(Add the check|Save)$/ }),
    cancel: dialog.getByRole('button', { name: 'Cancel' }),
    startAfresh: dialog.getByRole('button', { name: 'Start afresh' }),
  };
}

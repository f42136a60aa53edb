import type { Page } from '@playwright/test';

/** Where an account is connected and let go. */
export function connectDialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: /PagerDuty/ });
  const storage = dialog.getByRole('group', { name: 'How should the token be kept?' });
  return {
    dialog,
    token: dialog.getByLabel('Token', { exact: true }),
    email: dialog.getByLabel(/^E-mail/),
    connect: dialog.getByRole('button', { name: 'Connect', exact: true }),
    close: dialog.getByRole('button', { name: 'Close' }),
    alert: dialog.getByRole('alert'),
    storage,
    sessionOnly: storage.getByRole('button', { name: 'For this session only' }),
    unencrypted: storage.getByRole('button', { name: 'Keep it unencrypted' }),
    disconnect: dialog.getByRole('button', { name: /^Disconnect/ }),
  };
}

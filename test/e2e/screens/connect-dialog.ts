import type { Page } from '@playwright/test';

/** Where an account is connected and let go. */
export function connectDialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: /PagerDuty/ });
  const storage = dialog.getByRole('group', { name: 'How should the token be kept?' });
  return {
    dialog,
    token: dialog.getByRole('textbox', { name: 'Token', exact: true }),
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

/** Connects an account on a system with a keyring. */
export async function connectWith(page: Page, token: string): Promise<void> {
  const connect = connectDialogOf(page);
  await page.getByRole('banner').getByRole('button', { name: /^PagerDuty connection/ }).click();
  await connect.token.fill(token);
  await connect.connect.click();
  await connect.dialog.waitFor({ state: 'hidden' });
}

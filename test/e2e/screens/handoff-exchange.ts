import type { ElectronApplication, Page } from '@playwright/test';

/** The way of a handoff out and in. */
export function exchangeOf(page: Page) {
  const readBack = page.getByRole('region', { name: /^Read back/ });
  const verify = page.getByRole('region', { name: /^Verify/ });
  return {
    handOut: async (item: RegExp | string): Promise<void> => {
      await page.getByRole('button', { name: 'Hand out' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    },
    give: page.getByRole('button', { name: 'Give…' }),
    giveDialog: page.getByRole('dialog', { name: /^Give the handoff/ }),
    takeIn: page.getByRole('button', { name: 'Take one in…' }),
    paste: page.getByRole('button', { name: 'Paste one…' }),
    pasteDialog: page.getByRole('dialog', { name: 'Paste a handoff or an acceptance' }),
    readBack,
    lines: readBack.getByRole('textbox'),
    accept: readBack.getByRole('button', { name: 'Accept: I have the watch' }),
    accepted: page.getByRole('region', { name: 'Accepted' }),
    verify,
    verifyStep: (step: string) => verify.locator(`[data-step="${step}"]`),
  };
}

/** What the system's own dialogs for files answer from now on. */
export async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
}

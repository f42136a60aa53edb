import type { Page, TestInfo } from '@playwright/test';

/** Takes what stands on the screen in both themes, for a person to look at. */
export async function photograph(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // While the desktop is busy a window may not have got its size yet.
    await page.waitForFunction(() => innerWidth > 0 && innerHeight > 0);
    await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) });
  }
}

import type { Page, TestInfo } from '@playwright/test';

/** Takes what stands on the screen in both themes, for a person to look at. */
export async function photograph(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) });
  }
}

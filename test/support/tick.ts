import { expect, type Locator } from '@playwright/test';

/** Ticks a box or chooses a radio, and waits until the page says so: what main decides is shown once main has answered. */
export async function tick(box: Locator, on = true): Promise<void> {
  if ((await box.isChecked()) !== on) await box.click();
  await expect(box).toBeChecked({ checked: on });
}

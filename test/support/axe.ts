import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a theme may change. Names and roles stay as they are. */
const ofColours = ['color-contrast', 'link-in-text-block'];

export type AxeOptions = {
  /** A selector: only this part of the page. */
  readonly within?: string;
  /** Only these rules; without them all of axe's own. */
  readonly rules?: readonly string[];
};

/** What axe finds on the page as it stands: a line each. It is brought into the page once. */
export async function findViolations(page: Page, { within, rules }: AxeOptions = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(script);
  const options: RunOptions = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: [...rules] } }) };
  return page.evaluate(async ([root, asked]) => {
    const { axe } = window as unknown as { axe: { run: (context: Document | string, options: RunOptions) => Promise<AxeResults> } };
    const { violations } = await axe.run(root ?? document, asked);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, [within, options] as const);
}

/** The same in both themes: everything in the dark one, colours in the light one as well. Leaves the page in the light one. */
export async function findViolationsInBothThemes(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findViolations(page);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await findViolations(page, { rules: ofColours });
  return [...dark.map((line) => `dark ${line}`), ...light.map((line) => `light ${line}`)];
}

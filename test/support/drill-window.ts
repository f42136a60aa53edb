import { chromium, expect, type Page } from '@playwright/test';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where a drill that was started with WATCHKEEPER_DRILL_DEBUGGER=1 can be looked at; null while it is not there yet. */
function portOf(profile: string): string | null {
  const drills = path.join(profile, 'drills');
  const file = existsSync(drills) ? readdirSync(drills).map((id) => path.join(drills, id, 'DevToolsActivePort')).find((each) => existsSync(each)) : undefined;
  return file === undefined ? null : (readFileSync(file, 'utf8').split('\n')[0] ?? null);
}

/** The window of the drill under way: a program of its own, looked at as a browser is. */
export async function openDrillWindow(profile: string): Promise<{ readonly page: Page; readonly leave: () => Promise<void> }> {
  let port: string | null = null;
  await expect.poll(() => (port = portOf(profile))).not.toBeNull();
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = () => browser.contexts().flatMap((context) => context.pages()).find((each) => !/strip|break|note/.test(each.url()));
  await expect.poll(() => page() !== undefined).toBe(true);
  const found = page();
  if (found === undefined) throw new Error('The drill has no window.');
  return { page: found, leave: () => browser.close() };
}

import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Api } from '../../shared/ipc/contract.ts';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { tick } from '../support/tick.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

let players: string;
/** A machine on which sound works: no loudspeaker is needed to prove that a player was found and ran. */
test.beforeAll(() => {
  players = mkdtempSync(path.join(tmpdir(), 'watchkeeper-players-'));
  writeFileSync(path.join(players, 'aplay'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
});
test.afterAll(() => rmSync(players, { recursive: true, force: true }));
const withSound = () => ({ PATH: `${players}:${process.env['PATH'] ?? ''}` });

/** One incident, and at once, rather than when the demo comes to it. */
const startIncident = (page: Page) => page.evaluate(async () => {
  const { api } = window as unknown as { api: Api };
  await api.call('demo.leave', undefined);
  await api.call('incident.createLocal', { title: 'Carrier quotes time out', severity: 2 });
});

const isStrip = (page: Page) => page.url().endsWith('/strip.html');
async function findStrip(app: ElectronApplication): Promise<Page> {
  await expect.poll(() => app.windows().some(isStrip)).toBe(true);
  const strip = app.windows().find(isStrip);
  if (strip === undefined) throw new Error('The watch strip went away.');
  return strip;
}
const hasStrip = (app: ElectronApplication) => app.windows().some(isStrip);

async function prove(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prove now' }).click();
  await expect(page.getByRole('button', { name: 'Prove now' })).toHaveAttribute('aria-disabled', 'false', { timeout: 50_000 });
}

test('without a notification service the window, the tray and the strip say so; when it comes, all is well (faults 22)', async ({}, info) => {
  const watch = await openWatch({ args: ['--demo'], env: withSound(), desktop: { without: ['notifications'] } });
  try {
    const { app, page } = await watch.launch();
    const blind = page.getByRole('alert', { name: 'Blind' }).getByText(/Notifications failing/);
    const panel = page.getByRole('region', { name: 'Alert path' });
    const ofNotifications = (kind: string) => watch.events().filter((event) => event.kind === kind && /notifications/.test(event.title)).length;

    await test.step('it is said at the start', async () => {
      // On a busy machine the first answer may take longer than it is waited for.
      await expect(blind).toContainText('no notification service is running', { timeout: 60_000 });
      await expect.poll(async () => (await watch.tray.menu()).map(({ label }) => label).join('\n')).toMatch(/Blind: Notifications/);
      await expect.poll(() => ofNotifications('blind.began')).toBe(1);
    });

    await test.step('what waits is shown by the strip, above all, without taking the focus', async () => {
      await startIncident(page);
      const strip = await findStrip(app);
      await expect(strip.getByRole('heading', { name: /Carrier quotes time out/ })).toBeVisible();
      await expect(strip.getByText('no notifications')).toBeVisible();
      const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => [window.webContents.getURL().endsWith('/strip.html'), window.isAlwaysOnTop(), window.isFocused()]));
      expect(windows.find(([isTheStrip]) => isTheStrip)).toEqual([true, true, false]);
      await watch.desktop.screenshot(info.outputPath('strip.png'));
      await strip.getByRole('button', { name: 'Acknowledge' }).click();
      await expect.poll(() => watch.events().map(({ kind }) => kind)).toContain('situation.acknowledged');
    });

    await test.step('the self-test fails by its name, and the strip says it', async () => {
      await prove(page);
      await expect(panel.getByText('Not proved')).toBeVisible();
      await expect(panel.getByRole('heading', { name: 'Notification' })).toBeVisible();
      await expect.poll(watch.said).toContain('Alert path not proved');
      await findStrip(app);
    });

    await test.step('the service comes: proved by a notification that nobody is bothered with', async () => {
      await watch.desktop.startService('notifications');
      await expect(blind).toBeHidden();
      await expect.poll(() => ofNotifications('blind.ended')).toBe(1);
      await expect.poll(() => hasStrip(app)).toBe(false);
      await prove(page);
      await expect(panel.getByText('Proved', { exact: true })).toBeVisible();
      await expect(panel.getByText(/^(\d) of \1$/)).toBeVisible();
      await expect.poll(watch.displayed).toBe(0);
      await watch.desktop.screenshot(info.outputPath('proved.png'));
    });

    await test.step('it dies and returns, and that is said each time', async () => {
      await watch.desktop.stopService('notifications');
      await expect(blind).toBeVisible();
      await watch.desktop.startService('notifications');
      await expect(blind).toBeHidden();
    });
    await app.close();
  } finally {
    await watch.close();
  }
});

test('notifications that are held back are blind time, until they are let through (faults 22)', async () => {
  const watch = await openWatch({ args: ['--demo'], env: withSound() });
  try {
    const { app, page } = await watch.launch();
    const blind = page.getByRole('alert', { name: 'Blind' }).getByText(/do not disturb/);
    await expect(page.getByRole('region', { name: 'Alert path' })).toBeVisible();
    await watch.mute(true);
    await expect(blind).toBeVisible();
    await watch.mute(false);
    await expect(blind).toBeHidden();
    await app.close();
  } finally {
    await watch.close();
  }
});

test('a panel that comes late or restarts gets the icon; while there is none, a notification says so (faults 22)', async () => {
  const watch = await openWatch({ args: ['--demo'], env: withSound(), desktop: { without: ['tray'] } });
  try {
    const { app, page } = await watch.launch();
    const panel = page.getByRole('region', { name: 'Alert path' });
    const tooltip = () => watch.trayTooltip().catch(() => '');
    await prove(page);
    await expect(panel.getByRole('heading', { name: 'Tray icon' })).toBeVisible();
    await expect.poll(watch.notifications).toMatch(/Alert path: tray icon failed/);

    await watch.desktop.startService('tray');
    await expect.poll(tooltip).not.toBe('');
    await prove(page);
    await expect(panel.getByRole('heading', { name: 'Tray icon' })).toBeHidden();

    await watch.desktop.stopService('tray');
    await expect.poll(tooltip).toBe('');
    await watch.desktop.startService('tray');
    await expect.poll(tooltip).not.toBe('');
    await prove(page);
    await expect(panel.getByText('Proved', { exact: true })).toBeVisible();
    await app.close();
  } finally {
    await watch.close();
  }
});

test('the watch strip: by keyboard, in both themes, where it was left, and behind the same walls', async ({}, info) => {
  const watch = await openWatch({ args: ['--demo'], env: withSound() });
  try {
    const { app, page } = await watch.launch();
    const choose = async (mode: string) => {
      await page.getByRole('button', { name: 'Preferences' }).click();
      await tick(page.getByRole('radio', { name: mode, exact: true }));
      await page.keyboard.press('Escape');
    };
    await startIncident(page);
    await choose('Always');
    let strip = await findStrip(app);
    await expect(strip.getByRole('heading', { name: /Carrier quotes time out/ })).toBeVisible();
    await expect(strip.getByRole('timer', { name: /due in/ })).toBeVisible();

    await test.step('axe finds nothing, in both themes', async () => {
      for (const theme of ['dark', 'light'] as const) {
        await strip.emulateMedia({ colorScheme: theme });
        await strip.screenshot({ path: info.outputPath(`strip-${theme}.png`) });
      }
      expect(await findViolationsInBothThemes(strip)).toEqual([]);
    });

    await test.step('the walls hold', async () => {
      const call = (name: string, input: unknown) => strip.evaluate(([asked, given]) => (window as unknown as { api: Api }).api.call(asked as never, given as never) as Promise<unknown>, [name, input] as const);
      expect(await call('preferences.set', { demo: false })).toMatchObject({ ok: false, problem: { code: 'refused' } });
      expect(await call('preferences.get', undefined)).toMatchObject({ ok: true });
      expect(await strip.evaluate(() => fetch('https://example.com').then(() => 'reached', () => 'refused'))).toBe('refused');
      expect(await strip.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
      // Another file of ours may be loaded, but main does not listen to it.
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/strip.html'))?.loadURL('watchkeeper://app/stopped.html'));
      await strip.waitForURL('**/stopped.html');
      expect(await call('preferences.get', undefined)).toMatchObject({ ok: false, problem: { code: 'refused' } });
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/stopped.html'))?.loadURL('watchkeeper://app/strip.html'));
      await strip.waitForURL('**/strip.html');
    });

    await test.step('it is acknowledged with two keys', async () => {
      strip = await findStrip(app);
      await expect(strip.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
      await strip.keyboard.press('Tab');
      await expect(strip.getByRole('button', { name: 'Acknowledge' })).toBeFocused();
      await strip.keyboard.press('Enter');
      await expect(strip.getByText('Acknowledged')).toBeVisible();
      await expect.poll(() => watch.events().map(({ kind }) => kind)).toContain('situation.acknowledged');
    });

    await test.step('it comes back where it was left', async () => {
      const bounds = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/strip.html'))?.getBounds());
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/strip.html'))?.setPosition(120, 90));
      await expect.poll(bounds).toMatchObject({ x: 120, y: 90 });
      await choose('Off');
      await expect.poll(() => hasStrip(app)).toBe(false);
      await choose('Always');
      await findStrip(app);
      await expect.poll(bounds).toMatchObject({ x: 120, y: 90 });
    });

    await test.step('Escape puts it away', async () => {
      strip = await findStrip(app);
      await expect(strip.getByRole('button', { name: /Put away/ })).toBeVisible();
      // It is gone before the key is up, which the driver takes for a failure.
      await strip.keyboard.press('Escape').catch(() => {});
      await expect.poll(() => hasStrip(app)).toBe(false);
    });
    await app.close();
  } finally {
    await watch.close();
  }
});

test('what a second start is given changes nothing: no policy, no write, no other page (faults 16)', async ({}, info) => {
  const policy = info.outputPath('other.yaml');
  writeFileSync(policy, 'watchkeeper: 1\nteam: { name: Somebody else }\n');
  const watch = await openWatch({ args: ['--demo'], env: withSound() });
  try {
    const { app, page } = await watch.launch();
    await expect(page.getByRole('heading', { name: 'Now', level: 1 })).toBeVisible();
    await startIncident(page);
    await expect(page.getByRole('heading', { name: /Carrier quotes time out/ }).first()).toBeVisible();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const before = watch.events().filter(({ kind }) => kind === 'policy.loaded').length;
    const second = await watch.runAgain([`--policy=${policy}`, 'watchkeeper://app/#acknowledge/all', 'watchkeeper://situation/acknowledge?id=1', 'javascript:alert(1)']);
    expect(second.code).toBe(0);
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([false]);
    expect(watch.events().filter(({ kind }) => kind === 'policy.loaded')).toHaveLength(before);
    expect(watch.events().map(({ kind }) => kind)).not.toContain('situation.acknowledged');
    expect(page.url()).toMatch(/^watchkeeper:\/\/app\/(#now.*)?$/);
    await app.close();
  } finally {
    await watch.close();
  }
});

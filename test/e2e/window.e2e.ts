import { expect, test, type ElectronApplication } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openWatch } from '../support/desktop-app.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const place = { x: 140, y: 120, width: 900, height: 640 };
const placeOf = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
const pages = (app: ElectronApplication) => app.evaluate(({ app: electron }) => electron.getAppMetrics().filter(({ type }) => type === 'Tab').length);

/** The words of an Exec line of the Desktop Entry Specification. */
function wordsOf(exec: string): readonly string[] {
  return [...exec.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, word]) => (word ?? '').replaceAll(/\\(.)/g, '$1').replaceAll('%%', '%'));
}

test('the window is gone when it is closed, and comes back where it stood with the same screen', async () => {
  const watch = await openWatch({ args: ['--demo'] });
  try {
    const first = await watch.launch();
    await shellOf(first.page).go('Health');
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    await expect.poll(() => placeOf(first.app)).toMatchObject(place);

    await test.step('closed, nothing of it runs', async () => {
      await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await expect.poll(() => first.app.windows().length).toBe(0);
      await expect.poll(() => pages(first.app)).toBe(0);
    });
    await test.step('closed for the first time, it says that the watch goes on', async () => {
      await expect.poll(watch.notifications).toContain('Watchkeeper keeps watching from the tray');
    });
    await test.step('opened from the tray', async () => {
      const opened = first.app.waitForEvent('window');
      await watch.tray.choose('Open Watchkeeper');
      await expect(shellOf(await opened).heading('Health')).toBeVisible();
      await expect.poll(() => placeOf(first.app)).toEqual(place);
    });
    await test.step('after the next start', async () => {
      await first.app.close();
      const second = await watch.launch();
      await expect(shellOf(second.page).heading('Health')).toBeVisible();
      await expect.poll(() => placeOf(second.app)).toEqual(place);
      await second.app.close();
    });
  } finally {
    await watch.close();
  }
});

test('start at login writes an entry that starts the watch without a window, and takes it away again', async () => {
  const watch = await openWatch({ args: ['--demo'] });
  const entry = path.join(watch.config, 'autostart', 'watchkeeper.desktop');
  try {
    const { app, page } = await watch.launch();
    const atLogin = shellOf(page).dialog('Preferences').getByRole('switch', { name: 'Start at login' });
    await shellOf(page).preferences.click();
    await expect(atLogin).not.toBeChecked();
    await atLogin.click();
    await expect(atLogin).toBeChecked();
    const written = () => (existsSync(entry) ? /^Exec=(.*)$/m.exec(readFileSync(entry, 'utf8'))?.[1] : undefined) ?? '';
    await expect.poll(written).not.toBe('');
    const exec = written();
    await app.close();
    await expect.poll(watch.trayTooltip).toBe('');

    const [command = '', ...words] = wordsOf(exec);
    expect(words).toContain('--hidden');
    const started = spawn(command, words, { env: { ...watch.desktop.env, XDG_CONFIG_HOME: watch.config }, stdio: 'ignore' });
    const gone = new Promise((resolve) => started.once('exit', (code, signal) => resolve(signal ?? code)));
    await expect.poll(watch.trayTooltip).toMatch(/^Watchkeeper/);
    await expect.poll(() => watch.events().at(-1)?.kind).not.toBe('app.stopped');
    await watch.tray.choose('Quit');
    expect(await gone).toBe(0);

    const again = await watch.launch();
    await shellOf(again.page).preferences.click();
    const still = shellOf(again.page).dialog('Preferences').getByRole('switch', { name: 'Start at login' });
    await expect(still).toBeChecked();
    await still.click();
    await expect(still).not.toBeChecked();
    await expect.poll(() => existsSync(entry)).toBe(false);
    await again.app.close();
  } finally {
    await watch.close();
  }
});

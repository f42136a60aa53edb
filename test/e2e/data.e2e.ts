import { expect, test, type ElectronApplication } from '@playwright/test';
import { copyFileSync, readdirSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { openWatch, type Watch } from '../support/desktop-app.ts';
import { filesHolding } from '../support/files-holding.ts';
import { photograph } from '../support/pictures.ts';
import { healthOf } from './screens/health.ts';
import { settingsOf } from './screens/settings.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** The system's dialogs answer with this file. */
const choose = (app: ElectronApplication, file: string) => app.evaluate(({ dialog }, chosen) => {
  dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
}, file);

/** Does what ends the program for a new start, and starts it as that would: the test has to hold the new one. */
async function restarted(watch: Watch, app: ElectronApplication, act: () => Promise<void>) {
  await app.evaluate(({ app: electron }) => {
    Object.assign(globalThis, { relaunches: 0 });
    electron.relaunch = () => Object.assign(globalThis, { relaunches: 1 });
  });
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  await act();
  await ended;
  return watch.launch();
}

test('a backup, erasing everything, and restoring brings all of it back; a cut-off backup is refused with the reason', async ({}, info) => {
  const file = info.outputPath('watchkeeper-copy.zip');
  const watch = await openWatch();
  try {
    let { app, page } = await watch.launch();
    await test.step('something to lose', async () => {
      await shellOf(page).demo.getByRole('button', { name: 'Leave the demo' }).click();
      await page.evaluate(async () => {
        const { api } = window as unknown as { api: { call: (name: string, input: unknown) => Promise<unknown> } };
        await api.call('check.create', { name: 'Kept check', target: { type: 'tcp', host: '127.0.0.1', port: 9 }, rhythm: { intervalSeconds: 600 } });
        await api.call('incident.createLocal', { title: 'A night to remember', severity: 3 });
        await api.call('preferences.set', { person: 'Kim Doe', theme: 'dark' });
        localStorage.setItem('watchkeeper.draft', JSON.stringify('typed and not sent'));
      });
      await expect.poll(() => watch.events().some(({ title }) => title.includes('A night to remember'))).toBe(true);
    });

    await test.step('back up, and see that a spoilt copy is refused', async () => {
      const settings = settingsOf(page);
      await settings.show('Data');
      await photograph(page, info, 'data');
      await choose(app, file);
      await settings.backUp.click();
      await expect(settings.group('Back up')).toContainText('read back whole');
      const spoilt = info.outputPath('spoilt.zip');
      copyFileSync(file, spoilt);
      truncateSync(spoilt, 5000);
      await choose(app, spoilt);
      await settings.choose.click();
      await expect(settings.group('Restore')).toContainText(/spoilt\.zip cannot be restored\..*cut off.*Nothing was changed/);
    });

    await test.step('erase everything', async () => {
      const settings = settingsOf(page);
      await expect(settings.erase).toBeDisabled();
      await settings.eraseWord.fill('ERASE');
      ({ app, page } = await restarted(watch, app, () => settings.erase.click()));
      await expect(shellOf(page).demo).toBeVisible();
      expect(watch.events().some(({ title }) => title.includes('A night to remember'))).toBe(false);
      expect(await page.evaluate(() => localStorage.getItem('watchkeeper.draft'))).toBeNull();
      expect(filesHolding(watch.profile, 'A night to remember')).toEqual([]);
    });

    await test.step('look into the backup, and restore it', async () => {
      const settings = settingsOf(page);
      await settings.show('Data');
      await choose(app, file);
      await settings.choose.click();
      await expect(settings.preview).toContainText('This backup is whole');
      await expect(settings.preview).toContainText('not an earlier state of what is here');
      await photograph(page, info, 'preview');
      ({ app, page } = await restarted(watch, app, () => settings.restore.click()));
      await expect(page.getByText('The backup is restored')).toBeVisible();
      expect(watch.events().some(({ title }) => title.includes('A night to remember'))).toBe(true);
      expect(watch.integrity()).toBe('ok');
      await shellOf(page).go('Health');
      await expect(healthOf(page).row('Kept check')).toBeVisible();
      await expect(shellOf(page).demo).toBeHidden();
      const kept: unknown = await page.evaluate(async () => (window as unknown as { api: { call: (name: string, input: unknown) => Promise<unknown> } }).api.call('preferences.get', undefined));
      expect(kept).toMatchObject({ ok: true, value: { person: 'Kim Doe', theme: 'dark' } });
      const backups = readdirSync(path.join(watch.profile, 'backups'));
      expect(backups.some((name) => name.startsWith('before-restore-'))).toBe(true);
      // It was acted on: the next start is an ordinary one.
      expect(backups).not.toContain('restored.json');
    });
    await app.close();
  } finally {
    await watch.close();
  }
});

import { expect, test } from '@playwright/test';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { openWatch } from '../support/desktop-app.ts';
import { filesHolding } from '../support/files-holding.ts';
import { photograph } from '../support/pictures.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** Files under a folder that hold a text, as it is or in base64. */
const filesWith = (folder: string, text: string): readonly string[] => filesHolding(folder, text, Buffer.from(text).toString('base64'));

test('without a keyring nothing is kept in clear unless the person agrees; a refused token is loud; disconnecting erases it (faults 21)', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const watch = await openWatch({ desktop: { keyring: false }, env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const first = await watch.launch();
    await test.step('a wrong token is said plainly, and what was typed stays', async () => {
      const [shell, connect] = [shellOf(first.page), connectDialogOf(first.page)];
      await shell.demo.getByRole('button', { name: 'Connect your own' }).click();
      await photograph(first.page, info, 'connect');
      await connect.token.fill('wrong-token-1234');
      await connect.connect.click();
      await expect(connect.alert).toContainText('This system has no keyring');
      await photograph(first.page, info, 'no-keyring');
      await connect.sessionOnly.click();
      await expect(connect.alert).toContainText('PagerDuty does not accept this token.');
      await expect(connect.alert).toContainText('Nothing was changed.');
      await expect(connect.token).toHaveValue('wrong-token-1234');
      await expect(connect.token).toBeFocused();
      await photograph(first.page, info, 'wrong-token');
      expect(filesWith(watch.profile, 'wrong-token-1234')).toEqual([]);
      expect(watch.said()).not.toContain('wrong-token-1234');
    });
    await test.step('for this session only: in memory, and nowhere else', async () => {
      const [shell, connect] = [shellOf(first.page), connectDialogOf(first.page)];
      await connect.token.fill(adasToken);
      await connect.connect.click();
      await expect(connect.dialog).toBeHidden();
      await expect(shell.connection).toContainText('Ada');
      await expect(shell.demo).toBeHidden();
      await shell.connection.click();
      await expect(connect.dialog).toContainText('in memory until Watchkeeper quits');
      expect(existsSync(path.join(watch.profile, 'secrets.json'))).toBe(false);
      expect(filesWith(watch.profile, adasToken)).toEqual([]);
      await first.app.close();
      expect(filesHolding(watch.profile, 'ada@example.com').filter((name) => !/^(watchkeeper\.db|preferences\.json)/.test(name)), 'Chromium keeps no copy of an answer').toEqual([]);
    });

    const second = await watch.launch();
    const [shell, connect] = [shellOf(second.page), connectDialogOf(second.page)];
    await test.step('after the next start it is gone, and the app says that it sees nothing', async () => {
      await expect(shell.connection).toContainText('Token refused');
      await expect(shell.blind).toContainText('kept for one session');
      await expect.poll(watch.trayTooltip).toMatch(/Blind: .*PagerDuty/);
      await photograph(second.page, info, 'session-over');
    });
    await test.step('kept unencrypted, because the person says so: readable by the person alone', async () => {
      await shell.connection.click();
      await connect.token.fill(adasToken);
      await connect.connect.click();
      await connect.unencrypted.click();
      await expect(connect.dialog).toBeHidden();
      await expect(shell.connection).toContainText('Ada');
      await expect(shell.blind).toBeHidden();
      await shell.connection.click();
      await expect(connect.dialog).toContainText('unencrypted in a file, as you agreed');
      await photograph(second.page, info, 'connected');
      expect(filesWith(watch.profile, adasToken)).toEqual(['secrets.json']);
      expect(statSync(path.join(watch.profile, 'secrets.json')).mode & 0o777).toBe(0o600);
      await connect.close.click();
      await second.app.close();
    });

    // Revoked over night, while nobody looked.
    simulator.fail({ times: Infinity, answer: { status: 401, body: { error: { message: 'Access Denied', code: 2006 } } } });
    const third = await watch.launch();
    await test.step('a token that is revoked is loud: tray, header and banner', async () => {
      const there = shellOf(third.page);
      await expect(there.connection).toContainText('Token refused');
      await expect(there.blind).toContainText('PagerDuty does not accept this token');
      await expect.poll(watch.trayTooltip).toMatch(/Blind: .*PagerDuty/);
      expect(watch.events().map(({ title }) => title)).toContain('Blind: PagerDuty, token refused');
      await photograph(third.page, info, 'revoked');
    });
    await test.step('disconnecting erases it', async () => {
      const [there, dialog] = [shellOf(third.page), connectDialogOf(third.page)];
      await there.connection.click();
      await dialog.disconnect.click();
      await expect(there.connection).toContainText('Connect PagerDuty');
      await expect(there.messages).toContainText('The token was erased here');
      await expect(there.blind).toBeHidden();
      await photograph(third.page, info, 'disconnected');
      expect(filesWith(watch.profile, adasToken)).toEqual([]);
      expect(watch.said()).not.toContain(adasToken);
      await third.app.close();
    });
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

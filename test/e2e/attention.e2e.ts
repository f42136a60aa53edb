import { expect, test } from '@playwright/test';
import { run } from '../../electron/dev/steps/run.mjs';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { atAnyHour, openWatch } from '../support/desktop-app.ts';
import { openFullScreenProgram } from '../support/full-screen-program.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('while another program fills the screen SEV-3 waits and SEV-1 is heard; closed, SEV-3 is told once (A12)', async ({}, info) => {
  test.setTimeout(300_000);
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const watch = await openWatch({ policy: atAnyHour, env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  const shown = () => watch.events().filter(({ kind }) => kind === 'alert.shown').map(({ title }) => title);
  const inFront = async (): Promise<string> => {
    const [, id = ''] = /# (0x[0-9a-f]+)/.exec((await run('xprop', ['-root', '_NET_ACTIVE_WINDOW'], { env: watch.desktop.env })).output) ?? [];
    return id === '' ? '' : (await run('xprop', ['-id', id, '_NET_WM_NAME', '_NET_WM_STATE'], { env: watch.desktop.env })).output;
  };
  const slow = { timeout: 90_000 };
  try {
    const { app, page } = await watch.launch();
    const [shell, connect] = [shellOf(page), connectDialogOf(page)];
    const quiet = page.getByRole('region', { name: 'Kept quiet' });
    await shell.connection.click();
    await connect.token.fill(adasToken);
    await connect.connect.click();
    await expect(shell.messages).toContainText('Connected as Ada');

    await test.step('our own window does not count, even when it fills the screen', async () => {
      await app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setFullScreen(true);
        window?.focus();
      });
      await expect.poll(inFront, slow).toMatch(/Watchkeeper[^]*_NET_WM_STATE_FULLSCREEN/);
      simulator.trigger({ serviceId: 'SVC', title: 'Search is slow', priorityId: 'P3' });
      await shell.askNow();
      await expect.poll(shown, slow).toContain('SEV-3 · Search is slow');
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setFullScreen(false));
      await expect.poll(inFront, slow).not.toContain('_NET_WM_STATE_FULLSCREEN');
    });

    const slides = await openFullScreenProgram(watch.desktop);
    await test.step('somebody else’s does: SEV-3 waits, and Now says why and since when', async () => {
      await expect.poll(inFront, slow).toMatch(/Slides[^]*_NET_WM_STATE_FULLSCREEN/);
      // In its turn: what comes within two seconds is decided by the look before, when nothing filled the screen.
      simulator.trigger({ serviceId: 'SVC', title: 'Exports are slow', priorityId: 'P3' });
      await expect(quiet).toContainText(/One alert waits: something fills the screen since \d\d:\d\d .*told once when it ends/, slow);
      await expect(quiet).toContainText('Exports are slow');
      await expect.poll(watch.said).toContain('ALERT held: SEV-3 · Exports are slow (full-screen)');
      expect(shown()).not.toContain('SEV-3 · Exports are slow');
      await page.screenshot({ path: info.outputPath('held.png') });
    });

    await test.step('SEV-1 is heard through it', async () => {
      simulator.trigger({ serviceId: 'SVC', title: 'Payments are down', priorityId: 'P1' });
      await shell.askNow();
      await expect.poll(shown, slow).toContain('SEV-1 · Payments are down');
      expect(shown()).not.toContain('SEV-3 · Exports are slow');
      await watch.desktop.screenshot(info.outputPath('presenting.png'));
    });

    await test.step('it ends, and SEV-3 is told once', async () => {
      await slides.close();
      await expect.poll(shown, slow).toContain('SEV-3 · Exports are slow');
      await expect(quiet).toHaveCount(0);
      simulator.trigger({ serviceId: 'SVC', title: 'Reports are slow', priorityId: 'P3' });
      await shell.askNow();
      await expect.poll(shown, slow).toContain('SEV-3 · Reports are slow');
      expect(shown().filter((title) => title === 'SEV-3 · Exports are slow')).toHaveLength(1);
    });

    await test.step('the preferences say what this desktop tells, and the choice is kept', async () => {
      await shell.preferences.click();
      const choices = page.getByRole('group', { name: 'Wait with alerts while' });
      await expect(choices).toContainText('This desktop does not say when the screen is shared');
      const fills = choices.getByRole('switch', { name: 'Something fills the screen' });
      await expect(fills).toHaveAccessibleDescription('Not so now. Windows of Watchkeeper do not count.');
      await page.screenshot({ path: info.outputPath('preferences.png') });
      await fills.click();
      await expect(fills).not.toBeChecked();
    });
    await app.close();
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

import { expect, test } from '@playwright/test';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { atAnyHour, openWatch } from '../support/desktop-app.ts';
import { connectWith } from './screens/connect-dialog.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('the tray menu acknowledges, opens a situation in a window that was closed, and quits', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const urgent = simulator.trigger({ serviceId: 'SVC', title: 'Payments & refunds fail', priorityId: 'P1' });
  simulator.trigger({ serviceId: 'SVC', title: 'Reports are late', priorityId: 'P3' });
  const watch = await openWatch({ policy: atAnyHour, env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const labels = async () => (await watch.tray.menu()).map(({ label }) => label);

    await test.step('what it says', async () => {
      await connectWith(page, adasToken);
      await expect.poll(labels).toContain('Alerting: 2 not acknowledged');
      await expect.poll(labels).toEqual(expect.arrayContaining(['SEV-1 · Payments & refunds fail', 'SEV-3 · Reports are late', 'Open Watchkeeper', 'Quit']));
      await expect.poll(watch.trayTooltip).toMatch(/Alerting: 2 not acknowledged/);
      await expect.poll(watch.displayed).toBe(2);
      await watch.desktop.screenshot(info.outputPath('alerting.png'));
    });

    await test.step('acknowledge', async () => {
      await watch.tray.choose('SEV-1', 'Acknowledge');
      await expect.poll(() => simulator.writes().length).toBe(1);
      expect(simulator.writes()[0]).toMatchObject({ method: 'PUT', path: `/incidents/${urgent}`, headers: { from: 'ada@example.com' }, body: { incident: { status: 'acknowledged' } }, status: 200 });
      await expect.poll(labels).toContain('SEV-1 · Payments & refunds fail (acknowledged)');
      await expect.poll(watch.displayed).toBe(1);
      await expect(nowOf(page).card(/Payments/)).toContainText('Acknowledged');
    });

    await test.step('open a situation: the window comes back with it', async () => {
      await shellOf(page).go('Timeline');
      await page.close();
      await expect.poll(() => app.windows().length).toBe(0);
      const opened = app.waitForEvent('window');
      await watch.tray.choose('SEV-3', 'Open');
      await expect(nowOf(await opened).card('Reports are late')).toBeFocused();
    });

    await test.step('a click on the icon brings the window to the front', async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
      await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([true]);
      await watch.tray.click();
      await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => !window.isMinimized() && window.isFocused()))).toEqual([true]);
    });

    await test.step('quit: nothing is left on the screen', async () => {
      const main = app.process();
      const gone = new Promise((resolve) => main.once('exit', resolve));
      await watch.tray.choose('Quit');
      expect(await gone).toBe(0);
      expect(watch.events().at(-1)?.kind).toBe('app.stopped');
      await expect.poll(watch.displayed).toBe(0);
      await expect.poll(watch.trayTooltip).toBe('');
    });
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { tabRound } from '../support/tab-stops.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { healthOf } from './screens/health.ts';
import { nowOf } from './screens/now.ts';
import { shellOf, type ScreenName } from './screens/shell.ts';
import { timelineOf } from './screens/timeline.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

async function expectAllReachable(page: Page, root?: string): Promise<void> {
  const { stops, missed } = await tabRound(page, root);
  expect(missed).toEqual([]);
  expect(stops.length).toBeGreaterThan(2);
  expect(stops.filter(({ marked }) => !marked).map(({ name }) => name), 'focused without a mark').toEqual([]);
  expect(stops.filter(({ inView }) => !inView).map(({ name }) => name), 'focused out of view').toEqual([]);
}

test('everything is done by the keyboard alone, with the focus in sight and where it belongs', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const policy = info.outputPath('policy.yaml');
  writeFileSync(policy, `watchkeeper: 1
team: { name: Checkout team }
checks:
  - { id: checkout, name: Checkout API, severity: 4, target: { type: tcp, host: 127.0.0.1, port: 9 }, rhythm: { intervalSeconds: 1, retrySeconds: 1, timeoutSeconds: 1, failuresToDown: 1 } }
  - { id: quotes, name: Quotes API, target: { type: tcp, host: 127.0.0.1, port: 9 }, rhythm: { intervalSeconds: 600, retrySeconds: 600, timeoutSeconds: 1 } }
`);
  for (const [priorityId, title] of [['P1', 'Payments fail'], ['P2', 'Quotes are slow'], ['P3', 'Reports are late'], ['P3', 'Mails wait']] as const) simulator.trigger({ serviceId: 'SVC', title, priorityId });
  const watch = await openWatch({ args: [`--policy=${policy}`], env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const [shell, now, health, timeline] = [shellOf(page), nowOf(page), healthOf(page), timelineOf(page)];
    const press = (keys: string) => page.keyboard.press(keys);
    const acknowledged = () => simulator.writes().length;

    await test.step('connect from the palette', async () => {
      await expect(shell.heading('Now')).toBeVisible();
      await press('Control+k');
      await expect(shell.dialog('Commands').getByRole('combobox')).toBeFocused();
      await page.keyboard.type('connect');
      await photograph(page, info, 'palette');
      await press('Enter');
      await expect(connectDialogOf(page).token).toBeFocused();
      await page.keyboard.type(adasToken);
      await press('Enter');
      await expect(connectDialogOf(page).dialog).toBeHidden();
      await expect(now.card('Payments fail')).toBeVisible();
      await expect(now.card(/Checkout API/)).toBeVisible();
    });

    await test.step('a failing check alone is run as a local incident', async () => {
      await now.card(/Checkout API/).focus();
      await press('i');
      const start = shell.dialog('Start a local incident');
      await expect(start.getByRole('textbox', { name: 'Title' })).toHaveValue(/Checkout API/);
      await expect(start.getByRole('radio', { name: 'SEV-4' })).toBeChecked();
      await press('Escape');
      await expect(now.card(/Checkout API/)).toBeFocused();
    });

    await test.step('every control of every screen is reached, marked and in view', async () => {
      await photograph(page, info, 'now');
      await expectAllReachable(page);
      await press('Control+2');
      await expect(shell.heading('Incidents')).toBeVisible();
      await expect(page.getByRole('button', { name: /Payments fail/ })).toBeVisible();
      await expectAllReachable(page);
      await press(await shell.keysOf('Health'));
      await expect(shell.heading('Health')).toBeVisible();
      await health.name('Checkout API').focus();
      await press('Enter');
      await expect(health.details('Checkout API')).toBeVisible();
      await expectAllReachable(page);
      await press(await shell.keysOf('Timeline'));
      await expect(timeline.event(/Payments fail/).first()).toBeVisible();
      await timeline.event(/Payments fail/).first().press('Enter');
      await photograph(page, info, 'timeline');
      await expectAllReachable(page);
    });

    await test.step('acknowledge in two keystrokes from anywhere', async () => {
      for (const [index, screen] of (['Now', 'Incidents', 'Health'] satisfies ScreenName[]).entries()) {
        await press(await shell.keysOf(screen));
        await expect(shell.heading(screen)).toBeVisible();
        if (index === 0) {
          await press('a');
          await expect(shell.dialog('Acknowledge')).toBeVisible();
          await photograph(page, info, 'acknowledge');
          await press('Escape');
          await expect(shell.dialog('Acknowledge')).toBeHidden();
        }
        await press('a');
        await expect(shell.dialog('Acknowledge')).toBeVisible();
        await press('Enter');
        await expect.poll(acknowledged).toBe(index + 1);
        await expect(shell.dialog('Acknowledge')).toBeHidden();
      }
      // While typing in a dialog: what is typed stays.
      await press('Control+k');
      await expect(shell.dialog('Commands').getByRole('combobox')).toBeFocused();
      await page.keyboard.type('theme');
      await press('Control+Shift+a');
      await expect(shell.dialog('Acknowledge')).toBeVisible();
      await press('Enter');
      await expect.poll(acknowledged).toBe(4);
      await expect(shell.dialog('Commands').getByRole('combobox')).toHaveValue('theme');
      await expect(shell.dialog('Commands').getByRole('combobox')).toBeFocused();
      await press('Escape');
      await expect(shell.dialog('Commands')).toBeHidden();
      await press('Control+1');
      const order = simulator.writes().map(({ path }) => simulator.incident(path.split('/').at(-1) ?? '').title);
      expect(order.slice(0, 2)).toEqual(['Payments fail', 'Quotes are slow']);
      expect(new Set(order).size).toBe(4);
    });

    await test.step('dialogs keep the focus and give it back', async () => {
      for (const [opener, name] of [[shell.commands, 'Commands'], [shell.shortcuts, 'Keyboard shortcuts'], [shell.preferences, 'Preferences'], [shell.connection, /PagerDuty/]] as const) {
        await opener.focus();
        await press('Enter');
        await expect(shell.dialog(name)).toBeVisible();
        await photograph(page, info, typeof name === 'string' ? name.toLowerCase().replaceAll(' ', '-') : 'connection');
        const { stops, missed } = await tabRound(page, 'dialog[open]');
        expect(missed).toEqual([]);
        expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body)).toBe(true);
        expect(stops.length).toBeGreaterThan(0);
        await press('Escape');
        await expect(shell.dialog(name)).toBeHidden();
        await expect(opener).toBeFocused();
      }
      // One that came from the palette gives it back to what had it before the palette.
      await shell.preferences.focus();
      await shell.command('keyboard shortcuts');
      await expect(shell.dialog('Keyboard shortcuts')).toBeVisible();
      await press('Escape');
      await expect(shell.preferences).toBeFocused();
      // And to the screen, where nothing had it, or what had it is gone.
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await shell.command('keyboard shortcuts');
      await expect(shell.dialog('Keyboard shortcuts')).toBeVisible();
      await press('Escape');
      await expect(page.getByRole('main')).toBeFocused();
      await shell.preferences.focus();
      await shell.command('keyboard shortcuts');
      await expect(shell.dialog('Keyboard shortcuts')).toBeVisible();
      const took = await shell.preferences.evaluateHandle((element) => ({ element, parent: element.parentElement, next: element.nextElementSibling }));
      await took.evaluate(({ element }) => element.remove());
      await press('Escape');
      await expect(page.getByRole('main')).toBeFocused();
      await took.evaluate(({ element, parent, next }) => void parent?.insertBefore(element, next));
    });

    await test.step('health: from row to row, into the details and back', async () => {
      await press(await shell.keysOf('Health'));
      await health.name('Checkout API').focus();
      await press('ArrowDown');
      await expect(health.name('Quotes API')).toBeFocused();
      await press('Enter');
      await expect(health.details('Quotes API')).toBeVisible();
      await health.action('Quotes API', 'Close the details').press('Enter');
      await expect(health.details('Quotes API')).toBeHidden();
      await expect(health.name('Quotes API')).toBeFocused();
    });

    await test.step('timeline: filters, histogram and rows', async () => {
      await press('/');
      await expect(timeline.search).toBeFocused();
      await page.keyboard.type('payments');
      await expect(timeline.event(/Quotes are slow/)).toHaveCount(0);
      await expect(timeline.event(/Payments fail/).first()).toBeVisible();
      await press('ArrowDown');
      await expect(timeline.list.locator(':focus')).toHaveCount(1);
      await press('Enter');
      await expect(timeline.list.locator(':focus')).toHaveAttribute('aria-expanded', 'true');
      await press('c');
      await expect(shell.messages).toContainText('Line copied');
      await press('/');
      await expect(timeline.search).toBeFocused();
      await press('Escape');
      await expect(timeline.search).toHaveValue('');
      await timeline.filter('Severity').focus();
      await press('Enter');
      await expect(timeline.choice('SEV-1')).toBeFocused();
      await press('Enter');
      await press('Escape');
      await expect(timeline.filter('Severity')).toBeFocused();
      await expect(timeline.filter('Severity')).toContainText('1');
      await expect(timeline.event(/Mails wait/)).toHaveCount(0);
      await timeline.clear.press('Enter');
      await expect(timeline.event(/Mails wait/).first()).toBeVisible();
      expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
      await timeline.density.focus();
      await press('ArrowLeft');
      await expect(timeline.density).not.toHaveAttribute('aria-valuetext', /^Nothing marked/);
      await press('Escape');
      await expect(timeline.density).toHaveAttribute('aria-valuetext', /^Nothing marked/);
    });
    await app.close();
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

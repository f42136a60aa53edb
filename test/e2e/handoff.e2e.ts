import { expect, test } from '@playwright/test';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { connectWith } from './screens/connect-dialog.ts';
import { handoffOf } from './screens/handoff.ts';
import { nowOf } from './screens/now.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('a handoff is compiled from an incident, written in, compiled again and found whole after kill -9 (S32, S33, F4, A35)', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  simulator.trigger({ serviceId: 'SVC', title: 'Payments fail', priorityId: 'P1' });
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const handoff = handoffOf(page);
    const issue = handoff.entries('Active Issues').first();

    await test.step('begun and compiled: the open incident stands in it, and what it lacks is named', async () => {
      await connectWith(page, adasToken);
      await expect(nowOf(page).card(/Payments fail/)).toBeVisible();
      await page.keyboard.press('a');
      await expect(page.getByRole('dialog', { name: 'Acknowledge' })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(nowOf(page).card(/Payments fail/)).toContainText('Acknowledged');
      await handoff.enter('Begin the handoff');
      await page.keyboard.press('c');
      await expect(handoff.part(issue, 'What it is')).toHaveValue('Payments fail');
      await expect(handoff.part(issue, 'Severity')).toHaveValue('SEV-1');
      await expect(handoff.left).toContainText('Payments fail');
      const point = handoff.quality.getByRole('listitem').filter({ hasText: 'What is to be done has an owner and a time' });
      await expect(point).toContainText('ETA');
      await point.getByRole('button', { name: /^Show/ }).click();
      await expect(issue.locator(':focus')).toHaveCount(1);
    });

    await test.step('a person writes in it, strikes a line and adds words of their own', async () => {
      await handoff.part(issue, 'Next step').fill('Call the bank, then roll back');
      await handoff.part(issue, 'ETA').fill('unknown');
      await expect(handoff.left).toContainText('written in');
      const line = handoff.entries('Active Incidents').filter({ has: page.locator('[data-part]') }).first();
      await line.locator('[data-part]').first().focus();
      await page.keyboard.press('Alt+x');
      await expect(line).toContainText('struck out');
      await handoff.write('Customer Impact').click();
      await expect(handoff.editor('Customer Impact')).toBeFocused();
      await page.keyboard.type('Two **partners** wait for a call back.');
      await page.keyboard.press('Escape');
      await expect(handoff.field('Customer Impact').locator('strong')).toHaveText('partners');
      await expect(handoff.saved).toBeVisible();
    });

    await test.step('evidence goes on, compiling again takes it in, and nothing that was written or struck is touched', async () => {
      await handoff.part(issue, 'Status').fill('Nearly done');
      await handoff.part(issue, 'Status').blur();
      await page.keyboard.press('Control+2');
      await page.getByRole('button', { name: /Payments fail/ }).first().click();
      await expect(page.getByRole('group', { name: 'Status' })).toBeVisible();
      await page.keyboard.press('m');
      await expect(page.getByRole('group', { name: 'Status' }).getByRole('button', { name: /Mitigating/ })).toHaveAttribute('aria-pressed', 'true');
      await handoff.enter('Go on with the draft');
      await expect(handoff.part(issue, 'What it is')).toHaveValue('Payments fail');
      await handoff.compile.click();
      await expect(handoff.changed(issue)).toContainText('Mitigating');
      await expect(handoff.part(issue, 'Status')).toHaveValue('Nearly done');
      await expect(handoff.part(issue, 'Next step')).toHaveValue('Call the bank, then roll back');
      await expect(handoff.entries('Active Incidents').first()).toContainText('struck out');
      await photograph(page, info, 'handoff');
      expect(await findViolationsInBothThemes(page)).toEqual([]);
      await handoff.part(issue, 'Status').focus();
      await page.keyboard.press('Alt+t');
      await expect(handoff.part(issue, 'Status')).toHaveValue('Mitigating');
      await expect(handoff.changed(issue)).toHaveCount(0);
    });

    await test.step('kill -9 a second after the last key, and every word is there; undo reaches back beyond it', async () => {
      await handoff.write('Questions/Concerns').click();
      await expect(handoff.editor('Questions/Concerns')).toBeFocused();
      await page.keyboard.type('Who watches the bank on Monday?');
      await expect.poll(() => JSON.stringify(watch.read((database) => database.prepare('SELECT content FROM handoffs').all()))).toContain('Who watches the bank on Monday?');
      await expect(handoff.saved).toBeVisible();
      const main = app.process();
      main.kill('SIGKILL');
      await new Promise((resolve) => (main.exitCode !== null || main.signalCode !== null ? resolve(null) : main.once('exit', resolve)));
      const again = await watch.launch();
      const reopened = handoffOf(again.page);
      await reopened.enter('Go on with the draft');
      await expect(reopened.field('Questions/Concerns')).toContainText('Who watches the bank on Monday?');
      await expect(reopened.part(reopened.entries('Active Issues').first(), 'Next step')).toHaveValue('Call the bank, then roll back');
      await expect(reopened.field('Customer Impact')).toContainText('Two partners wait');
      await again.page.getByRole('heading', { name: 'System Status' }).click();
      await again.page.keyboard.press('Control+z');
      await expect(reopened.field('Questions/Concerns')).not.toContainText('Monday');
      await again.app.close();
      expect(watch.integrity()).toBe('ok');
    });
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

import { expect, test, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Api } from '../../shared/ipc/contract.ts';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { startHealthEndpoint } from '../support/health-endpoint.ts';
import { photograph } from '../support/pictures.ts';
import { handoffOf } from './screens/handoff.ts';
import { answerDialogs, exchangeOf } from './screens/handoff-exchange.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

async function toHandoffs(page: Page): Promise<void> {
  const shell = shellOf(page);
  await expect(shell.heading('Now')).toBeVisible();
  await expect(shell.demo).toBeVisible();
  await page.evaluate(() => (window as unknown as { api: Api }).api.call('demo.leave', undefined));
  await expect(shell.demo).toBeHidden();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Handoff' }).click();
}

test('two people exchange a handoff by files, without any network: given, read back, accepted, verified, and the acceptance comes home (S33, S35)', async ({}, info) => {
  const post = mkdtempSync(join(tmpdir(), 'watchkeeper-post-'));
  const [given, accepted, pdf] = ['handoff.watch', 'accepted.watch', 'handoff.pdf'].map((name) => join(post, name)) as [string, string, string];
  const endpoint = await startHealthEndpoint();
  const [giver, receiver] = await Promise.all([openWatch(), openWatch()]);
  try {
    const [theirs, ours] = await Promise.all([giver.launch(), receiver.launch()]);
    const [out, back] = [exchangeOf(theirs.page), exchangeOf(ours.page)];
    const handoff = handoffOf(theirs.page);

    await test.step('the giver writes two issues, sees what is missing, gives it, and hands out the file', async () => {
      const { page } = theirs;
      await toHandoffs(page);
      await handoff.enter('Begin the handoff');
      await expect(handoff.outline).toBeVisible();
      for (const [at, title] of ['Checkout is slow <!channel>', 'Disk of orders-db fills'].entries()) {
        await handoff.field('Active Issues').getByRole('button', { name: /^Add to Active Issues/ }).click();
        const what = handoff.part(handoff.entries('Active Issues').nth(at), 'What it is');
        await expect(what).toBeFocused();
        await page.keyboard.type(title);
        await expect(what).toHaveValue(title);
      }
      await expect(handoff.saved).toBeVisible();
      await out.give.click();
      await expect(out.giveDialog).toContainText('points of the quality check are met. Missing:');
      await out.giveDialog.getByRole('textbox', { name: 'Your name' }).fill('Kim Doe');
      await out.giveDialog.getByRole('button', { name: 'Give it as it is' }).click();
      await expect(out.giveDialog).toBeHidden();
      await answerDialogs(theirs.app, given);
      await out.handOut(/\.watch file/);
      await expect.poll(() => existsSync(given)).toBe(true);
      await answerDialogs(theirs.app, pdf);
      await out.handOut('Save as PDF…');
      await expect.poll(() => existsSync(pdf) && readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    });

    await test.step('a file that was altered is refused with a reason; the right one comes in when it is opened from the desktop', async () => {
      const { page } = ours;
      await toHandoffs(page);
      const bad = join(post, 'bad.watch');
      writeFileSync(bad, readFileSync(given, 'utf8').replace('Disk of orders-db fills', 'All is well'));
      await answerDialogs(ours.app, bad);
      await back.takeIn.click();
      await expect(page.getByText('its checksum does not fit')).toBeVisible();
      expect((await receiver.runAgain([pathToFileURL(given).href])).code).toBe(0);
      await expect(back.readBack).toContainText('as you would to Kim Doe');
    });

    await test.step('the receiver cannot accept before each open item is read back, and then does', async () => {
      await back.accept.click();
      await expect(back.readBack).toContainText('2 open items are not read back yet');
      await photograph(ours.page, info, 'read-back');
      expect(await findViolationsInBothThemes(ours.page)).toEqual([]);
      await back.lines.nth(0).fill('I fail over to the standby at ten');
      await back.lines.nth(1).fill('I clean the logs tonight');
      await back.accept.click();
      await expect(back.accepted).toContainText('I clean the logs tonight');
      await answerDialogs(ours.app, accepted);
      await back.accepted.getByRole('button', { name: 'Save it as a file…' }).click();
      await expect.poll(() => existsSync(accepted)).toBe(true);
    });

    await test.step('the verification probes the real endpoint, proves the alert path, and asks for the rest', async () => {
      await ours.page.evaluate(async (url) => {
        const { api } = window as unknown as { api: Api };
        await api.call('check.create', { name: 'Checkout health', target: { type: 'http', url }, rhythm: { intervalSeconds: 3600 } });
      }, endpoint.url);
      await back.verify.getByRole('button', { name: 'Verify now' }).click();
      await expect(back.verifyStep('checks')).toHaveAttribute('data-state', 'passed');
      await expect(back.verifyStep('checks')).toContainText('1 of 1 pass.');
      await expect(back.verifyStep('self-test')).toContainText('proved');
      await expect(back.verifyStep('sources')).toContainText('PagerDuty is not connected');
      for (const step of ['channels', 'contacts']) await back.verifyStep(step).getByRole('button', { name: 'Yes' }).click();
      await expect(back.verify).toContainText('On record');
      await photograph(ours.page, info, 'verified');
      expect(await findViolationsInBothThemes(ours.page)).toEqual([]);
      await expect.poll(() => receiver.events().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['handoff.received', 'handoff.accepted', 'handoff.verified']));
    });

    await test.step('the acceptance comes home, with what was read back', async () => {
      await answerDialogs(theirs.app, accepted);
      await theirs.page.keyboard.press('Escape');
      await out.takeIn.click();
      await expect(out.accepted).toContainText('I fail over to the standby at ten');
      await expect(theirs.page.locator('.handoff-bar')).toContainText('Accepted');
      await expect.poll(() => giver.events().map(({ kind }) => kind)).toContain('handoff.accepted');
    });
  } finally {
    await Promise.all([giver.close(), receiver.close(), endpoint.kill()]);
    rmSync(post, { recursive: true, force: true });
  }
});

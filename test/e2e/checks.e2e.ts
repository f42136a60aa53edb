import { expect, test } from '@playwright/test';
import { openWatch } from '../support/desktop-app.ts';
import { filesHolding } from '../support/files-holding.ts';
import { startKeyedEndpoint } from '../support/keyed-endpoint.ts';
import { photograph } from '../support/pictures.ts';
import { checkDialogOf } from './screens/check-dialog.ts';
import { healthOf } from './screens/health.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const key = 'the-key-of-the-endpoint';

test('a check is described, tested once, saved, edited, paused, deleted and taken back; what is wrong is said at its field and stays', async ({}, info) => {
  const endpoint = await startKeyedEndpoint(key);
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const [shell, health, form] = [shellOf(page), healthOf(page), checkDialogOf(page)];
    const titles = () => watch.events().map(({ kind, title }) => `${kind} ${title}`);

    await test.step('bad input gets its message at the field, and nothing is lost', async () => {
      await shell.demo.getByRole('button', { name: 'Leave the demo' }).click();
      await expect(shell.demo).toBeHidden();
      await shell.go('Health');
      await health.add.click();
      await expect(form.field('Name')).toBeFocused();
      await photograph(page, info, 'add');
      const address = form.field('Address');
      for (const [typed, message] of [
        ['https://ada:secret@example.com/health', /carries a user name or password/],
        ['ftp://example.com/health', /must start with http:\/\/ or https:\/\//],
        ['https://', /not a complete address/],
      ] as const) {
        await address.fill(typed);
        await form.save.click();
        await expect(address).toHaveAccessibleDescription(message);
        await expect(address).toHaveAttribute('aria-invalid', 'true');
        await expect(address).toHaveValue(typed);
      }
      await expect(form.field('Name')).toHaveAccessibleDescription('Give the check a name.');
      await form.field('Name').fill('Checkout');
      await address.fill(endpoint.url);
      await form.addHeader.click();
      await form.field('Header 1 name').fill('X Watch Key');
      await form.field('Header 1 value').fill(key);
      await form.field('Expected status').fill('2xx');
      await form.field('Every (s)').fill('soon');
      await form.save.click();
      await expect(form.field('Header 1 name')).toHaveAccessibleDescription(/A header name holds letters, digits and dashes only/);
      await expect(form.field('Expected status')).toHaveAccessibleDescription(/such as 200 or a range/);
      await expect(form.field('Every (s)')).toHaveAttribute('aria-invalid', 'true');
      await expect(form.alerts.last()).toContainText('Nothing was sent');
      // The first that needs another look is in view, with the keyboard in it.
      await expect(form.field('Expected status')).toBeFocused();
      await expect(form.field('Expected status')).toBeInViewport();
      await photograph(page, info, 'bad-input');
      // Closed by Escape and opened again: all of it is still there.
      await page.keyboard.press('Escape');
      await expect(form.dialog).toBeHidden();
      await health.add.click();
      await expect(form.field('Name')).toHaveValue('Checkout');
      await expect(form.field('Header 1 name')).toHaveValue('X Watch Key');
      await expect(form.field('Header 1 value')).toHaveValue(key);
      await expect(form.field('Every (s)')).toHaveValue('soon');
      expect(endpoint.asked()).toBe(0);
    });

    await test.step('tested once: what the endpoint really answers, and nothing is saved', async () => {
      await form.field('Expected status').fill('200');
      await form.field('Every (s)').fill('1');
      await form.field('While pending (s)').fill('1');
      await form.field('Header 1 name').fill('X-Watch-Key');
      await form.field('Header 1 value').fill('not-the-key');
      await form.field('Body contains').fill('all systems fine');
      await form.test.click();
      await expect(form.dialog).toContainText(/Failed after .*status 403/);
      await photograph(page, info, 'test-failed');
      await form.field('Header 1 value').fill(key);
      await form.test.click();
      await expect(form.dialog).toContainText(/Passed in .*status 200/);
      expect(titles().filter((title) => title.startsWith('check.'))).toEqual([]);
    });

    await test.step('saved: it is probed by its rhythm, its header is a secret', async () => {
      await form.save.click();
      // It is an address of this computer: that is asked about once.
      await expect(form.alerts.last()).toContainText('is this computer itself');
      await form.save.click();
      await expect(form.dialog).toBeHidden();
      await expect(health.row('Checkout')).toContainText('Up');
      await expect(health.details('Checkout')).toContainText('X-Watch-Key: ••••');
      await photograph(page, info, 'saved');
      expect(filesHolding(watch.profile, key)).toEqual([]);
    });

    await test.step('edited: an empty value keeps the stored one', async () => {
      await health.action('Checkout', 'Edit').click();
      await expect(form.field('Header 1 value')).toHaveValue('');
      await form.field('Name').fill('Checkout API');
      await form.test.click();
      await expect(form.dialog).toContainText(/Passed in/);
      await form.save.click();
      await expect(health.row('Checkout API')).toContainText('Up');
    });

    await test.step('paused and resumed', async () => {
      await health.action('Checkout API', 'Pause').click();
      await expect(health.row('Checkout API')).toContainText('Paused');
      await photograph(page, info, 'paused');
      await health.action('Checkout API', 'Resume').click();
      await expect(health.row('Checkout API')).toContainText('Up');
      const before = endpoint.asked();
      await expect.poll(endpoint.asked).toBeGreaterThan(before);
    });

    await test.step('deleted, and taken back with its secret', async () => {
      await health.action('Checkout API', 'Delete').click();
      await expect(health.row('Checkout API')).toBeHidden();
      await photograph(page, info, 'deleted');
      await shell.messages.getByRole('button', { name: 'Undo' }).click();
      await expect(health.row('Checkout API')).toContainText('Up');
      const before = endpoint.asked();
      await expect.poll(endpoint.asked).toBeGreaterThan(before);
      await health.name('Checkout API').click();
      await health.action('Checkout API', 'Probe now').click();
      await expect(health.details('Checkout API')).toContainText(/pass|Passed/i);
      await health.action('Checkout API', 'Delete').click();
      await expect(health.row('Checkout API')).toBeHidden();
    });

    await test.step('all of it is in the timeline', async () => {
      await app.close();
      expect(titles().filter((title) => title.startsWith('check.'))).toEqual([
        'check.changed Check Checkout added',
        'check.changed Check Checkout API changed',
        'check.changed Check Checkout API paused',
        'check.changed Check Checkout API started',
        'check.changed Check Checkout API deleted',
        'check.changed Check Checkout API restored',
        'check.changed Check Checkout API deleted',
      ]);
      expect(watch.said()).not.toContain(key);
    });
  } finally {
    await watch.close();
    await endpoint.stop();
  }
});

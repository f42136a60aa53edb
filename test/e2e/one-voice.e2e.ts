import { expect, test } from '@playwright/test';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { atAnyHour, openWatch } from '../support/desktop-app.ts';
import { tick } from '../support/tick.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('200 incidents at once are one notification and one card; silence with a reason, merge, split and undo', async () => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const watch = await openWatch({ policy: atAnyHour, env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { page } = await watch.launch();
    const [shell, connect] = [shellOf(page), connectDialogOf(page)];
    const kinds = (kind: string) => watch.events().filter((event) => event.kind === kind);
    await shell.connection.click();
    await connect.token.fill(adasToken);
    await connect.connect.click();
    await expect(shell.messages).toContainText('Connected as Ada');

    await test.step('a storm', async () => {
      for (let index = 0; index < 200; index += 1) simulator.trigger({ serviceId: 'SVC', title: `Shard ${index} is slow` });
      await shell.askNow();
      await expect.poll(() => kinds('situation.opened').length, { timeout: 60_000 }).toBe(200);
      await expect(page.getByRole('heading', { name: '200 situations at once' })).toBeVisible();
      await expect.poll(() => kinds('alert.shown').length).toBeGreaterThan(0);
      expect(new Set(kinds('alert.shown').map(({ title }) => title.replace(/^\d+ /, '')))).toEqual(new Set(['situations at once']));
      expect(await watch.displayed()).toBe(1);
      expect((await watch.notifications()).match(/Shard \d+ is slow"/g) ?? []).toEqual([]);
    });

    await test.step('SEV-1 is heard through it, with a card of its own', async () => {
      simulator.trigger({ serviceId: 'SVC', title: 'Payments are down', priorityId: 'P1' });
      await shell.askNow();
      await expect.poll(() => kinds('alert.shown').map(({ title }) => title)).toContain('SEV-1 · Payments are down');
      await expect(page.getByRole('article', { name: 'Payments are down' })).toBeVisible();
    });

    await test.step('it is silenced with a reason, and that ends by hand', async () => {
      const card = page.getByRole('article', { name: 'Payments are down' });
      await card.getByRole('button', { name: 'Silence' }).click();
      await page.getByRole('menuitem', { name: 'For 1 h…' }).click();
      const dialog = shell.dialog('Silence');
      await dialog.getByRole('button', { name: 'Silence' }).click();
      await expect(dialog).toContainText('Say why');
      await dialog.getByRole('button', { name: 'Planned work' }).click();
      await expect(dialog).toContainText('stops the repeats, not the alarm');
      await dialog.getByRole('button', { name: 'Silence' }).click();
      await expect(card).toContainText('Planned work');
      await page.getByRole('button', { name: /^End the silence of Payments are down/ }).click();
      await expect(card).not.toContainText('Planned work');
      expect([...kinds('silence.began'), ...kinds('silence.ended')].map(({ title }) => title)).toEqual([
        'Silenced: Payments are down, for 1 h', 'Silence over: Payments are down (ended by hand)',
      ]);
    });

    await test.step('two are merged, and taken apart again', async () => {
      simulator.trigger({ serviceId: 'SVC', title: 'Refunds are down', priorityId: 'P2' });
      await shell.askNow();
      const card = page.getByRole('article', { name: 'Payments are down' });
      await expect(page.getByRole('article', { name: 'Refunds are down' })).toBeVisible();
      await card.getByRole('button', { name: 'More…' }).click();
      await page.getByRole('menuitem', { name: 'Merge with another…' }).click();
      await tick(page.getByRole('checkbox', { name: /Refunds are down/ }));
      await page.getByRole('button', { name: 'Merge 2' }).click();
      await expect(page.getByRole('article', { name: 'Refunds are down' })).toHaveCount(0);
      await card.getByRole('button', { name: 'Split off: Refunds are down' }).click();
      await expect(page.getByRole('article', { name: 'Refunds are down' })).toBeVisible();
      await shell.messages.getByRole('button', { name: 'Undo' }).last().click();
      await expect(page.getByRole('article', { name: 'Refunds are down' })).toHaveCount(0);
    });
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

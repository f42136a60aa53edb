import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { atAnyHour, openWatch } from '../support/desktop-app.ts';
import { startHealthEndpoint } from '../support/health-endpoint.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('a consequence and a check in maintenance raise no alert; what is still down when the maintenance ends is told then (A5, A7)', async ({}, info) => {
  const [entrance, mail] = await Promise.all([startHealthEndpoint(), startHealthEndpoint()]);
  const rhythm = 'rhythm: { intervalSeconds: 1, retrySeconds: 1, timeoutSeconds: 2, failuresToDown: 3, passesToUp: 2 }';
  const policy = info.outputPath('team-policy.yaml');
  writeFileSync(policy, `watchkeeper: 1
team: { name: Team }
${atAnyHour}checks:
  - { id: gateway, name: Gateway, severity: 3, target: { type: http, url: "${entrance.url}" }, ${rhythm} }
  - { id: shop, name: Shop, severity: 3, dependsOn: [gateway], target: { type: http, url: "${entrance.url}" }, ${rhythm} }
  - { id: mail, name: Mail, severity: 3, target: { type: http, url: "${mail.url}" }, ${rhythm} }
`);
  const watch = await openWatch({ args: [`--policy=${policy}`] });
  try {
    const { app, page } = await watch.launch();
    const events = () => watch.events().map(({ kind, title }) => `${kind} ${title}`).join('\n');
    const shown = () => watch.events().filter(({ kind }) => kind === 'alert.shown').map(({ title }) => title);
    const health = page.getByRole('navigation').getByRole('button', { name: /Health/ });
    const dialog = page.getByRole('dialog', { name: 'Maintenance' });

    await test.step('maintenance for one check, from the window', async () => {
      await health.click();
      await page.getByRole('button', { name: 'Maintenance…' }).click();
      await dialog.getByText('Some checks').click();
      await dialog.getByRole('combobox', { name: 'Checks' }).selectOption('Mail');
      await dialog.getByRole('button', { name: 'Begin now' }).click();
      await expect.poll(events).toContain('maintenance.began Maintenance began: Maintenance');
      await expect(page.getByText(/Maintenance: Mail, now, until/)).toBeVisible();
    });

    await test.step('everything is killed: one alert, the other two are recorded only', async () => {
      await Promise.all([entrance.kill(), mail.kill()]);
      for (const name of ['Gateway', 'Shop', 'Mail']) await expect.poll(events).toContain(`check.down ${name} is down`);
      await expect.poll(shown).toHaveLength(1);
      expect(shown()[0]).toContain('Gateway is down');
      expect(await watch.displayed()).toBe(1);
      await expect(page.getByRole('row', { name: /Shop/ })).toContainText('because Gateway is down');
      await page.getByRole('navigation').getByRole('button', { name: /Now/ }).click();
      await expect(page.getByRole('article', { name: /Gateway is down/ }).getByRole('region', { name: 'Consequences' })).toContainText('Shop');
      await watch.desktop.screenshot(info.outputPath('kept-back.png'));
    });

    await test.step('the maintenance ends: what is still down is told', async () => {
      await health.click();
      await page.getByRole('button', { name: 'Maintenance…' }).click();
      await dialog.getByRole('button', { name: 'End Maintenance' }).click();
      await expect.poll(events).toContain('maintenance.ended Maintenance ended: Maintenance');
      await expect.poll(() => shown().some((title) => title.includes('Mail is down'))).toBe(true);
      expect(shown().some((title) => title.includes('Shop'))).toBe(false);
      await page.keyboard.press('Escape');
    });

    await test.step('the entrance returns: nobody is told of what stood behind it', async () => {
      await entrance.revive();
      await expect.poll(events).toContain('check.up Shop');
      await expect.poll(events).toContain('check.up Gateway');
      expect(shown().some((title) => title.includes('Shop'))).toBe(false);
    });
    await app.close();
  } finally {
    await watch.close();
    await Promise.all([entrance.kill(), mail.kill()]);
  }
});

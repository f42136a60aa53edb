import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { openWatch } from '../support/desktop-app.ts';
import { startHealthEndpoint } from '../support/health-endpoint.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('an endpoint dies and returns, an incident is acknowledged from its notification, and the tray watches on without a window', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const endpoint = await startHealthEndpoint();
  const policy = info.outputPath('policy.yaml');
  writeFileSync(policy, `watchkeeper: 1
team: { name: Checkout team }
checks:
  - id: checkout
    name: Checkout API
    severity: 2
    target: { type: http, url: ${endpoint.url} }
    rhythm: { intervalSeconds: 1, retrySeconds: 1, timeoutSeconds: 2, failuresToDown: 3, passesToUp: 2 }
`);
  const watch = await openWatch({ args: [`--policy=${policy}`], env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const kinds = () => watch.events().map(({ kind }) => kind);

    await test.step('connect an account', async () => {
      const [shell, connect] = [shellOf(page), connectDialogOf(page)];
      await shell.connection.click();
      await connect.token.fill(adasToken);
      await connect.connect.click();
      await expect(shell.messages).toContainText('Connected as Ada');
    });

    await test.step('the endpoint is killed', async () => {
      await expect.poll(kinds).toContain('policy.loaded');
      await endpoint.kill();
      await expect.poll(kinds).toContain('check.down');
      await expect.poll(watch.displayed).toBe(1);
      await expect(page.getByRole('heading', { name: /Checkout API/ }).first()).toBeVisible();
      await expect.poll(watch.trayTooltip).toMatch(/Checkout API/);
      await watch.desktop.screenshot(info.outputPath('down.png'));
    });

    await test.step('the endpoint returns', async () => {
      await endpoint.revive();
      await expect.poll(kinds).toContain('check.up');
      await expect.poll(kinds).toContain('situation.resolved');
      await expect.poll(watch.trayTooltip).not.toMatch(/Checkout API/);
      await expect.poll(watch.notifications).toMatch(/Checkout API/);
    });

    await test.step('an incident is acknowledged by its notification', async () => {
      simulator.trigger({ serviceId: 'SVC', title: 'Payments fail <b>for</b> everybody', priorityId: 'P1' });
      await shellOf(page).askNow();
      await expect.poll(kinds).toContain('incident.triggered');
      await expect.poll(watch.displayed).toBe(1);
      await expect.poll(watch.trayTooltip).toMatch(/Payments fail/);
      await watch.desktop.screenshot(info.outputPath('incident.png'));
      await watch.pressAcknowledge();
      await expect.poll(() => simulator.writes().length).toBe(1);
      expect(simulator.writes()[0]).toMatchObject({ method: 'PUT', headers: { from: 'ada@example.com' }, body: { incident: { status: 'acknowledged' } }, status: 200 });
      await expect.poll(kinds).toContain('situation.acknowledged');
      await expect(page.getByText('Acknowledged').first()).toBeVisible();
    });

    await test.step('without its window the tray watches on', async () => {
      await page.close();
      await endpoint.kill();
      const down = () => kinds().filter((kind) => kind === 'check.down').length;
      await expect.poll(down).toBe(2);
      await expect.poll(watch.trayTooltip).toMatch(/Checkout API/);
    });

    await test.step('kill -9 loses nothing that was committed', async () => {
      const before = watch.events();
      const main = app.process();
      main.kill('SIGKILL');
      await expect.poll(() => main.signalCode).toBe('SIGKILL');
      expect(watch.integrity()).toBe('ok');
      expect(watch.events().slice(0, before.length)).toEqual(before);
    });
  } finally {
    await watch.close();
    await simulator.stop();
    await endpoint.kill().catch(() => {});
  }
});

import { expect, test } from '@playwright/test';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { healthOf } from './screens/health.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('with nothing configured a newcomer sees an incident, acknowledges it, and sees an endpoint fail and recover, within a minute; axe finds nothing', async ({}, info) => {
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const [shell, now, health] = [shellOf(page), nowOf(page), healthOf(page)];
    const kinds = () => watch.events().map(({ kind }) => kind);
    await expect(shell.demo).toContainText('Nothing here is real');
    await expect(shell.demo.getByRole('button', { name: 'Connect your own' })).toBeVisible();

    await test.step('an incident arrives and is acknowledged', async () => {
      await expect(now.card(/Carrier quotes time out/)).toContainText('Demo');
      await expect.poll(watch.displayed).toBe(1);
      await expect.poll(watch.trayTooltip).toMatch(/demo watch[^]*Alerting: 1 not acknowledged/);
      await watch.desktop.screenshot(info.outputPath('incident.png'));
      await now.acknowledge(/Carrier quotes time out/).click();
      await expect(now.card(/Carrier quotes time out/)).toContainText('Acknowledged');
      await expect.poll(kinds).toContain('situation.acknowledged');
    });

    await test.step('an endpoint fails and recovers', async () => {
      await shell.go('Health');
      await expect(health.row('Lead intake')).toContainText('Down');
      await page.screenshot({ path: info.outputPath('down.png') });
      await shell.go('Now');
      await expect(now.card(/Lead intake/)).toBeVisible();
      await expect.poll(kinds).toContain('check.up');
      await expect(now.card(/Lead intake/)).toBeHidden();
      await shell.go('Health');
      await expect(health.row('Lead intake')).toContainText('Up');
    });
    // By the events themselves: how busy the machine is with looking at it does not count.
    const took = watch.read((database) => database.prepare<[], { took: number }>("SELECT max(occurred_at_ms) - min(occurred_at_ms) AS took FROM events WHERE kind IN ('app.started', 'check.up')").get())?.took ?? Infinity;
    expect(took).toBeLessThan(60_000);

    await test.step('axe looks at every screen in both themes', async () => {
      for (const screen of ['Now', 'Incidents', 'Health', 'Timeline'] as const) {
        await shell.go(screen);
        await photograph(page, info, screen);
        expect(await findViolationsInBothThemes(page), screen).toEqual([]);
      }
    });

    await test.step('leaving it ends it for good, and its events stay', async () => {
      await shell.demo.getByRole('button', { name: 'Leave the demo' }).click();
      await expect(shell.demo).toBeHidden();
      await shell.go('Health');
      await expect(health.row('Lead intake')).toBeHidden();
      await app.close();
      const again = await watch.launch();
      await expect(shellOf(again.page).connection).toContainText('Connect PagerDuty');
      await expect(shellOf(again.page).demo).toBeHidden();
      expect(watch.events().filter(({ source }) => source === 'drill').length).toBeGreaterThan(2);
      await again.app.close();
      expect(watch.events().at(-1)?.kind).toBe('app.stopped');
    });
  } finally {
    await watch.close();
  }
});

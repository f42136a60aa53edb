import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openWatch } from '../support/desktop-app.ts';
import { healthOf } from './screens/health.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('with nothing configured a newcomer sees an incident, acknowledges it, and sees an endpoint fail and recover, within a minute; axe finds nothing', async ({}, info) => {
  test.setTimeout(90_000);
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const [shell, now, health] = [shellOf(page), nowOf(page), healthOf(page)];
    const kinds = () => watch.events().map(({ kind }) => kind);
    await expect(shell.demo).toContainText('Nothing here is real');
    await expect(shell.demo.getByRole('button', { name: 'Connect your own' })).toBeVisible();
    const began = performance.now();

    await test.step('an incident arrives and is acknowledged', async () => {
      await expect(now.card(/Carrier quotes time out/)).toContainText('Demo', { timeout: 30_000 });
      await expect.poll(watch.displayed).toBe(1);
      await expect.poll(watch.trayTooltip).toMatch(/demo watch[^]*Alerting: 1 not acknowledged/);
      await watch.desktop.screenshot(info.outputPath('incident.png'));
      await now.acknowledge(/Carrier quotes time out/).click();
      await expect(now.card(/Carrier quotes time out/)).toContainText('Acknowledged');
      await expect.poll(kinds).toContain('situation.acknowledged');
    });

    await test.step('meanwhile axe looks at every screen in both themes', async () => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const screen of ['Now', 'Incidents', 'Health', 'Timeline'] as const) {
          await shell.go(screen);
          await page.screenshot({ path: info.outputPath(`${screen}-${colorScheme}.png`) });
          const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
          expect(violations.map(({ id, nodes }) => `${screen} ${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        }
      }
    });

    await test.step('an endpoint fails and recovers', async () => {
      await shell.go('Health');
      await expect(health.row('Lead intake')).toContainText('Down', { timeout: 40_000 });
      await page.screenshot({ path: info.outputPath('down.png') });
      await shell.go('Now');
      await expect(now.card(/Lead intake/)).toBeVisible();
      await expect.poll(kinds, { timeout: 40_000 }).toContain('check.up');
      await expect(now.card(/Lead intake/)).toBeHidden();
      await shell.go('Health');
      await expect(health.row('Lead intake')).toContainText('Up');
    });
    expect(performance.now() - began).toBeLessThan(60_000);

    await test.step('leaving it ends it for good, and its events stay', async () => {
      await shell.demo.getByRole('button', { name: 'Leave the demo' }).click();
      await expect(shell.demo).toBeHidden();
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

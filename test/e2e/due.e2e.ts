import { expect, test } from '@playwright/test';
import type { Api } from '../../shared/ipc/contract.ts';
import { openWatch } from '../support/desktop-app.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

declare const api: Api;

test('what is due counts down in the header and the tray, is said when its moment comes, and outlives a kill', async () => {
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    await expect(shellOf(page).heading('Now')).toBeVisible();
    await page.evaluate(() => api.call('demo.leave', undefined));
    // Five minutes are promised for a SEV-1; all but fifteen seconds of them are gone.
    const created = await page.evaluate(() => api.call('incident.createLocal', { title: 'The door is stuck', severity: 1, service: 'Office', startedAt: Date.now() - 285_000 }));
    expect(created).toMatchObject({ ok: true, value: { source: 'local', status: 'triggered' } });
    const id = created.ok ? created.value.id : '';
    const chip = page.getByRole('button', { name: /^Due next/ });

    await test.step('the countdown', async () => {
      await expect(chip).toContainText(/Acknowledge\s*00:\d\d/);
      const next = page.getByRole('region', { name: 'Due next' }).getByRole('listitem');
      await expect(next).toHaveCount(1);
      await expect(next.getByRole('timer')).toHaveCount(2);
      await expect(next).toContainText(/and \d+ later/);
      await expect.poll(watch.trayTooltip).toMatch(/Acknowledge 00:\d\d · SEV-1 The door is stuck/);
      await expect.poll(async () => (await watch.tray.menu()).map(({ label }) => label)).toContainEqual(expect.stringMatching(/^Acknowledge by \d\d:\d\d:\d\d · SEV-1 The door is stuck/));
    });

    await test.step('the moment: one event, in the notification that is there, aloud', async () => {
      await expect.poll(() => watch.events().filter(({ kind }) => kind === 'run.prompted').map(({ title }) => title))
        .toEqual([expect.stringMatching(/^Acknowledge by /), 'Not acknowledged in time: 5 min were promised', 'Escalate now? Secondary on-call can be called']);
      await expect(chip).toContainText(/Acknowledge\s*\+00:\d\d/);
      await expect.poll(watch.trayTooltip).toMatch(/Acknowledge overdue 00:\d\d/);
      await expect.poll(watch.displayed).toBe(1);
      await expect.poll(watch.notifications).toContain('Not acknowledged in time: 5 min were promised');
    });

    await test.step('killed and started again: nothing is said twice, and it can be acknowledged', async () => {
      const main = app.process();
      main.kill('SIGKILL');
      await expect.poll(() => main.exitCode ?? main.signalCode).not.toBeNull();
      const { page: again } = await watch.launch();
      await expect(again.getByRole('button', { name: /^Due next/ })).toContainText('Acknowledge');
      expect(await again.evaluate((incidentId) => api.call('incident.acknowledge', { id: incidentId }), id)).toMatchObject({ ok: true, value: { result: 'done' } });
      await expect(again.getByRole('button', { name: /^Due next/ })).not.toContainText('Acknowledge');
      expect(await again.evaluate((incidentId) => api.call('incident.page', { id: incidentId }), id)).toMatchObject({ ok: true, value: { standing: { response: { met: false } } } });
      expect(watch.events().filter(({ kind, title }) => kind === 'run.prompted' && title.startsWith('Not acknowledged'))).toHaveLength(1);
    });
  } finally {
    await watch.close();
  }
});

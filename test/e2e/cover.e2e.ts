import { expect, test } from '@playwright/test';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { createSimulator } from '../../electron/drill/simulator.ts';
import { openWatch } from '../support/desktop-app.ts';
import { adasToken } from '../support/ada-account.ts';
import { photograph } from '../support/pictures.ts';
import { tick } from '../support/tick.ts';
import { connectWith } from './screens/connect-dialog.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('“I cannot continue” from the tray: a refusal that PagerDuty hides is told, an override counts when it is read back, the incident goes to whoever covers', async ({}, info) => {
  test.setTimeout(240_000);
  const clock = createSystemClock();
  const hour = 3_600_000;
  const simulator = createSimulator({
    clock,
    people: [{ id: 'PADA', name: 'Ada', email: 'ada@example.com', teamIds: [] }, { id: 'PMAYA', name: 'Maya', email: 'maya@example.com', teamIds: [] }],
    priorities: [{ id: 'P1', name: 'SEV-1' }, { id: 'P2', name: 'SEV-2' }],
    policies: [{ id: 'POL', name: 'Platform', rules: [{ delayMinutes: 15, targets: [{ kind: 'schedule', id: 'SCHED' }] }] }],
    schedules: [{ id: 'SCHED', name: 'Weekly', zone: 'UTC', overrides: [], duties: [{ userId: 'PADA', start: clock.now() - 2 * hour, end: clock.now() + 20 * hour }, { userId: 'PMAYA', start: clock.now() + 20 * hour, end: clock.now() + 40 * hour }] }],
    services: [{ id: 'SVC', name: 'Checkout', policyId: 'POL', teamIds: [], acknowledgementTimeoutSeconds: null }],
    tokens: [{ token: adasToken, kind: 'api-key', userId: 'PADA' }],
  });
  const overrides = () => simulator.world.schedules.get('SCHED')?.overrides ?? [];
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: await simulator.start() } });
  try {
    const { app, page } = await watch.launch();
    const dialog = page.getByRole('dialog', { name: 'I cannot continue' });
    const covered = page.getByRole('region', { name: 'Covered' });
    const id = simulator.trigger({ serviceId: 'SVC', title: 'Payments are slow', priorityId: 'P2' });
    await connectWith(page, adasToken);
    await nowOf(page).acknowledge('Payments are slow').click();
    await expect(nowOf(page).card('Payments are slow')).toContainText('Acknowledged');

    await test.step('a refusal inside a success is no success: it is said here, on every screen and as a notification', async () => {
      await shellOf(page).go('Rota');
      await expect(page.getByRole('region', { name: 'PagerDuty schedule Weekly' })).toContainText('Ada (you)');
      simulator.fail({ method: 'POST', path: /\/overrides$/, answer: { status: 201, headers: { 'content-type': 'application/json' }, body: [{ status: 400, errors: ['Override conflicts with a locked layer'], override: {} }] } });
      await watch.tray.choose('I cannot continue…');
      await expect(dialog.getByLabel('Brief', { exact: true })).toHaveValue(/SEV-2 Payments are slow[^]*acknowledged/);
      await tick(dialog.getByRole('radio', { name: /^Maya/ }).first());
      await tick(dialog.getByRole('checkbox', { name: /^Weekly/ }));
      await photograph(page, info, 'cover');
      await dialog.getByRole('button', { name: 'Hand over and override' }).click();
      await expect(page.getByText('PagerDuty did not take the override: Maya in Weekly')).toBeVisible();
      await shellOf(page).go('Now');
      await expect(covered).toContainText('Covered by Maya since');
      await expect(covered).toContainText(/Refused.*Override conflicts with a locked layer/);
      expect(overrides()).toEqual([]);
      await expect.poll(watch.notifications).toContain('PagerDuty did not take the override');
    });

    await test.step('the next one is there, read back; the incident goes to her, too', async () => {
      await covered.getByRole('button', { name: 'Change' }).click();
      await tick(dialog.getByRole('radio', { name: /^Maya/ }).first());
      await tick(dialog.getByRole('checkbox', { name: 'Payments are slow' }));
      await tick(dialog.getByRole('checkbox', { name: /^Weekly/ }));
      await dialog.getByRole('button', { name: 'Hand over, reassign 1 and override' }).click();
      await expect(covered).toContainText(/Done.*read back from PagerDuty/);
      expect(overrides()).toMatchObject([{ userId: 'PMAYA' }]);
      await expect.poll(() => JSON.stringify(simulator.incident(id).assignees)).toContain('PMAYA');
    });

    await test.step('it is on record until I am back', async () => {
      await covered.getByRole('button', { name: 'I am back' }).click();
      await expect(covered).toHaveCount(0);
      await expect.poll(() => watch.events().flatMap(({ kind, title }) => (kind === 'cover.changed' ? [title] : []))).toEqual(['Maya covers: I cannot continue', 'Maya covers: I cannot continue', expect.stringMatching(/^Back after .* covered by Maya$/)]);
    });

    await test.step('where nobody was told, the brief is one press away: in the message, and where it stands who covers', async () => {
      const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());
      await watch.tray.choose('I cannot continue…');
      await dialog.getByLabel('Or by name').fill('Maya');
      await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();
      await shellOf(page).messages.getByRole('button', { name: 'Copy the brief' }).last().click();
      await expect.poll(clipboard).toMatch(/^Cover brief/);
      await app.evaluate(({ clipboard: board }) => board.clear());
      await covered.getByRole('button', { name: 'Copy the brief' }).click();
      await expect.poll(clipboard).toMatch(/^Cover brief/);
    });
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

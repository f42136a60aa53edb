import { expect, test } from '@playwright/test';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { createSimulator } from '../../electron/drill/simulator.ts';
import { openWatch } from '../support/desktop-app.ts';
import { adasToken } from '../support/ada-account.ts';
import { connectWith } from './screens/connect-dialog.ts';
import { nowOf } from './screens/now.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('“I cannot continue” from the tray: the brief is written, the incident goes to whoever covers, and it is on record until I am back', async () => {
  test.setTimeout(240_000);
  const simulator = createSimulator({
    clock: createSystemClock(),
    people: [{ id: 'PADA', name: 'Ada', email: 'ada@example.com', teamIds: [] }, { id: 'PMAYA', name: 'Maya', email: 'maya@example.com', teamIds: [] }],
    priorities: [{ id: 'P1', name: 'SEV-1' }, { id: 'P2', name: 'SEV-2' }],
    policies: [{ id: 'POL', name: 'Platform', rules: [{ delayMinutes: 15, targets: [{ kind: 'user', id: 'PADA' }] }] }],
    services: [{ id: 'SVC', name: 'Checkout', policyId: 'POL', teamIds: [], acknowledgementTimeoutSeconds: null }],
    tokens: [{ token: adasToken, kind: 'api-key', userId: 'PADA' }],
  });
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: await simulator.start() } });
  try {
    const { page } = await watch.launch();
    await connectWith(page, adasToken);
    const id = simulator.trigger({ serviceId: 'SVC', title: 'Payments are slow', priorityId: 'P2' });
    await expect(nowOf(page).card('Payments are slow')).toBeVisible({ timeout: 40_000 });
    await nowOf(page).acknowledge('Payments are slow').click();
    await expect(nowOf(page).card('Payments are slow')).toContainText('Acknowledged', { timeout: 40_000 });

    await watch.tray.choose('I cannot continue…');
    const dialog = page.getByRole('dialog', { name: 'I cannot continue' });
    await expect(dialog.getByLabel('Brief', { exact: true })).toHaveValue(/SEV-2 Payments are slow[^]*acknowledged/, { timeout: 20_000 });
    await dialog.getByRole('checkbox', { name: 'Payments are slow' }).check();
    await dialog.getByRole('radio', { name: /^Maya/ }).check();
    await dialog.getByRole('button', { name: 'Hand over and reassign 1' }).click();

    const covered = page.getByRole('region', { name: 'Covered' });
    await expect(covered).toContainText('Covered by Maya since');
    await expect.poll(() => JSON.stringify(simulator.incident(id).assignees), { timeout: 40_000 }).toContain('PMAYA');
    await covered.getByRole('button', { name: 'I am back' }).click();
    await expect(covered).toHaveCount(0);
    expect(watch.events().flatMap(({ kind, title }) => (kind === 'cover.changed' ? [title] : []))).toEqual(['Maya covers: I cannot continue', expect.stringMatching(/^Back after .* covered by Maya$/)]);
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

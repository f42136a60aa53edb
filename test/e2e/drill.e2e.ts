import { expect, test } from '@playwright/test';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { findViolations } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { openDrillWindow } from '../support/drill-window.ts';
import { photograph } from '../support/pictures.ts';
import { tick } from '../support/tick.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { incidentOf } from './screens/incident.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('a drill from start to score: marked everywhere, run on the usual screens, stopped by a real alert, and nothing of it reaches the account', async ({}, info) => {
  const account = createAdasAccount();
  const apiBase = await account.start();
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase, WATCHKEEPER_DRILL_DEBUGGER: '1' } });
  try {
    const { page } = await watch.launch();
    const [shell, now] = [shellOf(page), nowOf(page)];
    const drillsFolder = path.join(watch.profile, 'drills');
    await shell.connection.click();
    await connectDialogOf(page).token.fill(adasToken);
    await connectDialogOf(page).connect.click();
    await expect(shell.messages).toContainText('Connected as Ada');

    await shell.command('Drills');
    const drills = shell.dialog('Drills');
    await tick(drills.getByRole('radio', { name: /^Database failover/ }));
    await drills.getByLabel('Speed').selectOption('10');
    await expect(drills.getByRole('textbox', { name: 'Who is trained' })).toHaveValue('Ada');
    await photograph(page, info, 'drills');
    await drills.getByRole('button', { name: 'Start the drill' }).click();
    await expect(drills).toContainText('Under way: Database failover at 03:00');

    const { page: trainee, leave } = await openDrillWindow(watch.profile);
    const [theirs, there, incident] = [shellOf(trainee), nowOf(trainee), incidentOf(trainee)];
    const bar = trainee.getByRole('region', { name: 'Drill', exact: true });

    await test.step('the alert of 03:01 comes at ten times the speed of life, and is worked on at its own', async () => {
      await expect(bar).toContainText('DRILL');
      await expect(there.card(/Lead database does not accept/)).toBeVisible();
      // Five minutes are given for the answer: as many as a busy machine may want.
      await bar.getByLabel('Speed').selectOption('1');
      await there.acknowledge(/Lead database does not accept/).click();
      await expect.poll(watch.tray.tooltips).toEqual(expect.arrayContaining([expect.stringMatching(/^DRILL: Database failover/)]));
      await trainee.keyboard.press('i');
      await expect(incident.acknowledged).toBeVisible();
      await trainee.keyboard.press('n');
      await expect(incident.line).toBeFocused();
      await trainee.keyboard.type('The primary is gone, the standby waits');
      await trainee.keyboard.press('Enter');
      await expect(incident.entry(/The primary is gone/)).toBeVisible();
      await trainee.keyboard.press('Escape');
      await expect(incident.line).not.toBeFocused();
      await trainee.keyboard.press('u');
      await incident.field('Initial Assessment').fill('No connections to the primary');
      await incident.field('Next Actions').fill('Promote the standby');
      await expect(incident.field('Next Actions')).toBeFocused();
      await trainee.keyboard.press('Control+Enter');
      await incident.posted.click();
      await expect(incident.posted).toBeHidden();
      await photograph(trainee, info, 'drill');
      await expect.poll(watch.notifications).toMatch(/DRILL: SEV-1 · Lead database/);
    });

    await test.step('a real alert stops it and comes to the front of the real watch', async () => {
      account.trigger({ serviceId: 'SVC', title: 'Payments are down', priorityId: 'P1' });
      await page.bringToFront();
      await shell.askNow();
      await expect(now.card(/Payments are down/)).toBeVisible();
      await expect(trainee.getByRole('alert', { name: 'A real alert' })).toContainText('Payments are down');
      await expect(bar).toContainText('stands still');
      await bar.getByRole('button', { name: 'Go on' }).click();
      await expect(trainee.getByRole('alert', { name: 'A real alert' })).toBeHidden();
    });

    await test.step('it is watched, then resolved in the PagerDuty of the drill', async () => {
      await bar.getByLabel('Speed').selectOption('10');
      await incident.composer.locator('textarea').first().focus();
      await trainee.keyboard.press('Escape');
      await expect(incident.composer).toBeHidden();
      await incident.status('Monitoring').click();
      await expect(incident.status('Monitoring')).toHaveAttribute('aria-pressed', 'true');
      await trainee.keyboard.press('r');
      const resolve = theirs.dialog(/^Resolve/);
      await expect(resolve).toContainText(/\d+ steps are not ticked/);
      await expect(resolve.locator(':focus')).toHaveCount(1);
      await trainee.keyboard.type('The standby was promoted');
      await trainee.keyboard.press('Control+Enter');
      await expect(resolve).toBeHidden();
      await expect(incident.due).toContainText('It is over');
      await expect(incident.status('Resolved')).toHaveAttribute('aria-pressed', 'true');
    });

    await test.step('ended at 60 times and scored: by parts, with rules and their lines', async () => {
      await bar.getByLabel('Speed').selectOption('60');
      await bar.getByRole('button', { name: 'End and score' }).click();
      const over = theirs.dialog(/^The drill is over/);
      await expect(over).toContainText(/Within the rules: \d+ of \d+/);
      await expect(over.getByRole('region', { name: 'Time to acknowledge' })).toContainText(/Within 1 of 1[^]*acknowledged after \d[^]*SEV-1: acknowledge within 5 min L183/);
      await expect(over.getByRole('region', { name: 'Time to engage' })).toContainText('Within 1 of 1');
      await expect(over.getByRole('region', { name: 'Updates on cadence' })).toContainText('Within 1 of 1');
      await expect(over.getByRole('region', { name: 'Severity set right' })).toContainText('Within 1 of 1');
      await expect(over.getByRole('region', { name: 'Handoff quality' })).toContainText('Not part of this drill');
      await photograph(trainee, info, 'result');
      expect(await findViolations(trainee)).toEqual([]);
      await over.getByRole('button', { name: 'Close the drill' }).click();
      await leave();
    });

    await test.step('the result is kept, the profile is gone, and the account has seen nothing of it', async () => {
      await expect.poll(() => (existsSync(drillsFolder) ? readdirSync(drillsFolder) : [])).toEqual([]);
      await shell.command('Drills');
      const row = drills.getByRole('row', { name: /Database failover at 03:00 Ada 1× to 60×/ });
      await row.getByRole('button', { name: 'Database failover at 03:00', exact: true }).click();
      await expect(shell.dialog('Drill: Database failover at 03:00')).toContainText('interrupted once by a real alert');
      expect(account.writes()).toEqual([]);
      expect(watch.events().filter(({ title }) => /Lead database/.test(title))).toEqual([]);
    });
  } finally {
    await watch.close();
    await account.stop();
  }
});

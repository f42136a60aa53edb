import { expect, test, type ElectronApplication } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { readClockShift } from '../../electron/adapters/clock-shift.ts';
import { hour, minute, second } from '../../shared/time/duration.ts';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { openWatch } from '../support/desktop-app.ts';
import { openGate } from '../support/gate.ts';
import { photograph } from '../support/pictures.ts';
import { connectWith } from './screens/connect-dialog.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** What a field for date and time takes, by this machine's clock and zone. */
function field(at: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The window that dims the screen. */
async function breakPage(app: ElectronApplication) {
  await expect.poll(() => app.windows().filter((page) => page.url().includes('break.html')).length).toBe(1);
  const page = app.windows().find((one) => one.url().includes('break.html'));
  if (page === undefined) throw new Error('The break window is gone.');
  return page;
}

test('a break is noticed, postponed twice, taken with a cover and ended; a limit is warned of in the tray and in the header', async ({}, info) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-duty-'));
  const file = path.join(folder, 'clock.json');
  let slept = 0;
  const shift = (by: number) => writeFileSync(file, JSON.stringify({ slept: (slept += by), stepped: 0 }));
  shift(0);
  const simulator = createAdasAccount(createSystemClock(() => readClockShift(file)));
  const apiBase = await simulator.start();
  const witnesses = [await openGate(null), await openGate(null)] as const;
  const policy = path.join(folder, 'policy.yaml');
  writeFileSync(policy, `watchkeeper: 1\nteam: { name: Checkout team }\nnetwork: { witnesses: [${witnesses.map(({ port }) => `{ type: tcp, host: 127.0.0.1, port: ${port} }`).join(', ')}] }\n`);
  const watch = await openWatch({ args: [`--policy=${policy}`], env: { WATCHKEEPER_PAGERDUTY_API: apiBase, WATCHKEEPER_CLOCK_FILE: file } });
  try {
    const { app, page } = await watch.launch();
    const header = page.getByRole('banner');
    const chip = header.getByRole('button', { name: /^Hours: / });
    const panel = page.getByRole('region', { name: /^(On duty|Off duty|Resting)$/ });
    const asked = page.getByRole('region', { name: 'Asked of you' });
    const labels = async () => (await watch.tray.menu()).map(({ label }) => label);
    const history = () => watch.events().flatMap(({ kind, title }) => (kind.startsWith('break.') ? [title] : []));
    /** Time passes as if the machine had slept, and it wakes up. */
    const pass = async (by: number) => {
      shift(by);
      // In a turn of its own: what waking does may take along the window that the answer comes through.
      await app.evaluate(({ powerMonitor }) => void setImmediate(() => powerMonitor.emit('resume')));
    };

    await test.step('an acknowledged incident is work', async () => {
      await connectWith(page, adasToken);
      await expect(chip).toContainText('Off duty');
      simulator.trigger({ serviceId: 'SVC', title: 'Payments are slow', priorityId: 'P2' });
      await shellOf(page).askNow();
      await expect(nowOf(page).card('Payments are slow')).toBeVisible();
      await nowOf(page).acknowledge('Payments are slow').click();
      await expect(chip).toContainText('of 12 h', { timeout: 90_000 });
      await expect(panel).toContainText('Next break');
    });

    await test.step('asked about the sleep; it was work, and a break is due', async () => {
      await pass(2 * hour);
      await expect(asked).toContainText('The computer slept');
      await asked.getByRole('button', { name: 'Work', exact: true }).click();
      await expect(asked).toContainText(/Break of 15 min (begins in a minute|is due)/, { timeout: 90_000 });
      await expect.poll(watch.notifications).toMatch(/Break (in 60 s|due): 15 min/);
      await expect.poll(labels).toEqual(expect.arrayContaining([expect.stringMatching(/^On duty 2 h 0[05] of 12 h$/), 'Take the break (15 min)', 'Postpone the break']));
      await expect.poll(watch.trayTooltip).toMatch(/Break due: 15 min after 2 h of incident work[\s\S]*On duty 2 h 0\d of 12 h/);
      await expect(chip).toContainText('break due: 15 min');
      await photograph(page, info, 'break-due');
    });

    await test.step('postponed in the window, and in the tray', async () => {
      await asked.getByRole('button', { name: 'Postpone 10 min (2 left)' }).click();
      await expect(asked).toContainText('Break of 15 min is postponed');
      await pass(11 * minute + 5 * second);
      await expect(asked.getByRole('button', { name: 'Postpone 10 min (1 left)' })).toBeVisible();
      await watch.tray.choose('Postpone the break');
      await expect(asked).toContainText('Break of 15 min is postponed');
      await pass(11 * minute + 5 * second);
    });

    await test.step('the third time a cover is asked for; the break dims the screen', async () => {
      await expect(asked.getByLabel('Who covers?')).toBeVisible();
      await expect.poll(labels).toContain('Take the break (15 min): who covers?');
      await expect(asked.getByRole('button', { name: 'Take the break' })).toHaveAttribute('aria-disabled', 'true');
      await asked.getByLabel('Who covers?').fill('Robin');
      await asked.getByRole('button', { name: 'Take the break' }).click();
      const dimmed = await breakPage(app);
      await expect(dimmed.getByRole('heading', { name: 'Break of 15 min' })).toBeVisible();
      await expect(dimmed.getByText('Robin covers. SEV-1 and SEV-2 still reach you.')).toBeVisible();
      await expect(chip).toContainText('on a break');
      await watch.desktop.screenshot(info.outputPath('dimmed.png'));
      // The page may be gone before the key is up again.
      await dimmed.keyboard.press('Escape').catch(() => {});
      await expect.poll(() => app.windows().length).toBe(1);
      await expect.poll(() => history().slice(0, 5)).toEqual([
        'Break of 15 min due after 2 h of incident work', 'Break postponed by 10 min', 'Break postponed by 10 min', 'Break of 15 min taken, Robin covers', expect.stringMatching(/^Break ended after \d+ s of 15 min$/),
      ]);
    });

    await test.step('a break that is over closes its window by itself, and is the break', async () => {
      await asked.getByLabel('Who covers?').fill('Robin');
      await asked.getByRole('button', { name: 'Take the break' }).click();
      await breakPage(app);
      await pass(15 * minute);
      await expect.poll(() => app.windows().length).toBe(1);
      await expect.poll(history).toContain('Break of 15 min over');
      await expect(panel).toContainText('Next break');
    });

    await test.step('hours that were entered bring the limit near: in the header, in the tray, once in the timeline', async () => {
      const dialog = shellOf(page).dialog('Hours');
      await chip.click();
      const here = Date.now() + slept;
      await dialog.getByLabel('From').fill(field(here - 11 * hour - 10 * minute));
      await dialog.getByLabel('To', { exact: true }).fill(field(here - hour));
      await dialog.getByLabel(/^What it was/).fill('At the data centre');
      await dialog.getByRole('button', { name: 'Enter these hours' }).click();
      await expect(dialog.getByText('At the data centre')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(chip).toHaveAttribute('data-tone', 'warn');
      await expect(chip).toContainText(/1[01] h \d\d of 12 h.*12 h at/);
      await expect.poll(labels).toEqual(expect.arrayContaining([expect.stringMatching(/^On duty 1[01] h \d\d of 12 h$/), expect.stringMatching(/^12 h at .*; start handing over (by|now)/)]));
      await expect.poll(() => watch.events().filter(({ kind }) => kind === 'duty.warned')).toHaveLength(1);
      await photograph(page, info, 'limit');
    });
  } finally {
    await watch.close();
    for (const witness of witnesses) await witness.cut();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

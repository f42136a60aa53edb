import { expect, test } from '@playwright/test';
import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findElectron } from '../../electron/dev/electron-binary.mjs';
import { root } from '../../electron/dev/steps/paths.mjs';
import { run } from '../../electron/dev/steps/run.mjs';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { atAnyHour, openWatch } from '../support/desktop-app.ts';
import { connectWith } from './screens/connect-dialog.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('a crashed page is rebuilt where it was, a second start comes to the front, and quitting is recorded (faults 16, 17)', async () => {
  const watch = await openWatch({ args: ['--demo'] });
  try {
    const { app, page } = await watch.launch();
    const screens = page.getByRole('navigation', { name: 'Screens' });
    await expect(screens).toBeVisible();

    const events = () => watch.events().length;
    const before = events();
    const dead = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    // Another process stands behind the page, and the page is there.
    await expect(async () => {
      // Asked in the middle of a crash, the answer may be lost: then it is asked again.
      const rebuilt = await app.evaluate(({ BrowserWindow }, old) => BrowserWindow.getAllWindows().map(({ webContents }) => !webContents.isLoading() && webContents.getOSProcessId() > 0 && webContents.getOSProcessId() !== old), dead);
      expect(rebuilt).toEqual([true]);
    }).toPass({ timeout: 60_000 });
    await expect.poll(events).toBeGreaterThan(before);

    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const electron = await findElectron();
    const second = await run(electron.executable, [...electron.args, root, `--user-data-dir=${watch.profile}`], { env: { ...watch.desktop.env, ...electron.env } });
    expect(second.code).toBe(0);
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([false]);

    await app.close();
    expect(watch.events().at(-1)?.kind).toBe('app.stopped');
  } finally {
    await watch.close();
  }
});

test('a data file that is cut in half is set aside, and a policy that does not fit is named with its line; the watch goes on', async ({}, info) => {
  const policy = info.outputPath('broken.yaml');
  writeFileSync(policy, 'watchkeeper: 1\nteam:\n  name: ""\n');
  const watch = await openWatch({ args: ['--demo', `--policy=${policy}`] });
  try {
    const first = await watch.launch();
    await expect(first.page.getByText(/line 3, column 3/).first()).toBeVisible();
    await first.app.close();

    truncateSync(path.join(watch.profile, 'watchkeeper.db'), 6000);
    const second = await watch.launch();
    await expect(second.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
    await expect.poll(() => readdirSync(watch.profile).some((name) => name.includes('.corrupt-'))).toBe(true);
    await second.page.getByRole('button', { name: '1 more' }).click();
    await expect(second.page.getByText(/corrupt-/).first()).toBeVisible();
    await expect.poll(watch.trayTooltip).not.toBe('');
    await second.app.close();
    expect(watch.integrity()).toBe('ok');
  } finally {
    await watch.close();
  }
});

test('a notification that a killed run left on the screen gets its buttons back, and goes when its reason is gone (faults 15, 26)', async () => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const kept = simulator.trigger({ serviceId: 'SVC', title: 'Payments fail', priorityId: 'P1' });
  const gone = simulator.trigger({ serviceId: 'SVC', title: 'Reports are late', priorityId: 'P2' });
  const watch = await openWatch({ policy: atAnyHour, env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const first = await watch.launch();
    await connectWith(first.page, adasToken);
    const shown = (title: string) => watch.events().filter((event) => event.kind === 'alert.shown' && event.title.includes(title)).length;
    const slow = { timeout: 60_000 };
    await expect.poll(() => shown('Payments fail') * shown('Reports are late'), slow).toBe(1);
    const main = first.app.process();
    main.kill('SIGKILL');
    await expect.poll(() => main.signalCode).toBe('SIGKILL');
    simulator.resolve(gone);
    expect(await watch.displayed()).toBe(2);

    const second = await watch.launch();
    // Told once, quietly, that it is over: by itself, or by the digest of an absence that took long on a busy machine. Then nothing of it is left.
    const over = () => watch.read((database) => database.prepare<[], { said: string }>("SELECT title || ' ' || body AS said FROM events WHERE kind IN ('alert.shown', 'watch.resumed')").all())
      .filter(({ said }) => /Recovered · Reports are late|Reports are late\W*, resolved/.test(said));
    await expect.poll(over, slow).toHaveLength(1);
    await expect.poll(() => shown('Payments fail'), slow).toBeGreaterThan(1);
    expect(await watch.displayed()).toBeLessThanOrEqual(2);
    await watch.pressAcknowledge();
    await expect.poll(() => simulator.incident(kept).status, slow).toBe('acknowledged');
    await expect.poll(watch.displayed).toBeLessThanOrEqual(1);
    expect(over()).toHaveLength(1);
    await second.app.close();
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { readClockShift } from '../../electron/adapters/clock-shift.ts';
import { failingWith } from '../../electron/drill/faults.ts';
import { hour } from '../../shared/time/duration.ts';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { atAnyHour, openWatch, type Watch } from '../support/desktop-app.ts';
import { startLoginManager } from '../support/fake-login-manager.ts';
import { openGate } from '../support/gate.ts';
import { startHealthEndpoint } from '../support/health-endpoint.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** An address of this machine that does not look like this machine: a check of it leaves the computer. */
const outside = Object.values(networkInterfaces()).flat().find((face) => face?.family === 'IPv4' && !face.internal)?.address;

async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Connect/ }).first().click();
  const { token, connect: press } = connectDialogOf(page);
  await token.fill(adasToken);
  await press.click();
  await expect(page.getByRole('button', { name: 'PagerDuty connection: Ada' })).toBeVisible();
  await page.keyboard.press('Escape');
}

/** What the window shows. Chromium cuts every connection when the system suspends, the one to the test as well: it is asked through main. */
const text = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText') as Promise<string>);
const blindFor = (app: ElectronApplication) => app.evaluate(async ({ BrowserWindow }) => {
  const reply = await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("window.api.call('blind.recent', undefined)") as { readonly value: readonly { readonly from: number; readonly to: number | null; readonly reasons: readonly string[] }[] };
  return reply.value.map(({ from, to, reasons }) => `${reasons[0] ?? ''} ${to === null ? 'open' : Math.round((to - from) / 60_000)} min`);
});

const kinds = (watch: Watch) => watch.events().map(({ kind }) => kind);
const count = (watch: Watch, kind: string) => kinds(watch).filter((each) => each === kind).length;
const digests = (watch: Watch) => watch.events().filter(({ kind }) => kind === 'watch.resumed').map(({ title }) => title);

type Shown = { readonly data: readonly (readonly { readonly summary: { readonly data: string }; readonly body: { readonly data: string } }[])[] };
/** What the daemon was ever given, the newest first. */
async function shown(watch: Watch): Promise<readonly string[]> {
  const history = JSON.parse(await watch.notifications()) as Shown;
  return history.data.flat().map(({ summary, body }) => `${summary.data} | ${body.data}`);
}

test('without network it is blind and nothing is down; back, one digest tells what happened meanwhile (faults 1)', async ({}, info) => {
  test.skip(outside === undefined, 'this machine has no network of its own');
  test.setTimeout(240_000);
  const simulator = createAdasAccount();
  const [api, endpoint] = [await simulator.start(), await startHealthEndpoint()];
  const port = (url: string) => Number(new URL(url).port);
  const gates = [await openGate(port(api)), await openGate(port(endpoint.url), outside), await openGate(null), await openGate(null)] as const;
  const [toApi, toEndpoint, first, second] = gates;
  const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-policy-'));
  const policy = path.join(folder, 'policy.yaml');
  writeFileSync(policy, `watchkeeper: 1
team: { name: Checkout team }
${atAnyHour}network:
  witnesses:
    - { type: tcp, host: 127.0.0.1, port: ${first.port} }
    - { type: tcp, host: 127.0.0.1, port: ${second.port} }
checks:
  - id: checkout
    name: Checkout API
    severity: 2
    target: { type: http, url: 'http://${outside}:${toEndpoint.port}/health' }
    rhythm: { intervalSeconds: 2, retrySeconds: 1, timeoutSeconds: 2, failuresToDown: 3, passesToUp: 2 }
`);
  const watch = await openWatch({ args: [`--policy=${policy}`], env: { WATCHKEEPER_PAGERDUTY_API: `http://127.0.0.1:${toApi.port}` } });
  try {
    const { page } = await watch.launch();
    await connect(page);
    const known = simulator.trigger({ serviceId: 'SVC', title: 'Known before', priorityId: 'P3' });
    await page.keyboard.press('F5');
    await expect(page.getByRole('article', { name: 'Known before' })).toBeVisible();

    await test.step('cut: the tray is blind within one cycle, with the cause', async () => {
      for (const gate of gates) await gate.cut();
      await expect.poll(watch.trayTooltip).toMatch(/not acknowledged|Own network down/);
      await expect(page.getByText(/Blind since .*own network down/)).toBeVisible();
      await watch.desktop.screenshot(info.outputPath('blind.png'));
      simulator.trigger({ serviceId: 'SVC', title: 'Payments fail', priorityId: 'P2' });
      simulator.resolve(simulator.trigger({ serviceId: 'SVC', title: 'A blip', priorityId: 'P3' }));
      simulator.resolve(known);
      // Longer than every retry of the check.
      await expect.poll(() => watch.events().map(({ title }) => title), { timeout: 90_000 }).toContain('Blind: PagerDuty, not reachable');
      await expect(page.getByRole('article', { name: 'Known before' }).getByText(/^as of /)).toBeVisible();
    });

    await test.step('back: one digest', async () => {
      const before = (await shown(watch)).length;
      for (const gate of gates) await gate.open();
      await expect.poll(() => digests(watch), { timeout: 60_000 }).toEqual([expect.stringMatching(/^Offline .*: 2 triggered, 2 resolved/)]);
      await expect(page.getByRole('heading', { name: /^Offline .*2 triggered, 2 resolved/ })).toBeVisible();
      await expect.poll(watch.trayTooltip).toMatch(/Payments fail/);
      const told = await shown(watch);
      expect(told.slice(0, told.length - before)).toEqual([expect.stringMatching(/^Offline .*2 triggered, 2 resolved.*Payments fail.*A blip, came and went/s)]);
      await watch.desktop.screenshot(info.outputPath('back.png'));
    });
    await expect.poll(() => kinds(watch).filter((kind) => kind === 'incident.triggered').length).toBe(3);
    expect(kinds(watch)).not.toContain('check.down');
  } finally {
    await watch.close();
    for (const gate of gates) await gate.cut();
    await simulator.stop();
    await endpoint.kill().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
});

test('asleep for three hours: one digest; a clock set by two hours: no burst and no silence; killed: the gap is told (faults 8, 10, 11, 26)', async () => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-clock-'));
  const file = path.join(folder, 'clock.json');
  const shift = (slept: number, stepped = 0) => writeFileSync(file, JSON.stringify({ slept, stepped }));
  shift(0);
  // Their clock goes on while the machine sleeps, and nobody sets it.
  const simulator = createAdasAccount(createSystemClock(() => ({ ...readClockShift(file), stepped: 0 })));
  const apiBase = await simulator.start();
  const witnesses = [await openGate(null), await openGate(null)] as const;
  const policy = path.join(folder, 'policy.yaml');
  writeFileSync(policy, `watchkeeper: 1\nteam: { name: Checkout team }\n${atAnyHour}network: { witnesses: [${witnesses.map(({ port }) => `{ type: tcp, host: 127.0.0.1, port: ${port} }`).join(', ')}] }\n`);
  const watch = await openWatch({ args: [`--policy=${policy}`], desktop: { systemBus: true }, env: { WATCHKEEPER_PAGERDUTY_API: apiBase, WATCHKEEPER_CLOCK_FILE: file } });
  const manager = await startLoginManager(watch.desktop.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '');
  try {
    const { app, page } = await watch.launch();
    await connect(page);
    await expect.poll(manager.asked).toBeGreaterThan(0);
    const known = simulator.trigger({ serviceId: 'SVC', title: 'Known before', priorityId: 'P3' });
    await page.keyboard.press('F5');
    await expect(page.getByRole('article', { name: 'Known before' })).toBeVisible();

    await test.step('three hours asleep', async () => {
      const before = (await shown(watch)).length;
      const suspended = app.evaluate(({ powerMonitor }) => new Promise<void>((resolve) => powerMonitor.once('suspend', () => resolve())));
      await app.evaluate(() => {});
      manager.sleep();
      await suspended;
      shift(3 * hour);
      simulator.trigger({ serviceId: 'SVC', title: 'Payments fail', priorityId: 'P1' });
      simulator.resolve(simulator.trigger({ serviceId: 'SVC', title: 'A blip', priorityId: 'P3' }));
      simulator.resolve(known);
      manager.wake();
      manager.wake();
      await expect.poll(() => digests(watch)).toEqual([expect.stringMatching(/^Asleep 3 h 00: 2 triggered, 2 resolved/)]);
      await expect.poll(() => text(app)).toMatch(/Asleep 3 h 00: 2 triggered, 2 resolved/);
      const told = await shown(watch);
      expect(told.slice(0, told.length - before)).toEqual([expect.stringMatching(/^Asleep 3 h 00: 2 triggered, 2 resolved.*SEV-1 · Payments fail/s)]);
      expect(watch.events().filter(({ title }) => title === 'Blind: the computer slept')).toHaveLength(1);
      await expect.poll(async () => (await blindFor(app)).filter((interval) => interval.startsWith('asleep'))).toEqual([expect.stringMatching(/^asleep 18[01] min$/)]);
    });

    await test.step('the clock is set forward by two hours and back', async () => {
      const lists = () => simulator.requests.filter(({ path, query }) => path === '/incidents' && query.has('date_range')).length;
      shift(3 * hour, 2 * hour);
      await expect.poll(() => count(watch, 'clock.stepped')).toBe(1);
      await expect.poll(() => text(app)).toMatch(/This computer's clock is (2 h 00|1 h 59) ahead of PagerDuty's/);
      const from = lists();
      shift(3 * hour);
      await expect.poll(() => count(watch, 'clock.stepped')).toBe(2);
      await expect.poll(() => text(app)).not.toMatch(/This computer's clock is/);
      await expect.poll(lists).toBeGreaterThan(from);
      expect(lists() - from).toBeLessThan(6);
      expect(digests(watch)).toHaveLength(1);
    });

    await test.step('killed, and started again an hour later', async () => {
      const main = app.process();
      main.kill('SIGKILL');
      await expect.poll(() => main.signalCode).toBe('SIGKILL');
      shift(4 * hour);
      simulator.trigger({ serviceId: 'SVC', title: 'While away', priorityId: 'P2' });
      simulator.resolve(simulator.trigger({ serviceId: 'SVC', title: 'Another blip', priorityId: 'P3' }));
      const again = await watch.launch();
      await expect.poll(() => digests(watch), { timeout: 60_000 }).toEqual([expect.anything(), expect.stringMatching(/^Not running 1 h 0\d: 2 triggered, 1 resolved, 1 still open, 1 past its response time$/)]);
      expect(watch.events().map(({ title }) => title)).toContain('Blind: Watchkeeper was not running');
      await expect(again.page.getByRole('heading', { name: /^Not running 1 h/ })).toBeVisible();
    });

    await test.step('the token is refused: said at once, with its reason, and asked no more', async () => {
      simulator.fail({ ...failingWith(401, { error: { message: 'Access Denied', code: 2006 } }, {}), times: Infinity });
      await expect.poll(() => watch.events().map(({ title }) => title), { timeout: 60_000 }).toContain('Blind: PagerDuty, token refused');
      await expect.poll(watch.trayTooltip).toMatch(/Alerting|Token refused/);
    });
  } finally {
    manager.stop();
    await watch.close();
    for (const witness of witnesses) await witness.cut();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

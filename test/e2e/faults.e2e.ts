import { expect, test, type ElectronApplication } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { readClockShift } from '../../electron/adapters/clock-shift.ts';
import { failingWith, rateLimited, type Fault } from '../../electron/drill/faults.ts';
import { createWire } from '../../electron/drill/wire.ts';
import { minute, second } from '../../shared/time/duration.ts';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { openWatch, type Watch } from '../support/desktop-app.ts';
import { httpAnswer, onRequest, startEvilServer, startHttpServer } from '../support/evil-server.ts';
import { startLoginManager } from '../support/fake-login-manager.ts';
import { openGate } from '../support/gate.ts';
import { connectWith } from './screens/connect-dialog.ts';
import { healthOf } from './screens/health.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const check = (id: string, name: string, url: string, failuresToDown = 3) =>
  `  - { id: ${id}, name: ${name}, severity: 2, target: { type: http, url: "${url}" }, rhythm: { intervalSeconds: 1, retrySeconds: 1, timeoutSeconds: 2, failuresToDown: ${failuresToDown}, passesToUp: 2 } }\n`;
const witnesses = (hosts: readonly string[], port: number) => `network: { witnesses: [${hosts.map((host) => `{ type: tcp, host: ${host}, port: ${port} }`).join(', ')}] }\n`;
const policyText = (rest: string) => `watchkeeper: 1\nteam: { name: Checkout team }\n${rest}`;

/** Where the policies and the clocks of these tests are kept. */
let folder: string;
test.beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-faults-'))));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Fact = { readonly kind: string; readonly title: string; readonly at: number; readonly payload: string | null };
const facts = (watch: Watch): readonly Fact[] => watch.events().length === 0 ? [] : watch.read((database) =>
  database.prepare<[], Fact>('SELECT kind, title, occurred_at_ms AS at, payload FROM events ORDER BY id').all());
const titles = (watch: Watch, kind: string, about: RegExp) => watch.events().filter((event) => event.kind === kind && about.test(event.title)).map(({ title }) => title);
/** When probes of a check began, the oldest first. */
const probes = (watch: Watch, id: string) => watch.read((database) =>
  database.prepare<[string], { readonly at: number }>('SELECT probes.hour * 3600000 + at_ms AS at FROM probes JOIN checks ON number = check_number WHERE id = ? ORDER BY hour, at_ms').all(id)).map(({ at }) => at);

/** Asks main as the window does. Through main itself, because Chromium cuts the test off from a page when the system suspends. */
async function ask<T>(app: ElectronApplication, name: string, input: unknown): Promise<T> {
  const call = `window.api.call(${JSON.stringify(name)}, ${input === undefined ? 'undefined' : JSON.stringify(input)})`;
  const reply = await app.evaluate(({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>, call);
  return (reply as { readonly value: T }).value;
}

test('a reset is one DOWN and one recovery with its own reason; an unknown name holds up nobody; five seconds of a stopped program are nobody\'s outage (faults 2, 3, 23)', async ({}, info) => {
  let broken = false;
  const serve = (socket: Socket) => {
    if (broken) socket.resetAndDestroy();
    else onRequest(socket, () => (broken ? socket.resetAndDestroy() : socket.write(httpAnswer(200, 'ok'))));
  };
  const [shaky, steady, witness] = [await startEvilServer(serve), await startHttpServer(() => httpAnswer(200, 'ok')), await openGate(null)];
  const policy = path.join(folder, 'probes.yaml');
  writeFileSync(policy, policyText(`${witnesses(['127.0.0.1', '127.0.0.1'], witness.port)}checks:\n${check('shaky', 'Shaky', shaky.origin, 6)}${check('steady', 'Steady', steady.origin)}${check('nameless', 'Nameless', 'http://nowhere.invalid/health')}`));
  const watch = await openWatch({ args: [`--policy=${policy}`] });
  try {
    const { app, page } = await watch.launch();
    const [shell, health] = [shellOf(page), healthOf(page)];
    const notified = (about: RegExp) => titles(watch, 'alert.shown', about);
    await shell.go('Health');
    await expect(health.row('Shaky')).toContainText('Up');

    await test.step('a name that does not exist', async () => {
      await expect.poll(() => titles(watch, 'check.down', /Nameless/)).toEqual([expect.stringMatching(/Nameless is down: .*(no such name|could not be looked up|name server)/)]);
      const [asked, answered] = [probes(watch, 'nameless'), probes(watch, 'steady')];
      const [first, last] = [asked[0] ?? 0, asked.at(-1) ?? 0];
      // Its neighbour, of the same rhythm, was probed no less often meanwhile.
      expect(answered.filter((at) => at >= first - second && at <= last + second).length).toBeGreaterThanOrEqual(asked.length - 1);
      await expect.poll(() => notified(/Nameless/)).toHaveLength(1);
    });

    await test.step('a connection that is reset', async () => {
      broken = true;
      await expect(health.row('Shaky')).toContainText('Pending');
      expect(titles(watch, 'check.down', /Shaky/)).toEqual([]);
      await expect.poll(() => titles(watch, 'check.down', /Shaky/)).toEqual([expect.stringMatching(/^Shaky is down: .*the connection was (reset|closed)/)]);
      await expect.poll(() => notified(/Shaky/)).toHaveLength(1);
      const seen = shaky.accepted();
      await expect.poll(() => shaky.accepted()).toBeGreaterThan(seen + 2);
      expect(titles(watch, 'check.down', /Shaky/)).toHaveLength(1);
      expect(notified(/Shaky/)).toHaveLength(1);
    });

    await test.step('healed', async () => {
      broken = false;
      await expect.poll(() => titles(watch, 'check.up', /Shaky/)).toHaveLength(1);
      await expect.poll(() => titles(watch, 'situation.resolved', /Shaky/)).toHaveLength(1);
      await expect(health.row('Shaky')).toContainText('Up');
    });

    await test.step('main stands still for five seconds', async () => {
      const before = facts(watch).length;
      await app.evaluate(() => {
        const until = performance.now() + 5000;
        while (performance.now() < until);
      });
      const answered = probes(watch, 'steady').length;
      await expect.poll(() => probes(watch, 'steady').length).toBeGreaterThan(answered + 2);
      expect(facts(watch).slice(before).map(({ kind }) => kind).filter((kind) => kind.startsWith('check.'))).toEqual([]);
      await health.name('Steady').click();
      await expect(health.details('Steady').getByText(/^by up to [\d.]+ s/)).toBeVisible();
      await page.screenshot({ path: info.outputPath('late.png') });
    });
    await app.close();
  } finally {
    await watch.close();
    await Promise.all([shaky.close(), steady.close(), witness.cut()]);
  }
});

test('while no name can be looked up at all, no endpoint is blamed (faults 3)', async () => {
  const [steady, witness] = [await startHttpServer(() => httpAnswer(200, 'ok')), await openGate(null)];
  const policy = path.join(folder, 'names.yaml');
  writeFileSync(policy, policyText(`${witnesses(['127.0.0.1', 'witness.invalid'], witness.port)}checks:\n${check('one', 'One', 'http://one.invalid/')}${check('two', 'Two', 'http://two.invalid/')}${check('steady', 'Steady', steady.origin)}`));
  const watch = await openWatch({ args: [`--policy=${policy}`] });
  try {
    const { app, page } = await watch.launch();
    const health = healthOf(page);
    await expect(shellOf(page).blind).toContainText(/name/i);
    await shellOf(page).go('Health');
    await expect(health.row('Steady')).toContainText('Up');
    // Longer than three failures in a row, which would be DOWN.
    await expect.poll(() => Math.min(probes(watch, 'one').length, probes(watch, 'two').length, probes(watch, 'steady').length)).toBeGreaterThan(5);
    for (const name of ['One', 'Two']) await expect(health.row(name)).toContainText('Unknown');
    expect(watch.events().filter(({ kind }) => kind === 'check.down' || kind === 'situation.opened' || kind === 'alert.shown')).toEqual([]);
    await app.close();
  } finally {
    await watch.close();
    await Promise.all([steady.close(), witness.cut()]);
  }
});

type Source = { readonly source: string; readonly condition: string; readonly reason: string };
const json = { 'content-type': 'application/json' };
/** What may be answered instead of the list, and what is said of it: never the same twice running, so that each is seen to be taken in. */
const badAnswers: readonly (readonly [string, Fault, RegExp])[] = [
  ['429 that says how long', rateLimited(20), /asks us to slow down/],
  ['200 {}', failingWith(200, {}, json), /unusable answer: incidents/],
  ['429 that says nothing', rateLimited(null), /asks us to slow down/],
  ['500 as a page', failingWith(500), /its status is 500/],
  ['200 as a page', failingWith(200, '<!doctype html><html><body>Sign in to the hotel network</body></html>'), /a web page instead of data/],
  ['200 cut off within the JSON', failingWith(200, '{"incidents":[{"id":"QBAD","status":"trigg', json), /broken or cut off/],
  ['the connection cut before an answer', { cut: 'before' }, /cannot be reached/],
  ['an incident whose id is a number', failingWith(200, { incidents: [{ id: 5, type: 'incident', status: 'triggered', title: 'Not real', created_at: '2026-03-02T09:00:00Z' }], more: false }, json), /unusable answer: incidents/],
];

test('whatever PagerDuty answers instead of the list changes nothing, is said with its reason, and is over without a second word (faults 8, 9)', async () => {
  const clockFile = path.join(folder, 'answers.json');
  const shift = (slept: number) => writeFileSync(clockFile, JSON.stringify({ slept, stepped: 0 }));
  shift(0);
  const simulator = createAdasAccount(createSystemClock(() => readClockShift(clockFile)));
  const apiBase = await simulator.start();
  const witness = await openGate(null);
  const policy = path.join(folder, 'answers.yaml');
  writeFileSync(policy, policyText(witnesses(['127.0.0.1', '127.0.0.1'], witness.port)));
  const watch = await openWatch({ args: [`--policy=${policy}`], desktop: { systemBus: true }, env: { WATCHKEEPER_PAGERDUTY_API: apiBase, WATCHKEEPER_CLOCK_FILE: clockFile } });
  const manager = await startLoginManager(watch.desktop.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '');
  try {
    const { app, page } = await watch.launch();
    simulator.trigger({ serviceId: 'SVC', title: 'Payments fail', priorityId: 'P1' });
    simulator.trigger({ serviceId: 'SVC', title: 'Logins are slow', priorityId: 'P2' });
    await connectWith(page, adasToken);
    for (const title of ['Payments fail', 'Logins are slow']) await expect.poll(() => titles(watch, 'alert.shown', new RegExp(title))).toHaveLength(1);
    await expect.poll(manager.asked).toBeGreaterThan(0);
    const pagerDuty = async () => (await ask<readonly Source[]>(app, 'sources.list', undefined)).find(({ source }) => source === 'pagerduty');
    const about = () => watch.events().filter(({ kind }) => kind.startsWith('incident.') || kind.startsWith('situation.') || kind.startsWith('alert.'));
    await expect.poll(async () => (await pagerDuty())?.condition).toBe('fresh');
    await expect.poll(() => titles(watch, 'incident.log', /Assigned/)).toHaveLength(2);
    await expect.poll(() => titles(watch, 'situation.opened', /./)).toHaveLength(2);
    const known = about();

    await test.step('after a sleep the first answer is bad: what is shown is old, and said to be', async () => {
      const suspended = app.evaluate(({ powerMonitor }) => new Promise<void>((resolve) => powerMonitor.once('suspend', () => resolve())));
      await app.evaluate(() => {});
      manager.sleep();
      await suspended;
      shift(90 * second);
      simulator.fail({ path: /^\/incidents$/, times: Infinity, ...failingWith(503) });
      manager.wake();
      await expect.poll(async () => (await pagerDuty())?.condition).toBe('stale');
    });

    for (const [name, fault, said] of badAnswers) {
      await test.step(name, async () => {
        simulator.heal();
        simulator.fail({ path: /^\/incidents$/, times: Infinity, ...fault });
        const lists = () => simulator.requests.filter((request) => request.path === '/incidents').length;
        const before = lists();
        await ask(app, 'preferences.set', { priorities: {} });
        await expect.poll(lists).toBeGreaterThan(before);
        await expect.poll(async () => (await pagerDuty())?.reason).toMatch(said);
        expect((await pagerDuty())?.condition).toBe('stale');
        expect(about()).toEqual(known);
      });
    }

    await test.step('healthy again', async () => {
      simulator.heal();
      await ask(app, 'preferences.set', { priorities: {} });
      await expect.poll(async () => (await pagerDuty())?.condition).toBe('fresh');
      const open = await ask<readonly { readonly title: string; readonly status: string }[]>(app, 'situations.list', undefined);
      expect(open.map(({ title, status }) => `${title} ${status}`).sort()).toEqual(['Logins are slow triggered', 'Payments fail triggered']);
      expect(titles(watch, 'watch.resumed', /./).length).toBeLessThanOrEqual(1);
      expect(about()).toEqual(known);
    });
  } finally {
    manager.stop();
    await watch.close();
    await Promise.all([simulator.stop(), witness.cut()]);
  }
});

test('what waits over the night of a clock change is told by nine of the team\'s clock, once (faults 12)', async () => {
  const clockFile = path.join(folder, 'night.json');
  const real = createSystemClock();
  /** When the clocks of Berlin go from two to three. Nine is six hours later, not seven. */
  const [change, nine] = [Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 2, 28, 7)];
  const setTo = (instant: number) => writeFileSync(clockFile, JSON.stringify({ slept: instant - real.now(), stepped: 0 }));
  setTo(change - 15 * second);
  const shifted = createSystemClock(() => readClockShift(clockFile));
  const simulator = createAdasAccount(shifted);
  const apiBase = await simulator.start();
  const witness = await openGate(null);
  const policy = path.join(folder, 'night.yaml');
  writeFileSync(policy, `watchkeeper: 1\nteam: { name: Checkout team, zone: Europe/Berlin }\nalerting: { businessHours: { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '18:00' } }\n${witnesses(['127.0.0.1', '127.0.0.1'], witness.port)}`);
  const watch = await openWatch({ args: [`--policy=${policy}`], desktop: { systemBus: true }, env: { TZ: 'America/New_York', WATCHKEEPER_PAGERDUTY_API: apiBase, WATCHKEEPER_CLOCK_FILE: clockFile } });
  const manager = await startLoginManager(watch.desktop.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '');
  try {
    const { app, page } = await watch.launch();
    const of = (kind: string, title: string) => facts(watch).filter((fact) => fact.kind === kind && fact.title.includes(title));
    const whyHeld = (title: string): unknown => JSON.parse(of('alert.held', title)[0]?.payload ?? 'null');
    const waits = async () => (await watch.tray.menu()).map(({ label }) => label).find((label) => /waits/.test(label));
    const holds = async () => (await ask<{ readonly holds: readonly unknown[] }>(app, 'alerting.state', undefined)).holds;

    await test.step('before the change, and after it: nine is nine', async () => {
      simulator.trigger({ serviceId: 'SVC', title: 'Reports are late', priorityId: 'P3' });
      await connectWith(page, adasToken);
      await expect.poll(() => of('alert.held', 'Reports')).toHaveLength(1);
      expect(whyHeld('Reports')).toEqual({ why: 'off-hours', until: nine });
      await expect.poll(waits).toMatch(/1 alert waits \(outside business hours until 09:00\)/);
      await expect.poll(() => shifted.now()).toBeGreaterThan(change);
      expect(await holds()).toEqual([{ why: 'off-hours', until: nine }]);
      expect(await waits()).toMatch(/until 09:00/);
      expect(of('alert.shown', 'Reports')).toEqual([]);
    });

    await test.step('the computer wakes up before nine: its digest tells of it', async () => {
      await expect.poll(manager.asked).toBeGreaterThan(0);
      const suspended = app.evaluate(({ powerMonitor }) => new Promise<void>((resolve) => powerMonitor.once('suspend', () => resolve())));
      await app.evaluate(() => {});
      manager.sleep();
      await suspended;
      setTo(nine - 15 * second);
      manager.wake();
      await expect.poll(() => titles(watch, 'watch.resumed', /^Asleep 5 h 59: 1 still open/)).toHaveLength(1);
    });

    await test.step('what came in the last minute is told at nine', async () => {
      simulator.trigger({ serviceId: 'SVC', title: 'Exports are late', priorityId: 'P3' });
      await ask(app, 'preferences.set', { priorities: {} });
      await expect.poll(() => of('alert.held', 'Exports')).toHaveLength(1);
      expect(whyHeld('Exports')).toEqual({ why: 'off-hours', until: nine });
      await expect.poll(() => of('alert.shown', 'Exports')).toHaveLength(1);
      const at = of('alert.shown', 'Exports')[0]?.at ?? 0;
      expect(at).toBeGreaterThanOrEqual(nine);
      expect(at).toBeLessThan(nine + minute);
      await expect.poll(waits).toBeUndefined();
      expect(of('alert.shown', 'Reports')).toEqual([]);
    });
  } finally {
    manager.stop();
    await watch.close();
    await Promise.all([simulator.stop(), witness.cut()]);
  }
});

type WithClicks = { clicks: readonly number[] };

test('unknown fields, one id twice, any order, and two thousand at once: one row for each, and the window answers meanwhile (faults 9)', async () => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const [shell, now] = [shellOf(page), nowOf(page)];
    const stored = () => watch.read((database) => database.prepare<[], { readonly count: number; readonly ids: number }>('SELECT count(*) AS count, count(DISTINCT id) AS ids FROM incidents WHERE open = 1').get());
    const triggered = (title: RegExp) => titles(watch, 'incident.triggered', title).length;
    await connectWith(page, adasToken);

    await test.step('a strange list', async () => {
      const [first, second] = ['Payments fail', 'Logins are slow'].map((title) => simulator.incident(simulator.trigger({ serviceId: 'SVC', title, priorityId: 'P1' })));
      if (first === undefined || second === undefined) throw new Error('Nothing was triggered.');
      const wire = createWire(simulator.world, 'https://drill.example').incident;
      const strange = { ...wire(second), colour: 'mauve', conference_bridge: { weather: [1, { fog: true }] }, urgency: 'extreme', resolve_reason: { type: 'a_new_reason' }, teams: null };
      simulator.fail({ path: /^\/incidents$/, times: Infinity, answer: { body: { incidents: [strange, wire(first), strange, wire(first)], more: false, mood: 'good' } } });
      const lists = () => simulator.requests.filter((request) => request.path === '/incidents').length;
      for (let round = 0; round < 3; round += 1) {
        const before = lists();
        await ask(app, 'preferences.set', { priorities: {} });
        await expect.poll(lists).toBeGreaterThan(before);
      }
      for (const title of ['Payments fail', 'Logins are slow']) await expect(now.card(title)).toHaveCount(1);
      // A log whose reading was called off by the next look is read a minute later.
      await expect.poll(() => triggered(/Payments fail/) + triggered(/Logins are slow/), { timeout: 75_000 }).toBe(2);
      expect(stored()).toEqual({ count: 2, ids: 2 });
      await expect(shell.blind).toBeHidden();
      simulator.heal();
    });

    await test.step('two thousand', async () => {
      await page.evaluate(() => {
        const clicks: number[] = [];
        (window as unknown as WithClicks).clicks = clicks;
        const options = { type: 'event', durationThreshold: 16 };
        new PerformanceObserver((list) => clicks.push(...list.getEntries().filter(({ name }) => name === 'click').map(({ duration }) => duration))).observe(options);
      });
      for (let number = 0; number < 2000; number += 1) simulator.trigger({ serviceId: 'SVC', title: `Job ${number} failed`, priorityId: 'P3' });
      await ask(app, 'preferences.set', { priorities: {} });
      await expect.poll(() => (stored()?.count ?? 0)).toBeGreaterThan(2);
      let answered = 0;
      while ((stored()?.count ?? 0) < 2002) {
        for (const screen of ['Health', 'Now'] as const) await shell.go(screen);
        answered += 1;
      }
      expect(answered).toBeGreaterThan(0);
      // From the click to the next frame, in ms, as the window itself measures it.
      expect(Math.max(0, ...(await page.evaluate(() => (window as unknown as WithClicks).clicks)))).toBeLessThan(1000);
      expect(stored()).toEqual({ count: 2002, ids: 2002 });
    });
    await app.close();
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

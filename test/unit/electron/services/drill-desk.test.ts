import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDrillDesk } from '../../../../electron/services/drill-desk.ts';
import type { DrillLauncher, DrillProfile } from '../../../../electron/services/ports/drill-launcher.ts';
import type { DrillResult } from '../../../../shared/model/drill-result.ts';
import { DrillOrderSchema, type DrillsView, type DrillTold } from '../../../../shared/model/drill-run.ts';
import { PreferencesSchema } from '../../../../shared/model/preferences.ts';
import defaultPolicy from '../../../../shared/policy/default-policy.yaml';
import { PolicySchema, type Policy } from '../../../../shared/policy/policy.ts';
import { readPolicy } from '../../../../shared/policy/read-policy.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryDrillStore } from '../../../support/memory-drill-store.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../assets/drills/slow-burn.yaml'), 'utf8');

function openDesk(files: Readonly<Record<string, string>> = {}) {
  const launched: DrillProfile[] = [];
  const told: DrillTold[] = [];
  const views: DrillsView[] = [];
  const reports: unknown[] = [];
  let listen: Parameters<DrillLauncher['launch']>[1] | null = null;
  let fault: Error | null = null;
  let alerting = 0;
  let shown = 0;
  let chosen: string | null = null;
  const store = createMemoryDrillStore();
  const desk = createDrillDesk({
    clock: createFakeClock(), store, shipped: { 'slow-burn': text },
    launcher: {
      launch: async (profile, listener) => {
        if (fault !== null) throw fault;
        launched.push(profile);
        listen = listener;
        return { tell: (what) => void told.push(what) };
      },
    },
    dialogs: { chooseFile: async () => chosen },
    readFile: async (path) => {
      const found = files[path];
      if (found === undefined) throw new Error('no such file');
      return found;
    },
    policy: () => PolicySchema.parse(defaultPolicy) as Policy, preferences: () => PreferencesSchema.parse({ theme: 'dark', startAtLogin: true, hotkeys: { acknowledge: 'F9' }, priorities: { P1: 1 } }),
    zone: () => 'Europe/Berlin', person: () => 'Ada', alertingCount: () => alerting, showNow: () => (shown += 1), publish: (view) => views.push(view), report: (error) => reports.push(error),
  });
  return {
    desk, store, launched, told, views, reports, shown: () => shown,
    choose: (path: string | null) => (chosen = path),
    break: (error: Error) => (fault = error),
    /** What the drill says, and its end. */
    said: (message: unknown) => listen?.said(message),
    ended: () => listen?.ended(),
    alert: (count: number, demo = false) => {
      alerting = count;
      desk.watched({ alertingCount: count, reasons: ['SEV-1 · Payments are down'], demo });
    },
  };
}
const start = { scenarioId: 'slow-burn', speed: 10, person: 'Kim' };

it('starts a drill with the policy but nothing that is watched, and with no preference that reaches out of its window', async () => {
  const { desk, launched } = openDesk();
  expect(desk.view().person).toBe('Ada');
  expect(await desk.start(start)).toEqual({ result: 'done', message: 'Slow burn begins in a window of its own. The watch goes on here.' });
  const [profile] = launched;
  expect(DrillOrderSchema.parse(profile?.order)).toMatchObject({ scenarioId: 'slow-burn', speed: 10, person: 'Kim', zone: 'Europe/Berlin', text });
  const policy = readPolicy(profile?.policy ?? '');
  expect(policy.ok && [policy.policy.checks, policy.policy.maintenance, policy.policy.incident?.severities[1].respondMinutes]).toEqual([[], [], 5]);
  expect(profile?.preferences).toMatchObject({ theme: 'dark', demo: false });
  for (const key of ['startAtLogin', 'hotkeys', 'priorities', 'watchStrip']) expect(profile?.preferences).not.toHaveProperty(key);
  expect((await desk.start(start)).result).toBe('nothing-to-do');
  expect(desk.view().running?.title).toBe('Slow burn');
});

it('keeps what comes of it; nonsense is reported and kept nowhere', async () => {
  const { desk, said, ended, reports, launched } = openDesk();
  await desk.start(start);
  said({ type: 'erase everything' });
  said({ type: 'result', result: { id: 'x' } });
  expect([reports.length, desk.view().results]).toEqual([2, []]);
  const result: DrillResult = {
    id: launched[0]?.order.id ?? '', scenario: { id: 'slow-burn', title: 'Slow burn', version: 1 }, person: 'Kim', startedAt: 1, endedAt: 2, scenarioFrom: 0, scenarioTo: 1, zone: 'UTC', slowest: 1, fastest: 10, end: 'finished', interruptions: 0,
    parts: [{ id: 'updates', within: 2, of: 3, evidence: [], rules: [] }, { id: 'handoff', within: 12, of: 17, evidence: [], rules: [] }],
  };
  said({ type: 'result', result });
  ended();
  expect(desk.view()).toMatchObject({ running: null, person: 'Kim', results: [{ person: 'Kim', within: 2, of: 3, slowest: 1, fastest: 10 }] });
  expect(desk.result(result.id)).toEqual(result);
  desk.remove(result.id);
  expect(() => desk.result(result.id)).toThrow('not here any more');
});

it('what the disk does not take is kept all the same, and on it with the next look', async () => {
  const { desk, store, said, reports, launched } = openDesk();
  await desk.start(start);
  const { save } = store;
  store.save = () => { throw new Error('The disk is full.'); };
  const id = launched[0]?.order.id ?? '';
  const result: DrillResult = {
    id, scenario: { id: 'slow-burn', title: 'Slow burn', version: 1 }, person: 'Kim', startedAt: 1, endedAt: 2, scenarioFrom: 0, scenarioTo: 1, zone: 'UTC', slowest: 1, fastest: 10, end: 'finished', interruptions: 0,
    parts: [{ id: 'updates', within: 2, of: 3, evidence: [], rules: [] }],
  };
  said({ type: 'result', result });
  expect([desk.view().results.length, desk.result(id), store.list().length, reports.length > 0]).toEqual([1, result, 0, true]);
  store.save = save;
  expect(desk.view().results).toHaveLength(1);
  expect(store.list()).toEqual([result]);
});

it('a real alert stops the drill and shows the real watch; one that was there before, or that ends, does not', async () => {
  const { desk, told, alert, shown, ended } = openDesk();
  alert(1);
  await desk.start(start);
  alert(1);
  alert(0);
  expect([told, shown()]).toEqual([[], 0]);
  alert(1);
  expect([told, shown()]).toEqual([[{ type: 'interrupt', title: 'SEV-1 · Payments are down' }], 1]);
  ended();
  alert(2);
  expect(told).toHaveLength(1);
});

it('nothing is stopped by the demo watch, or when the drill is over: nobody is led away from what they do', async () => {
  const { desk, told, alert, shown, said, launched } = openDesk();
  await desk.start(start);
  alert(1, true);
  said({ type: 'result', result: {
    id: launched[0]?.order.id ?? '', scenario: { id: 'slow-burn', title: 'Slow burn', version: 1 }, person: 'Kim', startedAt: 1, endedAt: 2, scenarioFrom: 0, scenarioTo: 1, zone: 'UTC', slowest: 1, fastest: 10, end: 'time-up', interruptions: 0,
    parts: [{ id: 'updates', within: 2, of: 3, evidence: [], rules: [] }],
  } });
  alert(2);
  expect([told, shown()]).toEqual([[], 0]);
});

it('a drill that cannot start says so and leaves nothing under way', async () => {
  const { desk, break: breakIt } = openDesk();
  breakIt(new Error('the disk is full'));
  expect(await desk.start(start)).toEqual({ result: 'failed', message: 'The drill did not start: the disk is full' });
  expect(desk.view().running).toBeNull();
  expect(desk.end().result).toBe('nothing-to-do');
  await expect(desk.start({ ...start, scenarioId: 'gone' })).rejects.toThrow('not here any more');
});

it('a scenario of the team’s own can be opened; one with faults is refused with their places', async () => {
  const { desk, choose, told } = openDesk({ '/home/ada/Our night.yaml': text.replace('title: Slow burn', 'title: Our night'), '/bad.yaml': 'scenario: 2' });
  expect((await desk.open()).result).toBe('nothing-to-do');
  choose('/bad.yaml');
  expect((await desk.open()).result).toBe('failed');
  expect(desk.view().refused).toMatchObject({ file: 'bad.yaml' });
  expect(desk.view().refused?.faults[0]).toMatchObject({ line: 1 });
  choose('/gone.yaml');
  expect((await desk.open()).message).toContain('no such file');
  choose('/home/ada/Our night.yaml');
  expect((await desk.open()).result).toBe('done');
  expect(desk.view()).toMatchObject({ refused: null, offers: [{ id: 'slow-burn', own: false }, { id: 'own-our-night', own: true, title: 'Our night' }] });
  await desk.start({ ...start, scenarioId: 'own-our-night' });
  desk.show();
  desk.end();
  expect(told).toEqual([{ type: 'show' }, { type: 'end' }]);
});

import { describe, expect, it } from 'vitest';
import databaseFailover from '../../../../assets/drills/database-failover.yaml?raw';
import handoffDrill from '../../../../assets/drills/false-alarm-handoff.yaml?raw';
import defaultPolicy from '../../../../shared/policy/default-policy.yaml';
import { createDrillFetch, drillApi } from '../../../../electron/drill/drill-network.ts';
import { openStage } from '../../../../electron/drill/open-stage.ts';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import type { DrillNow, DrillSaid } from '../../../../shared/model/drill-run.ts';
import { PolicySchema, type Policy } from '../../../../shared/policy/policy.ts';
import type { Alert } from '../../../../electron/services/ports/notifier.ts';
import type { Check } from '../../../../shared/model/check.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryFactStore } from '../../../support/memory-fact-store.ts';
import { createMemoryIncidentStore } from '../../../support/memory-incident-store.ts';

const policy = PolicySchema.parse(defaultPolicy) as Policy;

function open(text: string = databaseFailover, speed = 60) {
  const machine = createFakeClock();
  const said: DrillSaid[] = [];
  const told: DrillNow[] = [];
  const reports: unknown[] = [];
  const checks: Check[] = [];
  let closed = 0;
  let shown = 0;
  let hear: (message: unknown) => void = () => {};
  const stage = openStage({
    machine, order: { id: '0c0ffee0-0000-4000-8000-000000000001', scenarioId: 'failover', text, speed, person: 'Ada', zone: 'Europe/Berlin' },
    listen: (take) => {
      hear = take;
      return (message) => void said.push(message as DrillSaid);
    },
    publish: (now) => told.push(now), showWindow: () => (shown += 1), close: () => (closed += 1), report: (problem) => reports.push(problem),
  });
  const api = createPagerDutyClient({ clock: stage.clock, fetch: stage.fetch, credentials: { tokenKind: 'api-key', token: 'watchkeeper-drill-key', apiBase: stage.apiBase } });
  const begin = () => stage.begin({
    checks: { save: (check) => (checks.push(check), check) }, checksChanged: () => {}, connect: async () => ({ result: 'done', message: '' }),
    record: { incidents: createMemoryIncidentStore({ incidents: () => [], events: () => [] }), facts: createMemoryFactStore(() => []), policy: () => policy, zone: () => 'Europe/Berlin' },
  });
  return { machine, stage, api, begin, said, told, reports, checks, hear: (message: unknown) => hear(message), closed: () => closed, shown: () => shown };
}

describe('the stage of a drill', () => {
  it('begins at 03:00 of the zone, pages the person by name, and tells its window the time', async () => {
    const { machine, stage, api, begin, said, told, checks } = open();
    expect(new Date(stage.clock.now()).toISOString()).toBe('2026-03-02T02:00:00.000Z');
    await begin();
    expect(said).toEqual([{ type: 'ready' }]);
    expect(checks.map(({ id, origin, paused }) => [id, origin, paused])).toEqual([['drill-lead-api', 'person', false]]);
    await machine.advance(2 * second);
    const open1 = await api.openIncidents({ userId: 'you' });
    expect(open1.kind === 'ok' ? open1.value.incidents.map(({ title, assignments }) => [title, assignments.map(({ assignee }) => assignee.summary)]) : open1).toEqual([['Lead database does not accept connections', ['Ada']]]);
    expect(told.at(-1)).toMatchObject({ title: 'Database failover at 03:00', speed: 60, paused: false, result: null, clock: { rate: 60 } });
    await stage.stop();
  });

  it('answers for its own endpoints, without a socket, and refuses every other one', async () => {
    const { machine, stage, begin, checks } = open();
    await begin();
    const target = checks[0]?.target;
    if (target === undefined) throw new Error('The drill has no check.');
    const probe = async (asked = target) => (await stage.prober.probe({ checkId: 'c', target: asked, timeout: second })).failures;
    expect(await probe()).toEqual([]);
    await machine.advance(2 * second);
    expect(await probe()).toEqual([{ kind: 'status', detail: 'status 500, expected 200-299' }]);
    expect(await probe({ type: 'tcp', host: '127.0.0.1', port: 80 })).toEqual([{ kind: 'answer', detail: 'a drill asks nothing but its own endpoints' }]);
    await stage.stop();
  });

  it('stands still for a real alert and counts it; goes on when it is told to', async () => {
    const { machine, stage, begin, told, hear } = open();
    await begin();
    await machine.advance(second);
    hear({ type: 'interrupt', title: 'Payments are down' });
    const at = stage.clock.now();
    await machine.advance(minute);
    expect(stage.clock.now()).toBe(at);
    expect(told.at(-1)).toMatchObject({ paused: true, interruptedBy: 'Payments are down', clock: { rate: 0 } });
    stage.calls.control({ paused: false, speed: 10 });
    await machine.advance(second);
    expect(stage.clock.now()).toBe(at + 10 * second);
    stage.calls.finish();
    expect(told.at(-1)?.result).toMatchObject({ interruptions: 1, slowest: 10, fastest: 60, end: 'finished', person: 'Ada' });
    await stage.stop();
  });

  it('ends by its time, tells its result once, and closes with its window', async () => {
    const { machine, stage, begin, said, closed, shown } = open();
    await begin();
    stage.windowChanged(false);
    expect(closed()).toBe(0);
    await machine.advance(95 * second);
    const results = said.filter(({ type }) => type === 'result');
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ result: { end: 'time-up', scenarioTo: stage.calls.now().endsAt } });
    expect(stage.calls.finish().result).toBe('nothing-to-do');
    expect(shown()).toBe(1);
    stage.windowChanged(false);
    expect(closed()).toBe(1);
    await stage.stop();
  });

  it('hands the watch over where the scenario says so', async () => {
    const { stage, begin, api, machine } = open(handoffDrill);
    await begin();
    const mine = async () => {
      const answer = await api.onCalls('you');
      return answer.kind === 'ok' ? answer.value.length : answer;
    };
    expect(await mine()).toBe(1);
    await machine.advance(91 * second);
    expect(await mine()).toBe(0);
    await stage.stop();
  });

  it('marks what it shows: notifications, tooltip, menu', async () => {
    const { stage } = open();
    const shown: Alert[] = [];
    const notifier = stage.notifier({
      show: async (alert) => {
        shown.push(alert);
        return { shown: true, carrier: 'test', detail: '' };
      },
      withdraw: () => {}, onAction: () => {}, leftovers: async () => [], probe: async () => ({ shown: true, carrier: 'test', detail: '' }),
    });
    await notifier.show({ key: 'a', title: 'SEV-1', body: '', severity: 1, urgency: 'critical', actions: [], sound: false });
    expect(shown[0]?.title).toBe('DRILL: SEV-1');
    const view = stage.tray({ icon: 'calm', tooltip: 'Watchkeeper', menu: [] });
    expect([view.tooltip, view.menu[0], stage.tooltip('x')]).toEqual([
      'DRILL: Database failover at 03:00. Nothing here is real.\nWatchkeeper', { type: 'words', label: 'DRILL: Database failover at 03:00' }, 'DRILL: Database failover at 03:00. Nothing here is real.\nx',
    ]);
    await stage.stop();
  });

  it('refuses an order or a word that it does not understand', async () => {
    expect(() => open('scenario: 1')).toThrow('cannot be played');
    const { hear, reports, stage } = open();
    hear({ type: 'format-the-disk' });
    expect(reports).toHaveLength(1);
    await stage.stop();
  });
});

it('nothing leaves a drill: whatever is not for its simulator is refused before it is sent', async () => {
  const asked: string[] = [];
  const fetch = createDrillFetch({ fetch: async (url) => {
    asked.push(url);
    return { status: 200, headers: new Headers(), body: (async function* () {})() };
  } });
  await fetch(`${drillApi}/incidents`);
  for (const url of ['https://api.pagerduty.com/incidents', 'https://api.eu.pagerduty.com/users/me', 'https://slack.com/api/chat.postMessage', 'http://127.0.0.1:9/x', 'https://127.0.0.1:1/x', 'http://127.0.0.1.example:1/']) {
    await expect(fetch(url), url).rejects.toThrow('This is a drill: nothing is sent');
  }
  expect(asked).toEqual([`${drillApi}/incidents`]);
});

import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { demoChecks, startDemoWatch, type DemoWatch } from '../../../../electron/drill/demo-watch.ts';
import { readScenario } from '../../../../electron/drill/scenario-file.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const text = readFileSync(new URL('../../../../assets/drills/demo-watch.yaml', import.meta.url), 'utf8');
const problems: unknown[] = [];
let watch: DemoWatch | undefined;

async function start() {
  const clock = createFakeClock();
  problems.length = 0;
  watch = await startDemoWatch({ clock, scenario: readScenario(text), onProblem: (problem) => problems.push(problem) });
  return { clock, watch, open: () => [...(watch?.simulator.world.incidents.values() ?? [])].filter(({ status }) => status !== 'resolved') };
}
const healthOf = async (url: string | undefined) => (await fetch(url ?? '')).status;

afterEach(async () => {
  await watch?.stop();
  watch = undefined;
});

describe('the demo watch', () => {
  it('brings a SEV-2 incident after 8 s, and an endpoint of another service that fails and recovers within the minute', async () => {
    const { clock, watch, open } = await start();
    expect(watch.endpoints.map(({ id, name }) => [id, name])).toEqual([['demo-quote-api', 'Quote API'], ['demo-lead-intake', 'Lead intake']]);
    const intake = watch.endpoints[1];
    await clock.advance(7 * second);
    expect(open()).toEqual([]);
    await clock.advance(1 * second);
    expect(open()).toMatchObject([{ status: 'triggered', priorityId: 'SEV-2', assignees: [{ userId: watch.userId }] }]);
    expect(open()[0]?.serviceId).not.toBe(intake?.serviceId);
    expect(await healthOf(intake?.url)).toBe(200);
    await clock.advance(15 * second);
    expect(await healthOf(intake?.url)).toBe(503);
    await clock.advance(20 * second);
    expect(await healthOf(intake?.url)).toBe(200);
    expect(problems).toEqual([]);
  });

  it('answers the real API with the token it hands out', async () => {
    const { clock, watch } = await start();
    await clock.advance(10 * second);
    const answer = await fetch(`${watch.apiBase}/incidents?date_range=all`, { headers: { authorization: `Token token=${watch.token}`, accept: 'application/vnd.pagerduty+json;version=2' } });
    const body = (await answer.json()) as { incidents: { title: string }[] };
    expect(body.incidents.map(({ title }) => title)).toEqual(['Carrier quotes time out for motor leads']);
  });

  it('goes on gently for hours: never more than one incident open, never more than one in three minutes, nothing left behind', async () => {
    const { clock, watch, open } = await start();
    for (let passed = 0; passed < 180; passed++) {
      await clock.advance(minute);
      expect(open().length).toBeLessThanOrEqual(1);
    }
    const times = [...watch.simulator.world.incidents.values()].map(({ createdAt }) => createdAt);
    expect(times.length).toBeGreaterThan(15);
    times.slice(1).forEach((at, place) => expect(at - (times[place] ?? 0)).toBeGreaterThanOrEqual(3 * minute));
    expect(problems).toEqual([]);
  });

  it('stops without leaving a timer or a socket, and a second one has other ids', async () => {
    const first = await start();
    await first.clock.advance(10 * second);
    const [id] = first.watch.simulator.world.incidents.keys();
    await first.watch.stop();
    expect(first.clock.armed()).toBe(0);
    await expect(fetch(first.watch.apiBase)).rejects.toThrow();
    const clock = createFakeClock(first.clock.now() + minute);
    watch = await startDemoWatch({ clock, scenario: readScenario(text), onProblem: () => {} });
    await clock.advance(10 * second);
    expect([...watch.simulator.world.incidents.keys()]).not.toContain(id);
  });

  it('describes checks with a fast rhythm for its endpoints', async () => {
    const { watch } = await start();
    expect(demoChecks(watch)).toMatchObject([{ id: 'demo-quote-api', serviceId: 'quote-engine', rhythm: { intervalSeconds: 4, retrySeconds: 2 } }, { id: 'demo-lead-intake' }]);
  });
});

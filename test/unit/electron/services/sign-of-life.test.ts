import { describe, expect, it } from 'vitest';
import { createSignOfLife } from '../../../../electron/services/sign-of-life.ts';
import { SignOfLifeInputSchema } from '../../../../shared/model/sign-of-life.ts';
import type { SourceCondition, SourceState } from '../../../../shared/model/source.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeProber, type Behaviour } from '../../../support/fake-prober.ts';
import { createMemorySecretStore } from '../../../support/memory-secret-store.ts';

const url = 'https://listen.example/ping/s3cret-token';

function setUp({ kept = createMemorySecretStore() } = {}) {
  const clock = createFakeClock();
  const world = { pagerduty: 'fresh' as SourceCondition, demo: false, behaviour: { takes: second } as Behaviour };
  const prober = createFakeProber(clock, () => world.behaviour);
  const errors: unknown[] = [];
  const sources = (): readonly SourceState[] => [
    { source: 'pagerduty', condition: world.pagerduty, lastGoodAt: null, since: 0, reason: '' }, { source: 'checks', condition: 'off', lastGoodAt: null, since: 0, reason: '' },
  ];
  const life = createSignOfLife({ clock, secrets: kept, prober, everyMinutes: () => 5, sources, isDemo: () => world.demo, report: (error) => void errors.push(error) });
  async function beat(minutes: number): Promise<void> {
    for (let beats = 0; beats < minutes * 4; beats += 1) {
      life.tick();
      await clock.advance(15 * second);
    }
  }
  return { clock, world, prober, life, beat, errors, kept };
}

describe('a sign of life (A31)', () => {
  it('is sent every few minutes while everything is seen, from the loop that watches alone', async () => {
    const { life, beat, prober, clock } = setUp();
    await beat(20);
    expect(prober.requests).toEqual([]);
    expect(life.calls.set({ url, consent: true })).toMatchObject({ result: 'done', message: expect.stringContaining('listen.example hears from here every 5 min') });
    await beat(20);
    expect(prober.requests.map(({ target }) => target)).toEqual(Array.from({ length: 4 }, () => expect.objectContaining({ type: 'http', method: 'GET', url })));
    expect(life.calls.view()).toMatchObject({ host: 'listen.example', problem: null, withheld: null });
    // Nothing goes out when nobody beats.
    await clock.advance(60 * minute);
    expect(prober.requests).toHaveLength(4);
  });

  it('is withheld while a source is not seen, in the demo, and at once again after it', async () => {
    const { life, beat, prober, world } = setUp();
    life.calls.set({ url, consent: true });
    for (const condition of ['stale', 'refused', 'failing', 'starting', 'off'] as const) {
      world.pagerduty = condition;
      await beat(6);
      expect(life.calls.view().withheld).not.toBeNull();
    }
    world.pagerduty = 'fresh';
    world.demo = true;
    await beat(6);
    expect(prober.requests).toEqual([]);
    world.demo = false;
    await beat(1);
    expect(prober.requests).toHaveLength(1);
  });

  it('that does not arrive is shown without the address, and tried no sooner', async () => {
    const { life, beat, prober, world, errors } = setUp();
    life.calls.set({ url, consent: true });
    world.behaviour = { takes: second, failed: ['refused'] };
    await beat(10);
    expect(prober.requests).toHaveLength(2);
    expect(life.calls.view()).toMatchObject({ takenAt: null, problem: 'the service could not be reached (refused)' });
    expect(JSON.stringify(life.calls.view())).not.toContain('s3cret');
    world.behaviour = { takes: second };
    await beat(6);
    expect(life.calls.view()).toMatchObject({ takenAt: expect.any(Number), problem: null });
    expect(errors).toEqual([]);
  });

  it('has its address among the secrets, over a restart, until it is taken away', async () => {
    const first = setUp();
    first.life.calls.set({ url, consent: true });
    expect([...first.kept.kept.values()]).toEqual([url]);
    const again = setUp({ kept: first.kept });
    await again.beat(1);
    expect(again.prober.requests).toHaveLength(1);
    again.life.calls.clear();
    await again.beat(10);
    expect([again.prober.requests.length, again.kept.kept.size, again.life.calls.view().host]).toEqual([1, 0, null]);
    expect(setUp({ kept: createMemorySecretStore('none') }).life.calls.set({ url, consent: true }).message).toContain('until you quit');
  });

  it('goes nowhere without consent, and nowhere but over https', () => {
    expect(SignOfLifeInputSchema.safeParse({ url, consent: true }).success).toBe(true);
    expect(SignOfLifeInputSchema.safeParse({ url, consent: false }).success).toBe(false);
    for (const bad of ['http://listen.example/ping', 'file:///etc/passwd', 'listen.example']) expect(SignOfLifeInputSchema.safeParse({ url: bad, consent: true }).success).toBe(false);
  });
});

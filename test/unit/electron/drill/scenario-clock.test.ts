import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScenarioClock } from '../../../../electron/drill/scenario-clock.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const three = Date.UTC(2026, 2, 3, 3);

describe('the clock of a drill', () => {
  it('begins where the scenario says and plays an hour in a minute', async () => {
    const machine = createFakeClock();
    const clock = createScenarioClock({ clock: machine, startsAt: three, speed: 60 });
    const seen: string[] = [];
    clock.after(30 * minute, () => seen.push('after'));
    clock.at(three + 45 * minute, () => seen.push(`at ${clock.now() - three}`));
    await machine.advance(30 * second);
    expect(seen).toEqual(['after']);
    await machine.advance(30 * second);
    expect(seen).toEqual(['after', `at ${45 * minute}`]);
    expect(clock.now()).toBe(three + hour);
    expect(clock.monotonic()).toBe(hour);
  });

  it('stands still when it is paused, and goes on from there at another speed', async () => {
    const machine = createFakeClock();
    const clock = createScenarioClock({ clock: machine, startsAt: three, speed: 10 });
    let rang = 0;
    clock.after(2 * minute, () => (rang += 1));
    await machine.advance(6 * second);
    clock.pause();
    await machine.advance(hour);
    expect([clock.now() - three, rang]).toEqual([minute, 0]);
    clock.setSpeed(60);
    clock.resume();
    await machine.advance(second);
    expect([clock.now() - three, rang]).toEqual([2 * minute, 1]);
  });

  it('waits for a machine that slept or was held up', () => {
    let real = 0;
    const clock = createScenarioClock({ clock: { monotonic: () => real, after: () => () => {} }, startsAt: three, speed: 1 });
    real += 8 * hour;
    expect(clock.now() - three).toBeLessThan(second);
  });

  it('calls off, and after its end calls nobody', async () => {
    const machine = createFakeClock();
    const clock = createScenarioClock({ clock: machine, startsAt: three, speed: 1 });
    const seen: string[] = [];
    clock.after(second, () => seen.push('called off'))();
    clock.after(2 * second, () => {
      seen.push('once');
      clock.stop();
    });
    clock.after(3 * second, () => seen.push('too late'));
    await machine.advance(minute);
    expect(seen).toEqual(['once']);
    expect(machine.armed()).toBe(0);
  });

  it('never runs backwards, rings in order and never early, whatever is done to it', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.oneof(
        fc.record({ do: fc.constant('wait' as const), span: fc.integer({ min: 1, max: 5000 }) }),
        fc.record({ do: fc.constant('speed' as const), span: fc.integer({ min: 1, max: 60 }) }),
        fc.record({ do: fc.constant('pause' as const), span: fc.constant(0) }),
        fc.record({ do: fc.constant('resume' as const), span: fc.constant(0) }),
        fc.record({ do: fc.constant('ring' as const), span: fc.integer({ min: 0, max: 60_000 }) }),
      ), { maxLength: 25 }),
      async (acts) => {
        const machine = createFakeClock();
        const clock = createScenarioClock({ clock: machine, startsAt: three, speed: 7 });
        let last = clock.now();
        const rung: number[] = [];
        for (const { do: act, span } of acts) {
          if (act === 'wait') machine.advanceNow(span);
          else if (act === 'speed') clock.setSpeed(span);
          else if (act === 'pause') clock.pause();
          else if (act === 'resume') clock.resume();
          else {
            const due = clock.now() + span;
            clock.at(due, () => {
              expect(clock.now()).toBeGreaterThanOrEqual(due);
              rung.push(due);
            });
          }
          expect(clock.now()).toBeGreaterThanOrEqual(last);
          expect(Number.isInteger(clock.now())).toBe(true);
          last = clock.now();
        }
        clock.resume();
        machine.advanceNow(70 * second);
        expect(rung).toHaveLength(acts.filter(({ do: act }) => act === 'ring').length);
        expect(machine.armed()).toBeLessThanOrEqual(1);
      },
    ), { numRuns: 60 });
  });

  it('refuses any other speed', () => {
    for (const speed of [0, 0.5, 61, NaN, -1]) expect(() => createScenarioClock({ clock: createFakeClock(), startsAt: 0, speed })).toThrow('1 to 60');
  });
});

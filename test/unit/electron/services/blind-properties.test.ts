import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClockKeeper } from '../../../../electron/services/clock-keeper.ts';
import { createSourceBoard } from '../../../../electron/services/source-board.ts';
import { createTick } from '../../../../electron/services/tick.ts';
import { failingWith, rateLimited, type Fault } from '../../../../electron/drill/faults.ts';
import { blindSpans, mergeSpans } from '../../../../shared/domain/blind-intervals.ts';
import type { BlindInterval } from '../../../../shared/model/blind.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { minute, second, type Instant, type Milliseconds } from '../../../../shared/time/duration.ts';
import { me } from '../../../support/drill-account.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { watchAccount } from '../../../support/watched-account.ts';

const grain: Milliseconds = 5 * second;
/** On call, the list is read every 15 s: a good answer is good for a minute. */
const goodFor: Milliseconds = minute;
/** Within this time of falling asleep, waking and a step of the clock, the edges are as coarse as the beat that finds them. */
const blur: Milliseconds = 20 * second;

type Act =
  | { readonly do: 'pass'; readonly length: Milliseconds }
  | { readonly do: 'sleep'; readonly length: Milliseconds; readonly reported: boolean }
  | { readonly do: 'step'; readonly by: Milliseconds }
  | { readonly do: 'fail'; readonly fault: Fault }
  | { readonly do: 'heal' }
  | { readonly do: 'trigger' };

const times = fc.integer({ min: 1, max: 40 });
const fault: fc.Arbitrary<Fault> = fc.tuple(times, fc.constantFrom<Fault[]>(failingWith(502), { cut: 'before' }, { hang: true }, rateLimited(40), rateLimited(null), failingWith(200, '{}', {}))).map(([count, what]) => ({ ...what, times: count, path: /^\/incidents$/ }));
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 60 }).map((count): Act => ({ do: 'pass', length: count * grain })) },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 24, max: 400 }), fc.boolean()).map(([count, reported]): Act => ({ do: 'sleep', length: count * grain, reported })) },
  { weight: 1, arbitrary: fc.integer({ min: -1440, max: 1440 }).filter((count) => Math.abs(count) > 12).map((count): Act => ({ do: 'step', by: count * grain })) },
  { weight: 3, arbitrary: fault.map((what): Act => ({ do: 'fail', fault: what })) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'heal' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'trigger' }) },
);

/** What really was, grain by grain: on the wall, and in real time. */
type Sample = { readonly real: Milliseconds; readonly wall: Instant };

async function live(acts: readonly Act[], random: () => number) {
  const journal = createMemoryJournal();
  const goods: Milliseconds[] = [];
  const samples: Sample[] = [];
  const edges: Milliseconds[] = [];
  let slept: Milliseconds = 0;
  let follow: (state: SourceState) => void = () => {};
  const watched = watchAccount({
    sync: { random },
    onSource: (state) => follow(state),
  });
  const { clock, simulator, sync } = watched;
  const real = () => clock.monotonic() + slept;
  const board = createSourceBoard({ clock, journal, publish: () => {}, report: (error) => { throw error; } });
  follow = (state) => {
    if (state.condition === 'fresh' && state.lastGoodAt === clock.now()) goods.push(real());
    board.set(state);
  };
  const keeper = createClockKeeper({ clock, journal, notices: { raise: () => {}, clear: () => {} }, onSource: board.set, publish: () => {}, report: (error) => { throw error; } });
  const tick = createTick({
    clock, uptime: real,
    onGap: ({ from, to }) => {
      journal.append([
        { occurredAt: from, kind: 'blind.began', source: 'watchkeeper', title: '', payload: { source: 'sleep' } },
        { occurredAt: to, kind: 'blind.ended', source: 'watchkeeper', title: '', payload: { source: 'sleep', since: from } },
      ]);
      sync.slept();
      sync.wake();
    },
    onClockStep: ({ by }) => {
      board.stepped(by);
      keeper.stepped(by);
      sync.clockStepped(by);
    },
  });
  tick.start();

  async function pass(length: Milliseconds): Promise<void> {
    for (let left = length; left > 0; left -= grain) {
      samples.push({ real: real(), wall: clock.now() });
      await clock.advance(grain);
    }
  }
  async function perform(what: Act): Promise<void> {
    switch (what.do) {
      case 'pass': return pass(what.length);
      case 'fail': return simulator.fail(what.fault);
      case 'heal': return simulator.heal();
      case 'trigger': return void simulator.trigger({ serviceId: 'SQUOTE', title: 'Something', assignTo: [me] });
      case 'step':
        edges.push(real());
        clock.stepWall(what.by);
        return;
      case 'sleep':
        edges.push(real());
        if (what.reported) tick.suspended();
        for (let left = what.length; left > 0; left -= grain) {
          samples.push({ real: real(), wall: clock.now() });
          clock.sleep(grain);
          slept += grain;
        }
        edges.push(real());
        if (what.reported) tick.resumed();
        return;
    }
  }

  await pass(minute);
  for (const what of acts) await perform(what);
  simulator.heal();
  await pass(10 * minute);
  tick.stop();
  sync.stop();
  const spans = blindSpans(journal.events).filter(({ source }) => source === 'pagerduty' || source === 'sleep');
  return { ...watched, journal, goods, samples, edges, intervals: mergeSpans(spans), all: mergeSpans(blindSpans(journal.events)) };
}

const covers = (intervals: readonly BlindInterval[], wall: Instant): boolean => intervals.some(({ from, to }) => from <= wall && (to === null || wall < to));

/** No good cycle for longer than a good answer is good for; the history ends well. */
function wasBlind(goods: readonly Milliseconds[], at: Milliseconds): boolean {
  const before = goods.findLast((good) => good <= at);
  const after = goods.find((good) => good > at);
  return before !== undefined && after !== undefined && after - before >= goodFor;
}

describe('whatever happens on the way', () => {
  it('blind intervals cover exactly the times without a good cycle, and nothing open is missing after one', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 24 }), fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), async (acts, randoms) => {
        const { samples, goods, edges, intervals, all, journal, simulator, open } = await live(acts, () => randoms.next().value ?? 0);
        const visited = new Map<Instant, { blind: boolean; clear: boolean }>();
        for (const { real, wall } of samples) {
          const here = visited.get(wall) ?? { blind: false, clear: false };
          const blurred = edges.some((edge) => Math.abs(edge - real) <= (acts.some((each) => each.do === 'step') ? goodFor + blur : blur));
          if (blurred) continue;
          if (wasBlind(goods, real)) here.blind = true;
          else here.clear = true;
          visited.set(wall, here);
        }
        for (const [wall, { blind, clear }] of visited) {
          if (blind) expect(covers(intervals, wall), `blind at ${wall}`).toBe(true);
          // A time that the clocks showed twice may have been seen once and not the other time.
          else if (clear && !acts.some((each) => each.do === 'step' && each.by < 0)) expect(covers(intervals, wall), `clear at ${wall}`).toBe(false);
        }
        // Set forward, the time in between never was: it is not passed over in silence.
        for (const { occurredAt, payload } of journal.events.filter(({ kind }) => kind === 'clock.stepped')) {
          const by = (payload as { readonly by: number }).by;
          if (by > 0) expect(covers(all, occurredAt - by / 2)).toBe(true);
        }
        const mine = [...simulator.world.incidents.values()].filter(({ status }) => status !== 'resolved').map(({ id }) => id);
        expect(open().map(({ id }) => id).toSorted()).toEqual(mine.toSorted());
        expect(intervals.every(({ to }) => to !== null)).toBe(true);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });
});

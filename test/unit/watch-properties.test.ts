import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minute, second } from '../../shared/time/duration.ts';
import { badAnswers } from '../support/bad-answers.ts';
import { createWatchStory, type WatchAct } from '../support/watch-story.ts';
import type { Silence } from '../support/watch-world.ts';

const paths = { incidents: /^\/incidents$/, log_entries: /log_entries$/, oncalls: /oncalls/, incident: /^\/incidents\/Q\w+$/ };
const spoiled = Object.entries(paths).flatMap(([name, path]) =>
  Object.entries(badAnswers(name)).map(([label, fault]) => ({ label: `${label} (${name})`, fault: { ...fault, path, method: 'GET' } })));
const lost = [
  { label: 'a write is done and its answer lost', fault: { cut: 'after' as const, method: 'PUT' } },
  { label: 'a note is done and its answer lost', fault: { cut: 'after' as const, path: /notes$/, method: 'POST' } },
  { label: 'a note gets lost', fault: { cut: 'before' as const, path: /notes$/, method: 'POST' } },
  { label: 'a write is refused for its number', fault: { answer: { status: 429, body: '' }, bare: true, method: 'PUT' } },
  { label: 'slow answers', fault: { delay: 8 * second } },
  { label: 'an answer that takes too long', fault: { delay: 40 * second } },
];

const which = fc.nat(30);
const silence = fc.constantFrom<Silence>('hang', 'unreachable', 'dns');
const act: fc.Arbitrary<WatchAct> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('trigger' as const), service: fc.constantFrom('SQUOTE' as const, 'SROUTE' as const), priority: fc.constantFrom('PR1', 'PR2', 'PR3', null), count: fc.constantFrom(1, 1, 1, 2, 12) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('others' as const), what: fc.constantFrom('resolve' as const, 'acknowledge' as const, 'my phone' as const, 'retrigger' as const, 'unacknowledge' as const, 'to me' as const, 'to Maya' as const, 'note' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('overtaken' as const), what: fc.constantFrom('acknowledge' as const, 'note' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('endpoint' as const), check: fc.constantFrom('quotes', 'site'), trouble: fc.option(fc.constantFrom<Silence>('status', 'refused', 'reset', 'hang')) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('network' as const), loss: fc.option(silence) }) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...spoiled, ...lost), fc.integer({ min: 1, max: 5 })).map(([fault, times]) => ({ kind: 'fault' as const, ...fault, times })) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('token' as const), good: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('desktop' as const), shows: fc.boolean() }) },
  { weight: 8, arbitrary: fc.constantFrom(5, 20, 60, 180, 900).map((seconds) => ({ kind: 'pass' as const, length: seconds * second })) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sleep' as const), length: fc.constantFrom(20 * second, 2 * minute, 180 * minute), reported: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('clock' as const), by: fc.constantFrom(-120, -60, -1, 1, 60, 120).map((minutes) => minutes * minute) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), how: fc.constantFrom('kill' as const, 'quit' as const), away: fc.constantFrom(second, 30 * second, 10 * minute) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('person' as const), what: fc.constantFrom('acknowledge' as const, 'press' as const, 'resolve' as const, 'note' as const, 'yes' as const, 'no' as const, 'undo' as const), which }) },
);

const numRuns = Number(process.env['WATCH_RUNS'] ?? 40);
const seed = Number(process.env['WATCH_SEED'] ?? 20260302);

const acts = (of: fc.Arbitrary<WatchAct>) => fc.array(of, { minLength: 1, maxLength: 40 });
const randoms = () => fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }));
async function live(happenings: readonly WatchAct[], numbers: Iterator<number>) {
  const story = createWatchStory(() => numbers.next().value ?? 0);
  for (const each of happenings) await story.play(each);
  await story.makeGood();
  story.stop();
  return story;
}

it('misses nothing, says nothing twice, is never falsely calm, and sends nothing stale or twice, whatever happens', { timeout: 10_000 + 5_000 * numRuns }, async () => {
  await fc.assert(
    fc.asyncProperty(acts(act), randoms(), async (happenings, numbers) => {
      expect((await live(happenings, numbers)).faults()).toEqual([]);
    }),
    { numRuns, seed },
  );
});

it('the blind intervals of the log are exactly the times without a good look, while nobody sets the clock', { timeout: 10_000 + 5_000 * numRuns }, async () => {
  await fc.assert(
    fc.asyncProperty(acts(act.filter(({ kind }) => kind !== 'clock')), randoms(), async (happenings, numbers) => {
      expect((await live(happenings, numbers)).blindFaults()).toEqual([]);
    }),
    { numRuns: Math.ceil(numRuns / 2), seed },
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { needsWord } from '../../../../shared/model/message.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createMessageHistory, type MessageMischief, type SendMishap } from '../../../support/message-history.ts';

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('send' as const), to: fc.constantFrom('one' as const, 'two' as const, 'page' as const, 'all' as const), long: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('mishap' as const), what: fc.constantFrom<SendMishap>('offline', 'lost', 'cut', 'refused', 'token', 'busy', 'die-lost', 'die-cut'), times: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('time' as const), length: fc.constantFrom(second, 20 * second, 2 * minute, 16 * minute) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('disk' as const), full: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('connected' as const), on: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('answer' as const), which: fc.nat(3), choice: fc.constantFrom('arrived' as const, 'again' as const, 'discard' as const, 'update' as const, 'create' as const) }) },
);
const history: fc.Arbitrary<readonly MessageMischief[]> = fc.array(step, { maxLength: 30 });
const runs = Number(process.env['MESSAGE_RUNS'] ?? 100);

it('no text goes out twice without a person’s word, none is lost, none is said to be sent that was not, in any history', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const played = createMessageHistory();
      for (const each of steps) await played.play(each);
      await played.makeGood();
      expect(played.all().filter((message) => (message.state === 'queued' || message.state === 'sending') && !needsWord(message))).toEqual([]);
      await played.answerAll();
      expect(played.all().filter(({ state }) => state !== 'sent' && state !== 'discarded')).toEqual([]);
      expect(played.wrongs()).toEqual([]);
    }),
    { numRuns: runs },
  );
}, Math.max(120_000, 300 * runs));

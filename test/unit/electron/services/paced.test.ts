import { expect, it } from 'vitest';
import { paced } from '../../../../electron/services/paced.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

function open() {
  const clock = createFakeClock();
  const told: string[] = [];
  return { clock, told, tell: paced(clock, (what: string) => told.push(what)) };
}

it('tells what is new at once, again and again when it is quiet', () => {
  const { clock, told, tell } = open();
  tell('a');
  expect(told).toEqual(['a']);
  clock.advanceNow(100);
  tell('b');
  expect(told).toEqual(['a', 'b']);
});

it('of thousands, tells one each tenth of a second, and the last', () => {
  const { clock, told, tell } = open();
  for (let at = 0; at < 1000; at += 1) {
    tell(String(at));
    clock.advanceNow(1);
  }
  expect(told).toEqual(['0', '99', '199', '299', '399', '499', '599', '699', '799', '899', '999']);
  clock.advanceNow(1000);
  expect(told).toHaveLength(11);
});

it('goes on when whoever is told comes to grief', () => {
  const clock = createFakeClock();
  const told: number[] = [];
  const tell = paced(clock, (what: number) => {
    told.push(what);
    if (what === 1) throw new Error('no');
  });
  expect(() => tell(1)).toThrow('no');
  tell(2);
  clock.advanceNow(100);
  expect(told).toEqual([1, 2]);
});

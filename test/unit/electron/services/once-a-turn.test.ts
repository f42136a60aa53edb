import { expect, it } from 'vitest';
import { onceATurn } from '../../../../electron/services/once-a-turn.ts';

it('is done once for all that asked in one turn, before any timer, and again in the next', async () => {
  const order: string[] = [];
  const draw = onceATurn(() => order.push('drawn'));
  const timer = new Promise<void>((resolve) => setImmediate(() => (order.push('timer'), resolve())));
  draw();
  draw();
  order.push('end');
  await timer;
  expect(order).toEqual(['end', 'drawn', 'timer']);
  draw();
  await Promise.resolve();
  expect(order).toEqual(['end', 'drawn', 'timer', 'drawn']);
});

it('can be asked for again by what it does, and outlives a failure', async () => {
  let times = 0;
  const draw = onceATurn(() => {
    times += 1;
    if (times < 3) draw();
  });
  draw();
  await new Promise((resolve) => setImmediate(resolve));
  expect(times).toBe(3);
});

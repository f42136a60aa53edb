import { expect, test, vi } from 'vitest';
import { createTrayWord } from '../../../../electron/services/tray-word.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';

function setUp() {
  const notifier = createFakeNotifier();
  const world = { told: false, tray: true };
  const [open, report] = [vi.fn(), vi.fn()];
  const word = createTrayWord({ notifier, told: { get: () => world.told, set: () => void (world.told = true) }, hasTray: () => world.tray, open, report });
  return { notifier, world, open, report, word };
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test('is said at the first close, quietly, and never again', async () => {
  const { notifier, world, open, word } = setUp();
  word.windowChanged(true);
  expect(notifier.handed).toEqual([]);
  word.windowChanged(false);
  await settle();
  expect(notifier.handed).toEqual([expect.objectContaining({ title: 'Watchkeeper keeps watching from the tray', urgency: 'low', sound: false, severity: null })]);
  expect(world.told).toBe(true);
  word.windowChanged(true);
  expect(notifier.screen.size).toBe(0);
  word.windowChanged(false);
  await settle();
  expect(notifier.handed).toHaveLength(1);
  notifier.click('watchkeeper-tray', 'open');
  expect(open).toHaveBeenCalledOnce();
});

test('is not said when everything closes, and is tried again when it could not be shown', async () => {
  const { notifier, world, report, word } = setUp();
  notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'gone' });
  word.windowChanged(false);
  await settle();
  expect(world.told).toBe(false);
  notifier.answer = () => Promise.reject(new Error('broken'));
  word.windowChanged(false);
  await settle();
  expect(report).toHaveBeenCalledOnce();
  word.stop();
  word.windowChanged(false);
  await settle();
  expect(notifier.handed).toHaveLength(2);
});

test('promises no tray where there is none', async () => {
  const { notifier, world, word } = setUp();
  world.tray = false;
  word.windowChanged(false);
  await settle();
  expect(notifier.handed[0]).toMatchObject({ title: 'Watchkeeper keeps watching', body: expect.stringContaining('start Watchkeeper again') });
});

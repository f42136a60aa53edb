import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { createPresence } from '../../../../electron/adapters/presence.ts';
import { second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

/** The system: how long nobody touched anything, in seconds, and what it says of the lock. */
const system = vi.hoisted(() => ({ asked: 0, idle: (): number => 0, says: null as EventEmitter | null }));

vi.mock('electron', () => ({
  powerMonitor: {
    getSystemIdleTime: () => {
      system.asked += 1;
      return system.idle();
    },
    on: (name: string, listen: () => void) => system.says?.on(name, listen),
  },
}));

beforeEach(() => {
  system.asked = 0;
  system.says = new EventEmitter();
});

function setUp(idle: () => number) {
  system.idle = idle;
  const clock = createFakeClock();
  const reported: unknown[] = [];
  return { clock, reported, presence: createPresence(clock, (error) => reported.push(error)) };
}

test('says since when nobody was there, and asks the system once a second however many want to know', async () => {
  const idle = { seconds: 90 };
  const { presence, clock } = setUp(() => idle.seconds);
  expect([presence.read(), presence.read()]).toEqual([{ locked: false, idleFor: 90 * second }, { locked: false, idleFor: 90 * second }]);
  await clock.advance(0.9 * second);
  presence.read();
  expect(system.asked).toBe(1);
  idle.seconds = 0;
  await clock.advance(0.1 * second);
  expect([presence.read().idleFor, system.asked]).toEqual([0, 2]);
});

test('where the system does not tell, somebody is there: said once, and not asked again', async () => {
  const broken = new Error('no X display');
  const { presence, clock, reported } = setUp(() => { throw broken; });
  for (let index = 0; index < 3; index += 1) {
    expect(presence.read()).toEqual({ locked: false, idleFor: 0 });
    await clock.advance(2 * second);
  }
  expect([reported, system.asked]).toEqual([[broken], 1]);
  // Some systems say -1 for "unknown".
  expect(setUp(() => -1).presence.read().idleFor).toBe(0);
});

test('locking and unlocking are told, each with what holds from then on', () => {
  const { presence } = setUp(() => 0);
  const told: boolean[] = [];
  presence.onLock(() => told.push(presence.read().locked));
  for (const name of ['lock-screen', 'unlock-screen']) system.says?.emit(name);
  expect(told).toEqual([true, false]);
});

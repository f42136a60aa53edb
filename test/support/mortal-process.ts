import type { FakeClock } from './fake-clock.ts';
import type { MemoryOutboxStore } from './memory-outbox-store.ts';

/** A process that can be killed: its timers, its writes to the disk and its requests end with it, and the disk stays. */
export function createMortalProcess(clock: FakeClock, disk: MemoryOutboxStore) {
  let alive = true;
  const mortal = (run: () => void) => () => {
    if (alive) run();
  };
  const ownClock: FakeClock = { ...clock, at: (instant, run) => clock.at(instant, mortal(run)), after: (delay, run) => clock.after(delay, mortal(run)) };
  const store: MemoryOutboxStore = {
    full: false,
    rows: disk.rows,
    load: disk.load,
    forget: (before) => (alive ? disk.forget(before) : 0),
    save: (items) => {
      if (!alive) throw new Error('The process is dead.');
      disk.save(items);
    },
  };
  return { clock: ownClock, store, alive: () => alive, kill: () => void (alive = false) };
}

import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { onQuit } from '../../../../electron/adapters/quit.ts';

const electron = vi.hoisted(() => ({ app: null as unknown }));
vi.mock('electron', () => ({ get app() { return electron.app; } }));

function setUp() {
  const app = Object.assign(new EventEmitter(), { quit: vi.fn(), relaunch: vi.fn() });
  electron.app = app;
  const shown = vi.fn();
  app.on('second-instance', shown);
  const reported: unknown[] = [];
  let end = (_error?: Error): void => {};
  const stop = vi.fn(() => new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  }));
  const mayQuit = vi.fn<() => Promise<boolean> | null>(() => null);
  onQuit({ mayQuit, stop, report: (error) => void reported.push(error) });
  /** Whether the program goes on for now. */
  const quits = () => {
    const preventDefault = vi.fn();
    app.emit('before-quit', { preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  return { app, shown, stop, mayQuit, reported, quits, end: (error?: Error) => end(error) };
}

beforeEach(() => void (electron.app = null));

it('quits when all has ended, which is begun once, and also when it could not end', async () => {
  const { app, stop, reported, quits, end } = setUp();
  expect([quits(), quits(), stop.mock.calls.length, app.quit.mock.calls.length]).toEqual([true, false, 1, 0]);
  const stuck = new Error('stuck');
  end(stuck);
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledTimes(1));
  expect([reported, app.relaunch.mock.calls]).toEqual([[stuck], []]);
});

it('a start while it ends is made good when it has ended, once and with its window; before that it is the window’s', () => {
  const { app, shown, quits } = setUp();
  app.emit('second-instance');
  expect([shown.mock.calls.length, app.relaunch.mock.calls.length]).toEqual([1, 0]);
  const argv = process.argv;
  process.argv = ['/opt/watchkeeper', '--hidden', '--user-data-dir=/data'];
  try {
    quits();
    app.emit('second-instance');
    app.emit('second-instance');
  } finally {
    process.argv = argv;
  }
  expect(shown).toHaveBeenCalledTimes(1);
  expect(app.relaunch.mock.calls).toEqual([[{ args: ['--user-data-dir=/data'] }]]);
});

it('where something would be lost a person is asked, once at a time: who says no keeps it running, who says yes ends it', async () => {
  const { app, stop, mayQuit, reported, quits, end } = setUp();
  const answers: ((may: boolean) => void)[] = [];
  mayQuit.mockImplementation(() => new Promise((resolve) => void answers.push(resolve)));
  expect([quits(), quits(), answers.length, stop.mock.calls.length]).toEqual([true, true, 1, 0]);
  answers[0]?.(false);
  await vi.waitFor(() => {
    quits();
    expect(answers).toHaveLength(2);
  });
  expect(stop).not.toHaveBeenCalled();
  answers[1]?.(true);
  await vi.waitFor(() => expect(stop).toHaveBeenCalledTimes(1));
  end();
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledTimes(1));
  expect([quits(), reported]).toEqual([false, []]);
});

it('a question that cannot be put keeps nobody from quitting', async () => {
  const { stop, mayQuit, reported, quits } = setUp();
  const broken = new Error('no desktop');
  mayQuit.mockReturnValue(Promise.reject(broken));
  expect(quits()).toBe(true);
  await vi.waitFor(() => expect(stop).toHaveBeenCalledTimes(1));
  expect(reported).toEqual([broken]);
});

it('on a runtime that frees finished requests twice, what nobody holds any more is collected before the end', async () => {
  const { app, quits, end } = setUp();
  const finished = new WeakRef({ request: 1 });
  quits();
  // A weak reference holds on until the turn in which it was made is over.
  await new Promise((resolve) => void setImmediate(resolve));
  end();
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledTimes(1));
  expect(finished.deref()).toBeUndefined();
});

import type { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sessionBus } from '@jellybrick/dbus-next';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSessionBus } from '../../../../electron/adapters/session-bus.ts';
import { hasBus, startBus } from '../../../support/fake-desktop-service.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

async function setUp() {
  const { address, stop } = await startBus();
  const bus = createSessionBus({ DBUS_SESSION_BUS_ADDRESS: address });
  return { address, stop, bus };
}

describe.skipIf(!hasBus)('the session bus', () => {
  it('keeps nothing of an answer that was given: it is asked for months over one connection', async () => {
    const { bus, stop } = await setUp();
    onTestFinished(stop);
    const answers: WeakRef<readonly unknown[]>[] = [];
    for (let count = 0; count < 200; count += 1) answers.push(new WeakRef(await bus.call(daemon, 'GetId', '', [])));
    // What a reference was made of lives until the end of its turn.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(answers.filter((answer) => answer.deref() !== undefined).length).toBeLessThan(10);
    await bus.close();
  });

  it('says so to whoever waits when the connection breaks, and is connected anew by the next call', async () => {
    const { address, bus, stop } = await setUp();
    const mute = sessionBus({ busAddress: address });
    const errors: EventEmitter = mute;
    errors.on('error', () => {});
    await mute.requestName('example.Mute');
    mute.addMethodHandler(() => true);
    const waiting = Array.from({ length: 3 }, () => bus.call({ destination: 'example.Mute', path: '/', interface: 'example.Mute' }, 'Ask', '', []));
    await bus.call(daemon, 'GetId', '', []);
    const outcomes = Promise.allSettled(waiting);
    await stop();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: expect.objectContaining({ message: expect.stringContaining('the D-Bus connection failed') }) });
    await expect(bus.call(daemon, 'GetId', '', [])).rejects.toThrow();
  });
});

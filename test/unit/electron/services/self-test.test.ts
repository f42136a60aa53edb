import { describe, expect, it, vi } from 'vitest';
import { createSelfTest, type SelfTestProbe } from '../../../../electron/services/self-test.ts';
import type { SelfTestAlarm } from '../../../../shared/domain/self-test.ts';
import { selfTestSteps, type SelfTestState, type SelfTestStep } from '../../../../shared/model/self-test.ts';
import { elapsedDay, hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';

const berlin = { team: 'Europe/Berlin', own: 'Europe/Berlin' };

function setUp({ start = fakeStart, meta = createMemoryMetaStore() } = {}) {
  const clock = createFakeClock(start);
  const journal = createMemoryJournal();
  const states: SelfTestState[] = [];
  const alarms: SelfTestAlarm[] = [];
  const lines: string[] = [];
  const errors: unknown[] = [];
  const probes = Object.fromEntries(selfTestSteps.map((step) => [step, async () => `${step} is fine.`])) as Record<SelfTestStep, SelfTestProbe>;
  const test = createSelfTest({
    clock, meta, journal, probes, zones: () => berlin,
    publish: (state) => states.push(state), alarm: (alarm) => alarms.push(alarm), announce: (line) => lines.push(line), report: (error) => errors.push(error),
  });
  /** As the program's own tick does. */
  async function live(elapsed: number): Promise<void> {
    for (let passed = 0; passed < elapsed; passed += minute) {
      await clock.advance(minute);
      test.tick();
      await clock.settle();
    }
  }
  return { clock, meta, journal, states, alarms, lines, errors, probes, test, live };
}

describe('the self-test', () => {
  it('runs soon after the first start, then at 09:00 every day, and writes each down', async () => {
    const { test, live, journal, lines, states } = setUp({ start: Date.parse('2026-03-02T12:00:00Z') });
    test.start();
    await live(minute);
    expect(journal.events).toEqual([]);
    await live(minute);
    expect(journal.events).toEqual([expect.objectContaining({ kind: 'alert.proved', title: 'Alert path proved: 8 of 8', body: '' })]);
    expect(lines).toEqual(['Alert path proved: 8 of 8']);
    expect(states.map(({ running }) => running)).toEqual([true, false]);
    await live(3 * elapsedDay);
    expect(journal.events.map(({ occurredAt }) => new Date(occurredAt).toISOString().slice(0, 16))).toEqual(['2026-03-02T12:02', '2026-03-03T08:00', '2026-03-04T08:00', '2026-03-05T08:00']);
  });

  it('waits for the morning when it is started at night', async () => {
    const { test, live, journal } = setUp({ start: Date.parse('2026-03-02T23:00:00Z') });
    test.start();
    await live(6 * hour);
    expect(journal.events).toEqual([]);
    await live(2 * hour);
    expect(journal.events).toHaveLength(1);
  });

  it('survives a restart: what was proved this morning is not proved again', async () => {
    const first = setUp({ start: Date.parse('2026-03-02T08:00:00Z') });
    first.test.start();
    await first.live(5 * minute);
    const second_ = setUp({ start: first.clock.now() + hour, meta: first.meta });
    second_.test.start();
    expect(second_.test.state().report).toEqual(first.test.state().report);
    await second_.live(3 * hour);
    expect(second_.journal.events).toEqual([]);
  });

  it('runs after a sleep over the morning, but not before the sources had time', async () => {
    const { test, live, clock, journal } = setUp({ start: Date.parse('2026-03-02T12:00:00Z') });
    test.start();
    await live(3 * minute);
    clock.sleep(26 * hour);
    test.woke();
    await live(minute);
    expect(journal.events).toHaveLength(1);
    await live(minute);
    expect(journal.events).toHaveLength(2);
  });

  it('says every failure with its reason, and alarms once through the other channel', async () => {
    const { test, probes, alarms, journal } = setUp();
    test.start();
    probes.notification = async () => Promise.reject(new Error('nobody there.'));
    probes.sound = async () => null;
    expect(await test.run()).toEqual({ result: 'failed', message: 'Alert path not proved: 6 of 7. Notification: nobody there.' });
    expect(alarms).toEqual([expect.objectContaining({ channel: 'window', title: 'Alert path: notification failed' })]);
    await test.run();
    expect(alarms).toHaveLength(1);
    probes.notification = async () => 'shown.';
    probes.tray = async () => Promise.reject(new Error('no panel.'));
    await test.run();
    expect(alarms.at(-1)).toMatchObject({ channel: 'notification' });
    expect(journal.events.at(-1)).toMatchObject({ title: 'Alert path not proved: 6 of 7', body: 'Tray icon: no panel.', payload: { passed: 6, of: 7, cause: 'person' } });
  });

  it('does not wait for ever for a step that hangs', async () => {
    const { test, probes, clock } = setUp();
    probes.tray = () => new Promise(() => {});
    const running = test.run();
    await clock.advance(45 * second);
    expect(await running).toMatchObject({ result: 'failed', message: expect.stringContaining('Tray icon: No answer within 45 s.') });
  });

  it('is one run however many ask, and each is told of it', async () => {
    const { test, probes, journal } = setUp();
    probes.data = vi.fn(probes.data);
    const both = await Promise.all([test.run(), test.run()]);
    expect(both[0]).toEqual(both[1]);
    expect(probes.data).toHaveBeenCalledOnce();
    expect(journal.events).toHaveLength(1);
  });

  it('goes on when the last report cannot be read or the new one not kept', async () => {
    const { test, meta, errors, journal } = setUp();
    meta.set('selftest.report', '{"finishedAt":');
    test.start();
    expect(test.state().report).toBeNull();
    meta.set = () => {
      throw new Error('disk full');
    };
    expect(await test.run()).toMatchObject({ result: 'done' });
    expect(errors).toHaveLength(2);
    expect(journal.events).toMatchObject([{ kind: 'alert.proved' }]);
  });
});

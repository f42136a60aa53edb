import { describe, expect, it } from 'vitest';
import { isBlind } from '../../../../shared/model/source.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { badAnswers, refusals } from '../../../support/bad-answers.ts';
import { colleague } from '../../../support/drill-account.ts';
import { createMemoryPagerDutyStore } from '../../../support/memory-pagerduty-store.ts';
import { watchAccount } from '../../../support/watched-account.ts';

/** One incident triggered, one acknowledged, both known; then much happens that we do not get to see. */
async function watching() {
  const store = createMemoryPagerDutyStore();
  const it = watchAccount({ sync: { store } });
  const [first, second_] = [it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes are slow', priorityId: 'PR1' }), it.simulator.trigger({ serviceId: 'SROUTE', title: 'Backlog' })];
  it.simulator.acknowledge(second_, colleague);
  await it.clock.advance(1 * second);
  it.sync.select(first);
  await it.clock.advance(1 * second);
  const held = () => ({ incidents: structuredClone([...store.incidents]), open: it.open(), events: store.events.length, marks: [first, second_].map((id) => store.mark(id)) });
  return { ...it, store, first, second: second_, held };
}

describe('a bad answer instead of the open list', () => {
  it.each(Object.entries(badAnswers('incidents')))('%s: nothing changes, we say that we are blind, and recover', async (_name, fault) => {
    const it = await watching();
    const before = it.held();
    it.simulator.fail({ ...fault, path: /^\/incidents$/, times: Infinity });
    it.simulator.resolve(it.first);
    it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Unseen' });
    await it.clock.advance(3 * minute);
    const { events: _events, marks: _marks, ...after } = it.held();
    const { events: _before, marks: _then, ...wanted } = before;
    expect(after).toEqual(wanted);
    expect(it.source()).toMatchObject({ lastGoodAt: expect.any(Number), reason: expect.stringMatching(/PagerDuty/) });
    const source = it.source();
    expect(source !== undefined && isBlind(source)).toBe(true);
    expect(it.account()?.state).toBe('connected');
    it.simulator.heal();
    it.sync.wake();
    await it.clock.advance(3 * second);
    expect(it.source()?.condition).toBe('fresh');
    expect(it.open().map(({ title }) => title).sort()).toEqual(['Backlog', 'Unseen']);
  });
});

describe('a bad answer instead of the log', () => {
  it.each(Object.entries(badAnswers('log_entries')))('%s: nothing is written, the mark stays, and later nothing is missing', async (_name, fault) => {
    const it = await watching();
    const before = it.held();
    it.simulator.fail({ ...fault, path: /log_entries$/, times: Infinity });
    it.simulator.note(it.first, colleague, 'Unseen note');
    await it.clock.advance(3 * minute);
    expect([it.held().events, it.held().marks]).toEqual([before.events, before.marks]);
    it.simulator.heal();
    await it.clock.advance(2 * minute);
    const stored = it.store.events.filter(({ incidentId }) => incidentId === it.first).map(({ externalId }) => externalId);
    expect(stored.toSorted()).toEqual(it.simulator.world.log.filter(({ incidentId }) => incidentId === it.first).map(({ id }) => id));
  });
});

describe('a bad answer about an incident that left the list', () => {
  const outOfSight = '404 with an error';
  it.each(Object.entries(badAnswers('incident')).filter(([name]) => name !== outOfSight))('%s: it stays open until there is a good one', async (_name, fault) => {
    const it = await watching();
    it.simulator.fail({ ...fault, path: new RegExp(`^/incidents/${it.first}$`), times: Infinity });
    it.simulator.resolve(it.first);
    await it.clock.advance(3 * minute);
    expect(it.open().map(({ id }) => id)).toContain(it.first);
    it.simulator.heal();
    it.sync.wake();
    await it.clock.advance(3 * second);
    expect(it.open().map(({ id }) => id)).toEqual([it.second]);
  });
});

describe('a bad answer about who is on call', () => {
  it.each(Object.entries(badAnswers('oncalls')))('%s: unknown after three minutes, never off', async (_name, fault) => {
    const it = await watching();
    it.heard.onCalls.length = 0;
    it.simulator.fail({ ...fault, path: /^\/oncalls$/, times: Infinity });
    await it.clock.advance(5 * minute);
    expect(new Set(it.heard.onCalls.map(({ state }) => state))).toEqual(new Set(['unknown']));
    it.simulator.heal();
    it.sync.wake();
    await it.clock.advance(3 * second);
    expect(it.onCall()?.state).toBe('on');
  });
});

describe('a refused token', () => {
  it.each(Object.entries(refusals))('%s: keeps what is known, says so once, and asks no more', async (_name, fault) => {
    for (const path of [/^\/incidents$/, /log_entries$/, /^\/oncalls$/]) {
      const it = await watching();
      const before = it.held();
      it.simulator.fail({ ...fault, path, times: Infinity });
      await it.clock.advance(3 * minute);
      expect(it.held()).toEqual(before);
      expect(it.source()?.condition).toBe('refused');
      expect(it.heard.accounts.filter(({ state }) => state === 'refused')).toHaveLength(1);
      it.simulator.forget();
      await it.clock.advance(30 * minute);
      expect(it.simulator.requests).toEqual([]);
    }
  });
});

describe('an answer that is not written down anywhere', () => {
  it('is covered by at least thirty cases', () => {
    expect(Object.keys(badAnswers('incidents')).length + Object.keys(refusals).length).toBeGreaterThanOrEqual(30);
  });
});

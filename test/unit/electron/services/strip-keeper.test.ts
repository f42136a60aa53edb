import { describe, expect, it } from 'vitest';
import { createStripKeeper } from '../../../../electron/services/strip-keeper.ts';
import type { StripFacts } from '../../../../shared/domain/watch-strip.ts';
import { fakeStart as now } from '../../../support/fake-clock.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

function setUp(facts: Partial<StripFacts> = {}) {
  const world = { mode: 'off', situations: [], sources: [], ...facts } as { -readonly [K in 'mode' | 'situations' | 'sources']: StripFacts[K] };
  let shown = false;
  const keeper = createStripKeeper({ read: () => world, strip: { show: () => (shown = true), hide: () => (shown = false), resize: () => {} } });
  return { world, keeper, shown: () => shown };
}
const failing = { source: 'notifications', condition: 'failing', lastGoodAt: null, since: now, reason: 'nobody there' } as const;

describe('the keeper of the watch strip', () => {
  it('follows the facts', () => {
    const { world, keeper, shown } = setUp({ mode: 'loud' });
    keeper.refresh();
    expect(shown()).toBe(false);
    world.situations = [situationOf(incidentReport({ severity: 1 }))];
    keeper.refresh();
    expect(shown()).toBe(true);
    world.situations = [];
    keeper.refresh();
    expect(shown()).toBe(false);
  });

  it('put away stays away until there is something else to see, and then may come again for the same', () => {
    const { world, keeper, shown } = setUp({ mode: 'loud', situations: [situationOf(incidentReport({ id: 'P1', severity: 1 }))] });
    const [first] = world.situations;
    keeper.refresh();
    expect(keeper.dismiss()).toMatchObject({ result: 'done' });
    keeper.refresh();
    expect(shown()).toBe(false);
    world.situations = [...world.situations, situationOf(incidentReport({ id: 'P2', severity: 2 }), { id: 'another' })];
    keeper.refresh();
    expect(shown()).toBe(true);
    world.situations = first === undefined ? [] : [first];
    keeper.refresh();
    expect(shown()).toBe(true);
  });

  it('shows a failed alert path until it is mended, and not the next time unasked', () => {
    const { world, keeper, shown } = setUp({ sources: [failing] });
    keeper.refresh();
    expect(shown()).toBe(false);
    keeper.alarm();
    expect(shown()).toBe(true);
    world.sources = [{ ...failing, condition: 'fresh' }];
    keeper.refresh();
    expect(shown()).toBe(false);
    world.sources = [failing];
    keeper.refresh();
    expect(shown()).toBe(false);
  });
});

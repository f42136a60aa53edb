import { expect, test } from 'vitest';
import type { HeldAlert, Storm } from '../../../shared/model/alerting.ts';
import type { Silence } from '../../../shared/model/silence.ts';
import type { ShownAlert } from '../../../shared/model/shown-alert.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { minute } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { checkReport, situationOf } from '../../support/situations.ts';
import { openScratchStore } from '../support/open-store.ts';

const situation = (id: string, over: Partial<Situation> = {}): Situation => ({ ...situationOf(checkReport('down')), id, ...over });
const resolved = (id: string, resolvedAt: number) => situation(id, { status: 'resolved', resolvedAt });
const shown = (situationId: string, title: string): ShownAlert => ({ situationId, status: 'triggered', severity: 1, title, body: '', shownAt: fakeStart, soundAt: null });

test('what is open and what was resolved lately is loaded as it was saved', () => {
  const { situations } = openScratchStore();
  const all = [situation('A'), resolved('B', fakeStart + minute), resolved('C', fakeStart - minute)];
  situations.save(all);
  expect(situations.load(fakeStart)).toEqual([all[0], all[1]]);
  situations.save([resolved('A', fakeStart - minute), situation('C')]);
  expect(situations.load(fakeStart).map(({ id }) => id)).toEqual(['C', 'B']);
});

test('situations that merged into another leave', () => {
  const { situations } = openScratchStore();
  situations.save([situation('A'), situation('B')]);
  situations.remove(['A', 'nobody']);
  expect(situations.load(0).map(({ id }) => id)).toEqual(['B']);
});

test('what keeps alerts quiet, for later or together is kept', () => {
  const { situations } = openScratchStore();
  const silence = (id: string, beganAt: number): Silence => ({ id, scope: { kind: 'service', id: 'S1' }, name: 'Checkout', reason: 'Known', by: 'me', beganAt, endsAt: null });
  situations.saveSilence(silence('b', 2));
  situations.saveSilence({ ...silence('a', 1.5), endsAt: 900.5 });
  situations.saveSilence({ ...silence('b', 2), reason: 'Other' });
  expect(situations.silences()).toEqual([{ ...silence('a', 1.5), endsAt: 900.5 }, { ...silence('b', 2), reason: 'Other' }]);
  situations.forgetSilence('a');
  expect(situations.silences()).toHaveLength(1);

  const held = (situationId: string, heldAt: number): HeldAlert => ({ situationId, title: 'T', severity: 3, heldAt, why: 'off-hours' });
  situations.saveHeld([held('B', 2), held('A', 2)]);
  situations.saveHeld([held('A', 1)]);
  expect(situations.heldAlerts()).toEqual([held('A', 1), held('B', 2)]);
  situations.forgetHeld(['A', 'nobody']);
  expect(situations.heldAlerts()).toEqual([held('B', 2)]);

  const storm = (key: string, beganAt: number): Storm => ({ key, beganAt, newestAt: beganAt, endedAt: null, members: ['A'], loud: 0 });
  situations.saveStorms([storm('one', 1), storm('two', 2)]);
  situations.saveStorms([storm('two', 2), storm('three', 3)]);
  expect(situations.storms().map(({ key }) => key)).toEqual(['two', 'three']);
});

test('what was told is kept once a situation', () => {
  const { situations } = openScratchStore();
  situations.saveShown([shown('A', 'first')]);
  situations.saveShown([shown('B', 'other')]);
  situations.saveShown([shown('A', 'second')]);
  expect(situations.shownAlerts()).toEqual([shown('A', 'second'), shown('B', 'other')]);
  situations.forgetShown('A');
  expect(situations.shownAlerts()).toEqual([shown('B', 'other')]);
});

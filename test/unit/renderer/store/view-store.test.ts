import { expect, test } from 'vitest';
import { everything, isNarrowed, readChoice } from '../../../../renderer/store/timeline-filter.ts';
import { createViewStore, readKept } from '../../../../renderer/store/view-store.ts';

test('what an earlier window kept is read with care', () => {
  expect(readKept({ screen: 'health', checkId: 'api', incidentId: 'Q1', singleKeys: false })).toEqual({ screen: 'health', checkId: 'api', incidentId: 'Q1', singleKeys: false });
  for (const odd of [null, 7, [], { screen: 'bridge', checkId: 3 }]) expect(readKept(odd)).toEqual({ screen: 'now', checkId: null, incidentId: null, singleKeys: true });
});

test('kept filters keep what is known; a brushed window belongs to one look', () => {
  const kept = { ...everything, groups: ['checks', 'weather'], severities: [1, 9], span: '24 h', text: 'api', window: { from: 1, to: 2 }, checkId: 'x' };
  expect(readChoice(kept)).toEqual({ ...everything, groups: ['checks'], severities: [1], span: '24 h', text: 'api' });
  expect(readChoice('{}')).toEqual(everything);
  expect([isNarrowed(everything), isNarrowed({ ...everything, span: '1 h' })]).toEqual([false, true]);
});

test('going somewhere closes what stands before it; acknowledging stands above a dialog', () => {
  const store = createViewStore(readKept(null));
  store.getState().open({ kind: 'check', id: null });
  store.getState().setAcknowledging(true);
  expect(store.getState().dialog).toEqual({ kind: 'check', id: null });
  store.getState().go('timeline');
  expect(store.getState()).toMatchObject({ screen: 'timeline', dialog: null });
});

test('an incident that is opened stays open when another screen is looked at; asking for the incidents once more shows all', () => {
  const store = createViewStore(readKept(null));
  store.getState().showIncident('Q1');
  store.getState().go('now');
  store.getState().go('incidents');
  expect(store.getState()).toMatchObject({ screen: 'incidents', incidentId: 'Q1' });
  store.getState().go('incidents');
  expect(store.getState()).toMatchObject({ screen: 'incidents', incidentId: null });
});

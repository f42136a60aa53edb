import { expect, test } from 'vitest';
import { assessWitnesses, excusedKinds, isSuspicious, unsureView, type WitnessAnswer } from '../../../../shared/domain/network-view.ts';

const witness = (result: WitnessAnswer['result'], part: Partial<WitnessAnswer> = {}): WitnessAnswer => ({ named: false, proves: false, result, ...part });

test('one witness that is reached is enough; none is offline; nobody asked is unsure', () => {
  expect(assessWitnesses([witness('unreached'), witness('reached'), witness('unnamed', { named: true })])).toEqual({ verdict: 'online', trouble: 'names' });
  expect(assessWitnesses([witness('unreached'), witness('reached', { named: true })])).toEqual({ verdict: 'online', trouble: 'none' });
  expect(assessWitnesses([witness('unreached'), witness('unnamed', { named: true })])).toEqual({ verdict: 'offline', trouble: 'no-network' });
  expect(assessWitnesses([])).toEqual(unsureView);
});

test('a login page reaches everything and proves nothing (5.6)', () => {
  const portal = witness('other', { named: true, proves: true });
  expect(assessWitnesses([witness('reached'), portal])).toEqual({ verdict: 'offline', trouble: 'captive' });
  // A page that changed its text is not a portal as long as another one says what it should.
  expect(assessWitnesses([portal, witness('reached', { named: true, proves: true })])).toEqual({ verdict: 'online', trouble: 'none' });
});

test('what each trouble explains, and never for this computer', () => {
  const offline = { verdict: 'offline', trouble: 'no-network' } as const;
  const portal = { verdict: 'offline', trouble: 'captive' } as const;
  expect([...excusedKinds(offline, true, false)]).toEqual(['timeout', 'refused', 'reset', 'unreachable', 'dns']);
  expect(excusedKinds(portal, true, false).has('certificate')).toBe(true);
  expect(excusedKinds(portal, true, false).has('latency')).toBe(false);
  expect([...excusedKinds({ verdict: 'online', trouble: 'names' }, true, false)]).toEqual(['dns']);
  for (const view of [offline, portal, unsureView]) expect(excusedKinds(view, false, true).size).toBe(0);
});

test('unsure, we suspect ourselves only when everything fails at once', () => {
  expect(excusedKinds(unsureView, true, false).size).toBe(0);
  expect(excusedKinds(unsureView, true, true).has('timeout')).toBe(true);
  expect(excusedKinds({ verdict: 'online', trouble: 'none' }, true, true).size).toBe(0);
});

test('the witnesses are asked about what a network could explain, or when everything fails', () => {
  expect(isSuspicious(['timeout'], true, false)).toBe(true);
  expect(isSuspicious(['status'], true, false)).toBe(false);
  expect(isSuspicious(['status'], true, true)).toBe(true);
  expect(isSuspicious(['timeout'], false, true)).toBe(false);
  expect(isSuspicious([], true, true)).toBe(false);
});

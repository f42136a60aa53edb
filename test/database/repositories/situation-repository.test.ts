import { expect, test } from 'vitest';
import type { HeldAlert, Storm } from '../../../shared/model/alerting.ts';
import type { Silence } from '../../../shared/model/silence.ts';
import type { ShownAlert } from '../../../shared/model/shown-alert.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { minute } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { checkReport, situationOf } from '../../support/situations.ts';
import { createSituationRepository } from '../../../electron/database/repositories/situation-repository.ts';
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

test('who joins a storm joins it in the file, whoever reads or writes it next', () => {
  const { situations, connection } = openScratchStore();
  const storm = (members: readonly string[], over: Partial<Storm> = {}): Storm => ({ key: 'one', beganAt: 1, newestAt: members.length, endedAt: null, members, loud: 0, ...over });
  const rows = () => connection.prepare<[], { readonly situation_id: string }>('SELECT situation_id FROM storm_members ORDER BY place').all().map((row) => row.situation_id);
  for (const members of [['C', 'A'], ['C', 'A', 'B'], ['C', 'A', 'B', 'D', 'E'], ['X', 'C'], ['Y']]) {
    situations.saveStorms([storm(members)]);
    expect(situations.storms()).toEqual([storm(members)]);
    expect(rows()).toEqual(members);
  }
  const again = createSituationRepository(connection);
  again.saveStorms([storm(['Y', 'Z'])]);
  again.saveStorms([storm(['Y', 'Z'], { endedAt: 9 })]);
  expect(again.storms()).toEqual([storm(['Y', 'Z'], { endedAt: 9 })]);
  again.saveStorms([]);
  expect([again.storms(), rows()]).toEqual([[], []]);
});

test('a storm that could not be saved is saved whole with the next one', () => {
  const { situations, connection } = openScratchStore();
  const storm = (members: readonly string[]): Storm => ({ key: 'one', beganAt: 1, newestAt: 1, endedAt: null, members, loud: 0 });
  situations.saveStorms([storm(['A'])]);
  connection.exec("CREATE TRIGGER full BEFORE INSERT ON storm_members WHEN NEW.situation_id = 'C' BEGIN SELECT RAISE(ABORT, 'full'); END");
  expect(() => situations.saveStorms([storm(['A', 'B', 'C'])])).toThrow('full');
  connection.exec('DROP TRIGGER full');
  situations.saveStorms([storm(['A', 'B', 'C', 'D'])]);
  expect(situations.storms()).toEqual([storm(['A', 'B', 'C', 'D'])]);
});

test('a storm from before its members had rows of their own is read with all of them', () => {
  const { situations, connection } = openScratchStore();
  const old: Storm = { key: 'old', beganAt: 1, newestAt: 1, endedAt: null, members: ['A', 'B'], loud: 0 };
  connection.prepare('INSERT INTO storms (storm_key, began_at_ms, storm) VALUES (?, ?, ?)').run(old.key, 1, JSON.stringify(old));
  expect(situations.storms()).toEqual([old]);
  situations.saveStorms([{ ...old, members: ['A', 'B', 'C'] }]);
  expect(situations.storms()).toEqual([{ ...old, members: ['A', 'B', 'C'] }]);
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

import { expect, test } from 'vitest';
import { isNews } from '../../../../shared/domain/alert-news.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const as = (over: Parameters<typeof situationOf>[1]) => situationOf(incidentReport(), over);
const change = (before: ReturnType<typeof as> | null, after: ReturnType<typeof as> | null, from: string | null = null) => isNews({ before, after, into: null, from });

test('news is what came, came back or became loud; not what goes on, is being seen to, split off or is over', () => {
  const [quiet, loud, seen] = [as({ status: 'triggered', severity: 3 }), as({ status: 'triggered', severity: 1 }), as({ status: 'acknowledged', severity: 3 })];
  expect([change(null, quiet), change(seen, quiet), change(quiet, loud)]).toEqual([true, true, true]);
  expect([change(quiet, quiet), change(loud, quiet), change(quiet, seen), change(null, quiet, 'other'), change(quiet, null)]).toEqual([false, false, false, false, false]);
});

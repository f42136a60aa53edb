import { expect, it } from 'vitest';
import { byUrgency } from '../../../../shared/domain/situation-order.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const one = (status: Situation['status'], severity: Severity | null, openedAt = 0): Situation => situationOf(incidentReport(), { id: `${status} ${severity} ${openedAt}`, status, severity, openedAt });

it('puts SEV-1/2 before what may wait, acknowledged or not; of each the unacknowledged, the worst, the longest open', () => {
  const expected = [one('triggered', 1), one('triggered', 2, 5), one('triggered', 2, 9), one('acknowledged', 1), one('triggered', 3), one('triggered', 4), one('triggered', null), one('acknowledged', 3), one('resolved', 1)];
  expect(expected.toReversed().toSorted(byUrgency).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});

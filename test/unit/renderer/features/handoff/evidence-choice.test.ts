import { expect, test } from 'vitest';
import { evidenceChoice } from '../../../../../renderer/features/handoff/evidence-choice.ts';
import { everything, filterOfList } from '../../../../../renderer/store/timeline-filter.ts';
import { hour, minute } from '../../../../../shared/time/duration.ts';

const began = Date.UTC(2026, 10, 23, 7);

test('a blind time opens the timeline where it was, with a little around it, and nothing hidden', () => {
  const choice = evidenceChoice({ kind: 'blind', refId: `${began} ${began + hour}` }, 'Blind Mon 23 Nov 07:00 to 08:00');
  expect(choice).toEqual({ ...everything, window: { from: began - 15 * minute, to: began + hour + 15 * minute } });
  expect(filterOfList(choice, began + 9 * hour)).toMatchObject({ kinds: [], from: began - 15 * minute, to: began + hour + 15 * minute });
});

test('one that went on when it was written, and one of an older handoff, opens where it began', () => {
  expect(evidenceChoice({ kind: 'blind', refId: String(began) }, '').window).toEqual({ from: began - 15 * minute, to: began + hour + 15 * minute });
});

test('those that are only counted, and what cannot be read, open all blind times', () => {
  for (const refId of [null, '', 'x', 'x 12']) expect(evidenceChoice({ kind: 'blind', refId }, '')).toEqual({ ...everything, groups: ['sight'] });
});

test('a source opens when it was and was not seen; a change opens by its words', () => {
  expect(evidenceChoice({ kind: 'source', refId: 'pagerduty' }, '')).toEqual({ ...everything, groups: ['sight'], text: 'PagerDuty' });
  expect(evidenceChoice({ kind: 'change', refId: '7' }, 'Payments 4.1\nto all')).toEqual({ ...everything, text: 'Payments 4.1 to all' });
});

import { expect, test } from 'vitest';
import { markdownOfSituation } from '../../../../shared/domain/format-situation.ts';
import { markdownLine } from '../../../../shared/domain/timeline-markdown.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { anEvent } from '../../../support/events.ts';
import { fakeStart } from '../../../support/fake-clock.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

test('a line has the time with its zone, the severity, the kind and the title', () => {
  expect(markdownLine(anEvent({ kind: 'incident.triggered', severity: 1, title: 'Checkout down', actor: 'Kim' }), 'Europe/Berlin'))
    .toBe('- **2026-03-02 10:00:00 CET** SEV-1 Incident triggered: Checkout down (Kim)');
});

test('both times are printed when they differ (A22)', () => {
  expect(markdownLine(anEvent({ recordedAt: fakeStart + 14 * minute }), 'UTC')).toBe('- **2026-03-02 09:00:00 UTC** Note: A note, logged 2026-03-02 09:14:00 UTC');
});

test('text from outside stays text', () => {
  const line = markdownLine(anEvent({ title: '[click](http://evil)\n# <b>*now*</b> `x` \u202Eabc' }), 'UTC');
  expect(line).toBe('- **2026-03-02 09:00:00 UTC** Note: \\[click\\](http://evil) \\# \\<b\\>\\*now\\*\\</b\\> \\`x\\` abc'.replace('](http://evil)', ']\\(http://evil\\)'));
  expect(line.split('\n')).toHaveLength(1);
});

test('an open situation says how long it has been open', () => {
  const situation = situationOf(incidentReport({ severity: 2 }), { openedAt: fakeStart, acknowledgedBy: null });
  expect(markdownOfSituation(situation, fakeStart + 3 * hour + 12 * minute, 'UTC')).toBe('- **SEV-2** Checkout answers 500 (Checkout): triggered, open 3 h 12, since 2026-03-02 09:00:00 UTC');
});

import { expect, it } from 'vitest';
import { foremost, pressing } from '../../../../shared/domain/due-words.ts';
import type { DueItem } from '../../../../shared/model/incident-page.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { fakeStart as now } from '../../../support/fake-clock.ts';

const item = (severity: Severity | null, dueAt: number): DueItem => ({ id: `${severity} ${dueAt}`, kind: 'acknowledge', incidentId: 'P1', situationId: null, incidentTitle: 'Checkout', severity, drill: false, words: 'Acknowledge', dueAt, overdueAt: dueAt, line: null });
const shown = (...items: readonly DueItem[]) => pressing(items, now)?.id ?? null;

it('where one deadline has room it is the earliest, but a late SEV-3 never hides what is due of a SEV-1/2', () => {
  const [late, soon] = [item(3, now - 60 * minute), item(3, now + minute)];
  const [loud, lateLoud] = [item(1, now + 5 * minute), item(2, now - minute)];
  expect([shown(), shown(soon, loud), shown(late, soon), shown(late, lateLoud, loud)]).toEqual([null, soon.id, late.id, lateLoud.id]);
  expect(shown(late, soon, loud)).toBe(loud.id);
});

it('a step of the handoff has the one place when it is earlier, but not before what a SEV-1/2 asks for', () => {
  const step = { words: 'Compile the handoff', dueAt: now + 5 * minute };
  const [sooner, later, loud] = [item(3, now + minute), item(3, now + 10 * minute), item(2, now + 10 * minute)];
  expect([foremost(null, null), foremost(null, step), foremost(sooner, null), foremost(sooner, step), foremost(later, step), foremost(loud, step)]).toEqual([null, step, sooner, sooner, step, loud]);
});

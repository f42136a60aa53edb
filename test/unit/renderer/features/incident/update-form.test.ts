import { describe, expect, test } from 'vitest';
import { describeGaps, draftOf, filledValues, gapsOf, sentEntry, sentUpdates, templateFor, unchangedUpdate, usualNext, type UpdateFacts } from '../../../../../renderer/features/incident/update-form.ts';
import { renderUpdate } from '../../../../../shared/domain/status-update.ts';
import { RunEntrySchema } from '../../../../../shared/model/run-entry.ts';
import { minute } from '../../../../../shared/time/duration.ts';
import { bookPage, sayEntry, type Book } from '../../../../support/preview/incident-book.ts';
import { opened, minutes, runbookIncidents } from '../../../../support/incident-runs.ts';

function aBook(): Book {
  const book: Book = { incidents: new Map(), events: [] };
  book.incidents.set('Q1', {
    id: 'Q1', source: 'pagerduty', number: 1, title: 'Checkout is down', status: 'acknowledged', severity: 1, priorityLabel: null, urgency: 'high', serviceId: null, serviceName: 'Checkout API', assignees: [], acknowledgers: [{ id: 'U', name: 'Kim Doe' }],
    createdAt: opened, updatedAt: minutes(2), resolvedAt: null, url: null,
  });
  return book;
}
const factsOf = (book: Book, now: number): UpdateFacts => {
  const page = bookPage(book, 'Q1', now);
  return { page, entries: page.timeline.entries, now };
};
const template = (id: string) => runbookIncidents.templates.find((each) => each.id === id)!;
const blank = { values: {}, approver: '' };

describe('what stands in the form before it is touched (S10)', () => {
  test('facts: who, since when, the last finding and action, the impact, and when the next one comes', () => {
    const book = aBook();
    sayEntry(book, { id: 'Q1', entry: { kind: 'run.finding' }, title: 'The pool is exhausted' }, minutes(4));
    sayEntry(book, { id: 'Q1', entry: { kind: 'action' }, title: 'Raised the pool to 80' }, minutes(6));
    sayEntry(book, { id: 'Q1', entry: { kind: 'run.impact', fact: 'users', amount: 240 }, title: 'Impact' }, minutes(7));
    const facts = factsOf(book, minutes(8));
    expect(filledValues(template('acknowledgement'), {}, facts)).toMatchObject({ title: 'Checkout is down', person: 'Kim Doe', acknowledged: '11:02 CET', assessment: '', impact: '240 users affected', eta: '11:18 CET' });
    expect(filledValues(template('investigation'), {}, facts)).toMatchObject({ status: 'Investigating', progress: 'Raised the pool to 80', findings: 'The pool is exhausted' });
    expect(usualNext(facts)).toBe(minutes(18));
  });

  test('what the outbox says of its own work is nothing that was done (“Note went through”)', () => {
    const book = aBook();
    sayEntry(book, { id: 'Q1', entry: { kind: 'action' }, title: 'Raised the pool to 80' }, minutes(6));
    const facts = factsOf(book, minutes(8));
    const receipt = { ...facts.entries[0]!, event: { ...facts.entries[0]!.event, title: 'Note went through' }, noise: true };
    expect(filledValues(template('investigation'), {}, { ...facts, entries: [receipt, ...facts.entries] })).toMatchObject({ progress: 'Raised the pool to 80' });
  });

  test('a duration follows from facts, whatever was typed', () => {
    const facts = factsOf(aBook(), minutes(74));
    expect(filledValues(template('resolution'), { duration: 'ten minutes', prevention: 'typed' }, facts)).toMatchObject({ duration: '1 h 14', prevention: 'typed' });
  });

  test('the first update acknowledges; then the status says which', () => {
    const book = aBook();
    expect(templateFor(bookPage(book, 'Q1', minutes(3)))?.id).toBe('acknowledgement');
    sayEntry(book, { id: 'Q1', entry: sentEntry(draftOf(template('acknowledgement'), 'responders', { ...blank, template: 'acknowledgement' }, factsOf(book, minutes(3))), minutes(3), 'UTC'), title: 'Update' }, minutes(3));
    expect(templateFor(bookPage(book, 'Q1', minutes(4)))?.id).toBe('investigation');
    sayEntry(book, { id: 'Q1', entry: { kind: 'run.status', status: 'mitigating' }, title: 'Status' }, minutes(5));
    expect(templateFor(bookPage(book, 'Q1', minutes(6)))?.id).toBe('mitigation');
  });
});

describe('nothing leaves while something is missing', () => {
  const gaps = (id: string, audience: 'responders' | 'customers', values: Record<string, string>, approver = '') => describeGaps(gapsOf(draftOf(template(id), audience, { template: id, values, approver }, factsOf(aBook(), minutes(8))), minutes(8), 'Europe/Berlin'));

  test('empty fields are named, placeholders and times that say nothing are told', () => {
    expect(gaps('acknowledgement', 'responders', {})).toBe('Missing: Initial Assessment, Next Actions.');
    expect(gaps('acknowledgement', 'responders', { assessment: 'ok', next: '$NEXT_ACTIONS', eta: 'soon' })).toBe('Next Actions still has $NEXT_ACTIONS in it. Give the next update as 14:35 or 15 min.');
    expect(gaps('acknowledgement', 'responders', { assessment: 'ok', next: 'look', eta: '20 min' })).toBe('');
  });

  test('customers read what somebody approved, or the notice that was approved beforehand (C12)', () => {
    const values = { 'customer-impact': 'Payments may fail', 'customer-text': 'We mend it', eta: '11:30' };
    expect(gaps('mitigation', 'customers', values)).toBe('Name who approved it for customers.');
    expect(gaps('mitigation', 'customers', values, 'Robin Vale')).toBe('');
    expect(gaps('acknowledgement', 'customers', {})).toBe('');
  });
});

test('the time that is promised arms the timer; a resolution promises none (C30)', () => {
  const facts = factsOf(aBook(), minutes(8));
  const draft = draftOf(template('mitigation'), 'responders', { template: 'mitigation', values: { eta: '20 min', results: 'better', monitoring: 'errors', actions: 'rolled back' }, approver: ' Robin ' }, facts);
  const entry = sentEntry(draft, minutes(8), 'UTC');
  expect(entry).toMatchObject({ template: 'mitigation', audience: 'responders', nextAt: minutes(28), approver: 'Robin', unchanged: false });
  expect(RunEntrySchema.safeParse(entry).success).toBe(true);
  expect(renderUpdate(draft, 'plain')).toContain('Actions Taken: rolled back');
  expect(sentEntry(draftOf(template('resolution'), 'responders', { ...blank, template: 'resolution' }, facts), minutes(8), 'UTC').nextAt).toBeNull();
});

test('"no change" takes the last update with a new time, and needs a first one (S8)', () => {
  const book = aBook();
  expect(unchangedUpdate(factsOf(book, minutes(8)))).toBeNull();
  const values = { results: 'better', monitoring: 'errors', actions: 'rolled back', eta: '10 min' };
  sayEntry(book, { id: 'Q1', entry: sentEntry(draftOf(template('mitigation'), 'responders', { template: 'mitigation', values, approver: '' }, factsOf(book, minutes(8))), minutes(8), 'UTC'), title: 'Update', body: 'text' }, minutes(8));
  const facts = factsOf(book, minutes(18));
  const unchanged = unchangedUpdate(facts);
  expect(unchanged?.text).toBe('SEV-1: still investigating, no change since 11:08 CET. Next update 11:28 CET.');
  expect(unchanged?.entry).toMatchObject({ unchanged: true, nextAt: minutes(18) + 10 * minute, values: { results: 'better', eta: '11:28 CET' } });
  expect(sentUpdates(facts.entries)).toMatchObject([{ at: minutes(8), body: 'text' }]);
});

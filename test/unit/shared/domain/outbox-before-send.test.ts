import { describe, expect, it } from 'vitest';
import { decideBeforeSend } from '../../../../shared/domain/outbox-before-send.ts';
import type { Decision } from '../../../../shared/domain/outbox-decision.ts';
import type { IncidentFacts } from '../../../../shared/domain/outbox-facts.ts';
import type { OutboxAction, OutboxItem, OutboxKind } from '../../../../shared/model/outbox.ts';
import { hour, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { ann, anEntry, aRow, facts, mine, seen, standpoint } from '../../../support/outbox-facts.ts';

const actions: Readonly<Record<Exclude<OutboxKind, 'create' | 'override'>, OutboxAction>> = {
  acknowledge: { kind: 'acknowledge' },
  resolve: { kind: 'resolve', resolution: '' },
  note: { kind: 'note', text: 'x' },
  'status-update': { kind: 'status-update', text: 'x' },
  snooze: { kind: 'snooze', until: start + hour },
  escalate: { kind: 'escalate', level: 2 },
  reassign: { kind: 'reassign', userIds: ['UBOB'] },
};

function word(decision: Decision): string {
  if (decision.kind === 'send') return decision.first === null ? 'send' : 'acknowledge first';
  return decision.kind === 'end' ? decision.state : decision.kind === 'ask' ? `ask: ${decision.question.reason}` : decision.kind;
}

/** The incident as it is found, for a person who saw it triggered and assigned to themselves. */
const situations: Readonly<Record<string, IncidentFacts>> = {
  'as it was': facts(),
  'acknowledged by me': facts({ status: 'acknowledged', acknowledgers: [mine], log: [anEntry('acknowledge', start + second, mine.id)] }),
  'acknowledged by Ann': facts({ status: 'acknowledged', acknowledgers: [ann], log: [anEntry('acknowledge', start + second)] }),
  'acknowledged by both': facts({ status: 'acknowledged', acknowledgers: [ann, mine], log: [anEntry('acknowledge', start + second)] }),
  resolved: facts({ status: 'resolved', assignees: [], log: [anEntry('resolve', start + second)] }),
  'triggered again': facts({ log: [anEntry('resolve', start + second), anEntry('trigger', start + 2 * second, null)] }),
  'with a note by Ann': facts({ log: [anEntry('annotate', start + second)] }),
  'with a note by me': facts({ log: [anEntry('annotate', start + second, mine.id)] }),
  'with a message sent to me': facts({ log: [anEntry('notify', start + second, null)] }),
  'assigned to Ann': facts({ assignees: [ann], log: [anEntry('assign', start + second)] }),
  'assigned to Ann too': facts({ assignees: [ann, mine], log: [anEntry('assign', start + second)] }),
};

const expected: Readonly<Record<string, readonly [string, string, string, string, string, string, string]>> = {
  //                             acknowledge   resolve         note    status-update   snooze               escalate        reassign
  'as it was':                 ['send',       'send',         'send', 'send',         'acknowledge first', 'send',         'send'],
  'acknowledged by me':        ['done',       'send',         'send', 'send',         'send',              'send',         'send'],
  'acknowledged by Ann':       ['ask: taken', 'ask: changed', 'send', 'send',         'ask: changed',      'ask: changed', 'ask: changed'],
  'acknowledged by both':      ['done',       'ask: changed', 'send', 'send',         'ask: changed',      'ask: changed', 'ask: changed'],
  resolved:                    ['dropped',    'done',         'send', 'ask: changed', 'dropped',           'dropped',      'dropped'],
  'triggered again':           ['send',       'ask: changed', 'send', 'send',         'acknowledge first', 'send',         'send'],
  'with a note by Ann':        ['send',       'ask: changed', 'send', 'send',         'acknowledge first', 'send',         'send'],
  'with a note by me':         ['send',       'send',         'send', 'send',         'acknowledge first', 'send',         'send'],
  'with a message sent to me': ['send',       'send',         'send', 'send',         'acknowledge first', 'send',         'send'],
  'assigned to Ann':           ['send',       'ask: changed', 'send', 'send',         'ask: changed',      'ask: changed', 'ask: changed'],
  'assigned to Ann too':       ['send',       'ask: changed', 'send', 'send',         'ask: changed',      'ask: changed', 'ask: changed'],
};

const decide = (action: OutboxAction, found: IncidentFacts, over: Partial<OutboxItem> = {}) => decideBeforeSend(aRow(action, over), found, standpoint({ now: start + second }));

describe.each(Object.entries(situations))('an incident %s', (name, found) => {
  it.each(Object.values(actions).map((action, place) => [action.kind, action, expected[name]?.[place]] as const))('%s', (_kind, action, wanted) => {
    expect(word(decide(action, found))).toBe(wanted);
  });
});

describe('an answer', () => {
  it('to a question lets the write out while what was shown still holds', () => {
    for (const [kind, action] of Object.entries(actions)) {
      for (const found of Object.values(situations)) {
        const first = decide(action, found);
        if (first.kind !== 'ask') continue;
        const shown = first.question.found ?? seen;
        const again = decide(action, found, { seen: shown, insisted: true });
        expect(again.kind, `${kind} ${JSON.stringify(found)}`).toBe('send');
        const later = facts({ ...found, status: 'resolved', assignees: [], acknowledgers: [] });
        if (kind !== 'status-update' && shown.status !== 'resolved') expect(decide(action, later, { seen: shown, insisted: true }).kind).toBe('end');
      }
    }
  });

  it('never lets an acknowledgement re-open anything', () => {
    for (const status of ['triggered', 'acknowledged', 'resolved'] as const) {
      expect(word(decide(actions.acknowledge, situations['resolved'] ?? facts(), { seen: { ...seen, status }, insisted: true }))).toBe('dropped');
    }
  });

  it('names who is concerned, as plain text', () => {
    const evil = { id: 'UEVIL', name: 'A\u202eb\u0007c' };
    const decision = decide(actions.acknowledge, facts({ status: 'acknowledged', acknowledgers: [evil] }));
    expect(decision).toMatchObject({ message: 'Abc acknowledged it already. Nothing was sent, so that it stays theirs.', question: { labels: { send: 'Take it over', discard: 'Leave it with Abc' } } });
  });
});

it('a snooze whose end has passed is over; one that was seen acknowledged and is triggered again is asked about', () => {
  expect(word(decide({ kind: 'snooze', until: start + second }, facts()))).toBe('expired');
  expect(word(decide(actions.snooze, facts(), { seen: { ...seen, status: 'acknowledged' } }))).toBe('ask: changed');
});

it('a reassignment that holds already is done', () => {
  expect(word(decide({ kind: 'reassign', userIds: ['UANN', 'UME'] }, situations['assigned to Ann too'] ?? facts()))).toBe('done');
});

import { expect, it } from 'vitest';
import { consequencesOf } from '../../../../shared/domain/outbox-consequences.ts';
import { asking } from '../../../../shared/domain/outbox-change.ts';
import { ask } from '../../../../shared/domain/outbox-decision.ts';
import type { AskReason } from '../../../../shared/model/outbox.ts';
import { aRow } from '../../../support/outbox-facts.ts';

const reasons: readonly AskReason[] = ['taken', 'changed', 'expired', 'unknown', 'reopened', 'other-person'];

it('names what follows from either answer, for each reason, and nothing where nothing is asked', () => {
  expect(consequencesOf(aRow({ kind: 'acknowledge' }))).toBeNull();
  for (const reason of reasons) {
    const asked = consequencesOf(asking(aRow({ kind: 'resolve', resolution: '' }), ask(reason, null, '', ['Yes', 'No'])));
    expect(asked?.send).toMatch(/^[A-Z].*\.$/);
    expect(asked?.discard).toMatch(/^(?:Nothing is sent|It is not sent again)\./);
  }
});

it('says that a second send can double what cannot be found again', () => {
  expect(consequencesOf(asking(aRow({ kind: 'status-update', text: 'Up again' }), ask('unknown', null, '', ['', ''])))?.send).toContain('twice');
});

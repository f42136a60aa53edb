import { expect, test } from 'vitest';
import { codeOf, reasonOf } from '../../../../shared/domain/reason-of.ts';

test('an error says why, and by which short name; anything else says what it is', () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  expect([reasonOf(full), codeOf(full)]).toEqual(['no space left', 'ENOSPC']);
  expect([reasonOf('plain'), codeOf('plain'), codeOf({ code: 'X' }), reasonOf(undefined)]).toEqual(['plain', '', '', 'undefined']);
});

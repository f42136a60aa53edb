import { expect, test } from 'vitest';
import { problemElsewhere } from '../../../../../renderer/features/connect/problem-elsewhere.ts';

const problem = (fields?: Record<string, string>) => ({ code: 'invalid-input' as const, message: 'Nothing was changed. token: too short', ...(fields === undefined ? {} : { fields }) });

test('what stands at a field is not said again', () => {
  expect(problemElsewhere(null, ['token'])).toBeNull();
  expect(problemElsewhere(problem({ token: 'too short' }), ['token', 'email'])).toBeNull();
  expect(problemElsewhere(problem({ token: 'too short', odd: 'x' }), ['token'])).toContain('Nothing was changed.');
  expect(problemElsewhere(problem({}), ['token'])).toContain('Nothing was changed.');
  expect(problemElsewhere(problem(), ['token'])).toContain('Nothing was changed.');
});

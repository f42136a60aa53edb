import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf } from '../../../../shared/model/faults-of.ts';

// The window has words of its own for numbers; a test of it in the same process leaves them behind.
const { customError } = z.config();
beforeAll(() => void Object.assign(z.config(), { customError: undefined }));
afterAll(() => void Object.assign(z.config(), { customError }));

const Schema = z.strictObject({ team: z.strictObject({ name: z.string() }), days: z.array(z.int()), on: z.boolean(), at: z.number().positive() });

it.each([
  [{ days: [], on: true, at: 1 }, ['team Missing: keys with values belong here.']],
  [{ team: 'Ours', days: [], on: true, at: 1 }, ['team Here stand keys with values, not a text.']],
  [{ team: { name: 'Ours' }, days: 'Mon', on: 1, at: '5' }, ['days Here stands a list, not a text.', 'on Here stands true or false, not a number.', 'at Here stands a number, not a text.']],
  [{ team: { name: 'Ours' }, days: [], on: true, at: 1, off: 1 }, ['off "off" is not a word that is known here.']],
])('what is of another kind is said as a person would: %j', (input, said) => {
  const parsed = Schema.safeParse(input);
  expect(parsed.success ? [] : faultsOf(parsed.error).map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(said);
});

it('where a few values fit, they are named', () => {
  const parsed = z.strictObject({ severity: z.union([z.literal(1), z.literal(2)]), day: z.enum(['mon', 'tue']), format: z.literal(1), at: z.union([z.literal('now'), z.string()]), own: z.enum(['a'], 'Say a.') }).safeParse({ severity: 9, day: 'someday', format: 2, at: 5, own: 'b' });
  expect(parsed.error === undefined ? [] : faultsOf(parsed.error).map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'severity: One of 1, 2 belongs here.', 'day: One of mon, tue belongs here.', 'format: 1 belongs here.', 'at: Invalid input', 'own: Say a.',
  ]);
});

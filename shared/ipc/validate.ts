import type { z } from 'zod';
import { faultsOf } from '../model/faults-of.ts';
import type { Problem } from './contract.ts';

/** Turns a failed parse into words for a person, with messages by field path ("target.url") for forms. */
export function problemOfParse(error: z.ZodError): Problem {
  const fields: Record<string, string> = {};
  for (const { path, message } of faultsOf(error)) fields[path.map(String).join('.')] ??= message;
  const [first] = Object.entries(fields);
  const where = first === undefined || first[0] === '' ? '' : `${first[0]}: `;
  return {
    code: 'invalid-input',
    message: `Nothing was changed. ${where}${first?.[1] ?? 'The input does not fit.'}`,
    fields,
  };
}

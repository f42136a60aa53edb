import type { z } from 'zod';

/** One thing that is wrong with an input, at the deepest place that can be named. */
export type InputFault = { readonly path: readonly PropertyKey[]; readonly message: string };

const kinds: Readonly<Record<string, string>> = {
  object: 'keys with values', record: 'keys with values', array: 'a list', string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', null: 'nothing',
};

/** The parser's own words for something of another kind, as a person would say them; other words stay as they are. */
function plainType(message: string): string {
  const [, expected = '', received = ''] = /^Invalid input: expected (\w+), received (\w+)$/u.exec(message) ?? [];
  const [wanted, found] = [kinds[expected], kinds[received]];
  if (wanted === undefined) return message;
  if (received === 'undefined') return `Missing: ${wanted} belongs here.`.replace('values belongs', 'values belong');
  return `Here ${expected === 'object' || expected === 'record' ? 'stand' : 'stands'} ${wanted}${found === undefined ? '' : `, not ${found}`}.`;
}

/** Flattens a failed parse: unknown words and bad keys are reported one by one, at the key itself. */
export function faultsOf(error: z.ZodError): readonly InputFault[] {
  return error.issues.flatMap((issue): readonly InputFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key], message: `"${key}" is not a word that is known here.` }));
    }
    if (issue.code === 'invalid_key') {
      return issue.issues.map(({ message }) => ({ path: issue.path, message }));
    }
    return [{ path: issue.path, message: issue.code === 'invalid_type' ? plainType(issue.message) : issue.message }];
  });
}

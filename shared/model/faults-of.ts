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

/** The few values that fit here; null where anything else could fit, too. */
function fittingValues(issue: z.core.$ZodIssue): readonly unknown[] | null {
  if (issue.code === 'invalid_value') return issue.values;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return null;
  const each = issue.errors.map(([first, ...more]) => (first === undefined || more.length > 0 || first.path.length > 0 ? null : fittingValues(first)));
  return each.every((values) => values !== null) ? each.flat() : null;
}

function words(issue: z.core.$ZodIssue): string {
  // A schema's own words stay.
  const fitting = /^Invalid (?:input|option)/u.test(issue.message) ? fittingValues(issue) : null;
  if (fitting !== null) return `${fitting.length === 1 ? '' : 'One of '}${fitting.map(String).join(', ')} belongs here.`;
  return issue.code === 'invalid_type' ? plainType(issue.message) : issue.message;
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
    return [{ path: issue.path, message: words(issue) }];
  });
}

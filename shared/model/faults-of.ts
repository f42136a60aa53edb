import type { z } from 'zod';

/** One thing that is wrong with an input, at the deepest place that can be named. */
export type InputFault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Flattens a failed parse: unknown words and bad keys are reported one by one, at the key itself. */
export function faultsOf(error: z.ZodError): readonly InputFault[] {
  return error.issues.flatMap((issue): readonly InputFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key], message: `"${key}" is not a word that is known here.` }));
    }
    if (issue.code === 'invalid_key') {
      return issue.issues.map(({ message }) => ({ path: issue.path, message }));
    }
    return [{ path: issue.path, message: issue.message }];
  });
}

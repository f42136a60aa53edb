import type { Problem } from '../../../shared/ipc/contract.ts';

/** What a refusal says that stands at none of the form's `fields` already; null: each of its words has its place. */
export function problemElsewhere(problem: Problem | null, fields: readonly string[]): string | null {
  if (problem === null) return null;
  const named = Object.keys(problem.fields ?? {});
  return named.length > 0 && named.every((field) => fields.includes(field)) ? null : problem.message;
}

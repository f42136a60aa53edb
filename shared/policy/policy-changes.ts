import type { Policy } from './policy.ts';
import { sameData } from './policy-edits.ts';

/** One value that two policies have differently, as JSON; null where one of them has none. Things with an id are named by it. */
export type PolicyChange = { readonly path: string; readonly before: string | null; readonly after: string | null };

/** What differs between two policies, in the order of the file. */
export function comparePolicies(before: Policy, after: Policy): readonly PolicyChange[] {
  return compare('', before, after);
}

/** So many of the changes stand in a sentence. */
const named = 6;
const longest = 60;

/** The changes in a line: how many, and the first of them. */
export function policyChangeWords(changes: readonly PolicyChange[]): string {
  if (changes.length === 0) return 'Nothing differs from before.';
  const cut = (text: string | null) => (text === null ? 'nothing' : text.length > longest ? `${text.slice(0, longest)}…` : text);
  const lines = changes.slice(0, named).map(({ path, before, after }) => (before === null ? `${path} added` : after === null ? `${path} removed` : `${path} ${cut(before)} → ${cut(after)}`));
  const more = changes.length - lines.length;
  return `${changes.length} ${changes.length === 1 ? 'value differs' : 'values differ'}: ${lines.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

function compare(path: string, before: unknown, after: unknown): readonly PolicyChange[] {
  if (sameData(before, after)) return [];
  const a = partsOf(before);
  const b = partsOf(after);
  // A thing that comes or goes is one change, not one for each of its words.
  if (a === null || b === null) return [{ path, before: words(before), after: words(after) }];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => compare(path === '' ? key : `${path}.${key}`, a.get(key), b.get(key)));
}

function words(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** The parts of a map, or of a list of things with names of their own; null for a plain value. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = value.map((each: unknown) => (typeof each === 'object' && each !== null && 'id' in each ? String(each.id) : null));
  return names.every((name) => name !== null) && new Set(names).size === names.length ? new Map(names.map((name, place) => [name, value[place] as unknown])) : null;
}

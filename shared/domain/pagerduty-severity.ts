import type { Severity } from '../model/severity.ts';

type Label = { readonly id: string; readonly name: string };

const numbered = /\b(?:SEV|P)[-_ ]?([1-5])\b/i;

/**
 * How an account's priorities stand for severities: the person's own setting first (by name or id; null there means "no severity");
 * else the number in the names, if every name has one; else the place in the account's list, which runs from most to least severe.
 * Beyond SEV-4 all is SEV-4. No priority is no severity, and urgency never makes one. (behaviour 2.6)
 * @param priorities the account's list in its order; empty when it could not be read: then a label stands for itself.
 */
export function severityMapper(priorities: readonly Label[], settings: Readonly<Record<string, Severity | null>>): (priority: Label | null) => Severity | null {
  const byName = priorities.length > 0 && priorities.every(({ name }) => numbered.test(name));
  return (priority) => {
    if (priority === null) return null;
    for (const key of [priority.name, priority.id]) {
      const set = Object.hasOwn(settings, key) ? settings[key] : undefined;
      if (set !== undefined) return set;
    }
    if (byName || priorities.length === 0) return clamp(Number(numbered.exec(priority.name)?.[1]));
    return clamp(priorities.findIndex(({ id }) => id === priority.id) + 1);
  };
}

function clamp(number: number): Severity | null {
  if (!(number >= 1)) return null;
  return number >= 4 ? 4 : number >= 3 ? 3 : number >= 2 ? 2 : 1;
}

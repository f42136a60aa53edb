import type { SeverityRule } from '../model/pagerduty-choices.ts';
import type { Severity } from '../model/severity.ts';

type Label = { readonly id: string; readonly name: string };

const numbered = /\b(?:SEV|P)[-_ ]?([1-5])\b/i;

type Mapped = { readonly severity: Severity | null; readonly rule: SeverityRule };

/**
 * How an account's priorities stand for severities: the person's own setting first (by name or id; null there means "no severity");
 * else the number in the names, if every name has one; else the place in the account's list, which runs from most to least severe.
 * Beyond SEV-4 all is SEV-4. No priority is no severity, and urgency never makes one. (behaviour 2.6)
 * @param priorities the account's list in its order; empty when it could not be read: then a label stands for itself.
 */
export function severityMapper(priorities: readonly Label[], settings: Readonly<Record<string, Severity | null>>): (priority: Label | null) => Severity | null {
  const explain = severityRules(priorities, settings);
  return (priority) => (priority === null ? null : explain(priority).severity);
}

/** The same, with the rule that decided. */
export function severityRules(priorities: readonly Label[], settings: Readonly<Record<string, Severity | null>>): (priority: Label) => Mapped {
  const byName = priorities.length > 0 && priorities.every(({ name }) => numbered.test(name));
  return (priority) => {
    for (const key of [priority.name, priority.id]) {
      const set = Object.hasOwn(settings, key) ? settings[key] : undefined;
      if (set !== undefined) return { severity: set, rule: 'set' };
    }
    const named = byName || priorities.length === 0;
    const severity = clamp(named ? Number(numbered.exec(priority.name)?.[1]) : priorities.findIndex(({ id }) => id === priority.id) + 1);
    return { severity, rule: severity === null ? 'none' : named ? 'name' : 'rank' };
  };
}

function clamp(number: number): Severity | null {
  if (!(number >= 1)) return null;
  return number >= 4 ? 4 : number >= 3 ? 3 : number >= 2 ? 2 : 1;
}

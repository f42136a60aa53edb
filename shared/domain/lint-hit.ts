import type { PolicyFile } from '../policy/policy.ts';
import type { Statement, Topic } from '../policy/statement-policy.ts';

/**
 * What the linter thinks of a place: `conflict`: two things that cannot both hold; `impossible`: it cannot be met; `gap`: something is
 * not said; `note`: good to know once.
 */
export type LintKind = 'conflict' | 'impossible' | 'gap' | 'note';

export type LintHit = {
  /** Of which rule; rules are numbered like the contradictions that were found in the runbook first. */
  readonly rule: string;
  readonly kind: LintKind;
  readonly message: string;
  /** What to do about it, or what Watchkeeper does. */
  readonly advice: string;
  /** Lines of the team's runbook. */
  readonly lines: readonly number[];
  /** Members of the policy file. */
  readonly paths: readonly (readonly (string | number)[])[];
};

/** A sentence with its place in the file. */
export type Said = Statement & { readonly index: number };

export type LintFacts = {
  readonly policy: PolicyFile;
  /** All sentences on these topics, in the order of the file. */
  readonly said: (...topics: readonly Topic[]) => readonly Said[];
};

export type LintRule = (facts: LintFacts) => readonly LintHit[];

type Finding = Pick<LintHit, 'rule' | 'kind' | 'message' | 'advice'>;

/** A hit on sentences of the runbook. */
export function onSaid(finding: Finding, sentences: readonly Said[]): LintHit {
  return { ...finding, lines: sentences.map(({ line }) => line), paths: sentences.map(({ index }) => ['statements', index]) };
}

/** A hit on members of the policy file; `lines` when they name lines of the runbook. */
export function onPath(finding: Finding, paths: LintHit['paths'], lines: readonly (number | undefined)[] = []): LintHit {
  return { ...finding, lines: lines.filter((line) => line !== undefined), paths };
}

export function distinct<T>(values: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

export function lintFacts(policy: PolicyFile): LintFacts {
  const statements = (policy.statements ?? []).map((statement, index): Said => ({ ...statement, index }));
  return { policy, said: (...topics) => statements.filter(({ says }) => topics.includes(says)) };
}

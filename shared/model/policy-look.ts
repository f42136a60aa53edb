import type { LintFinding } from '../domain/policy-lint.ts';
import type { PolicyChange } from '../policy/policy-changes.ts';

/** What a chosen policy file would change, and what the linter thinks of it. Nothing has changed yet. */
export type PolicyLook = {
  readonly file: string;
  readonly team: string;
  /** At most the first 200. */
  readonly changes: readonly PolicyChange[];
  readonly changed: number;
  readonly findings: readonly LintFinding[];
};

/** `looked`: it fits, and waits to be put in force; `refused`: `policy.current` names the faults. */
export type PolicyLooked = { readonly result: 'looked'; readonly look: PolicyLook } | { readonly result: 'refused' | 'nothing-to-do'; readonly message: string };

import type { LintKind } from '../../../shared/domain/lint-hit.ts';
import type { LintFinding } from '../../../shared/domain/policy-lint.ts';
import type { PolicyStatus } from '../../../shared/model/policy-status.ts';
import type { PolicyFault } from '../../../shared/policy/read-policy.ts';

/** Where a policy comes from, in a few words. */
export function policySource({ from }: Pick<PolicyStatus, 'from'>): string {
  return from === null ? 'The default that comes with Watchkeeper' : (from.file ?? 'A file that was loaded earlier');
}

/** `12:3`; empty for the file as a whole. */
export function faultPlace({ line, column }: Pick<PolicyFault, 'line' | 'column'>): string {
  return line > 0 ? `${line}:${column}` : '';
}

/** One fault a line, as editors and compilers write them. */
export function faultLines({ file, faults }: NonNullable<PolicyStatus['attempt']>): string {
  return faults.map((fault) => [`${file}${fault.line > 0 ? `:${faultPlace(fault)}` : ''}`, fault.path, fault.message].filter((part) => part !== '').join(': ')).join('\n');
}

export const kindWords: Readonly<Record<LintKind, string>> = { conflict: 'Contradiction.', impossible: 'Cannot be met.', gap: 'Left open.', note: 'Good to know.' };

/** `12:3`: where the first part of a finding stands. */
export function findingPlace({ places: [first] }: LintFinding): string {
  return first === undefined ? '' : `${first.line}:${first.column}`;
}

/** One finding a line, with its rule, place and advice. */
export function findingLines(findings: readonly LintFinding[]): string {
  return findings.map((finding) => `${findingPlace(finding)} ${finding.rule}: ${kindWords[finding.kind]} ${finding.message} ${finding.advice}`).join('\n');
}

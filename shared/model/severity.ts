/** SEV-1 (critical) to SEV-4 (low). Runbook L181-247. Absence ("no severity") is `null`, never a guess. */
export type Severity = 1 | 2 | 3 | 4;

/** How a severity is written everywhere. */
export function severityLabel(severity: Severity | null): string {
  return severity === null ? 'No severity' : `SEV-${severity}`;
}

/** True for the severities that repeat until acknowledged and are never muted (product.md, promise 2). */
export function isLoud(severity: Severity | null): boolean {
  return severity === 1 || severity === 2;
}

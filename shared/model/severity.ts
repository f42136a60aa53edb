import { z } from 'zod';

/** SEV-1 (critical) to SEV-4 (low). Runbook L181-247. Absence ("no severity") is `null`, never a guess. */
export const SeveritySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Severity = z.infer<typeof SeveritySchema>;

/** How a severity is written everywhere. */
export function severityLabel(severity: Severity | null): string {
  return severity === null ? 'No severity' : `SEV-${severity}`;
}

/** True for the severities that repeat until acknowledged and are never muted (product.md, promise 2). */
export function isLoud(severity: Severity | null): boolean {
  return severity === 1 || severity === 2;
}

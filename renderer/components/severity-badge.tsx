import type { Severity } from '../../shared/model/severity.ts';

/** `SEV-1`; without a severity nothing is guessed and nothing is shown. */
export function SeverityBadge({ severity }: { readonly severity: Severity | null }) {
  if (severity === null) return null;
  return <span className="severity" data-severity={severity}>SEV-{severity}</span>;
}

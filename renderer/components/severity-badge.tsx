import type { Severity } from '../../shared/model/severity.ts';

/** `SEV-1`; without a severity nothing is guessed: nothing is shown, or with `always` that there is none. */
export function SeverityBadge({ severity, always = false }: { readonly severity: Severity | null; readonly always?: boolean }) {
  if (severity === null) return always ? <span className="severity" data-severity="none">No severity</span> : null;
  return <span className="severity" data-severity={severity}>SEV-{severity}</span>;
}

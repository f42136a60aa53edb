import { lineLabel } from './incident-words.ts';

/** The line of the on-call runbook that a rule comes from. */
export function LineMark({ line }: { readonly line: number | null | undefined }) {
  const label = lineLabel(line);
  return label === '' ? null : <span className="line-mark figures" title={`On-call runbook, line ${line}`}>{label}</span>;
}

import './line-mark.css';
import { useView } from '../../store/stores.ts';
import { lineLabel } from './incident-words.ts';

/** The line of the on-call runbook that a rule comes from: it opens there. */
export function LineMark({ line }: { readonly line: number | null | undefined }) {
  const showRunbook = useView((view) => view.showRunbook);
  const label = lineLabel(line);
  if (line === null || line === undefined) return null;
  return <button type="button" className="line-mark figures" aria-label={`Runbook, line ${line}`} title={`Open the runbook at line ${line}`} onClick={() => showRunbook(line)}>{label}</button>;
}

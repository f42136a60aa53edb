import type { RunbookItem } from '../../../shared/model/runbook.ts';

/** What makes an item a place that a prompt can lead to. */
export function placeOfItem({ anchor }: Pick<RunbookItem, 'anchor'>, target: string | null) {
  return { id: `runbook-${anchor}`, tabIndex: -1, 'data-target': target === anchor } as const;
}

export function Line({ line }: { readonly line: number | null }) {
  return line === null ? null : <span className="runbook-line figures" title={`Line ${line} of the on-call runbook`}>L{line}</span>;
}

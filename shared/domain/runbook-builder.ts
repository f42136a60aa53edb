import type { RunbookBlock, RunbookSection } from '../model/runbook.ts';

type Line = number | null | undefined;
/** A point, or a row of a table, and its line; with `id` it stands for a thing of that name. */
export type DraftItem = { readonly cells: readonly string[]; readonly line?: Line; readonly id?: string };
export type DraftBlock = { readonly kind: RunbookBlock['kind']; readonly title?: string | null; readonly columns?: readonly string[]; readonly items: readonly DraftItem[]; readonly line?: Line };
export type DraftSection = { readonly id: string; readonly chapter: string; readonly title: string; readonly line?: Line; readonly fromPolicy: boolean; readonly blocks: readonly DraftBlock[] };

export const textBlock = (text: string, line?: Line): DraftBlock => ({ kind: 'text', items: [{ cells: [text], line }], line });

/** Points of a policy, which carry their own lines. */
export const pointsBlock = (title: string | null, points: readonly { readonly text: string; readonly line?: Line }[], line?: Line, kind: 'points' | 'steps' = 'points'): DraftBlock => ({
  kind, title, line, items: points.map(({ text, line: own }) => ({ cells: [text], line: own })),
});

export const tableBlock = (columns: readonly string[], items: readonly DraftItem[], line?: Line, title: string | null = null): DraftBlock => ({ kind: 'table', title, columns, items, line });

/** Gives every block and item its place; what is empty is left out. */
export function finishSection({ id, chapter, title, line, fromPolicy, blocks }: DraftSection): RunbookSection {
  return {
    id, chapter, title, line: line ?? null, fromPolicy,
    blocks: blocks.filter(({ items }) => items.length > 0).map((block, at): RunbookBlock => ({
      kind: block.kind, anchor: `${id}-${at}`, title: block.title ?? null, columns: block.columns ?? [], line: block.line ?? null,
      items: block.items.map(({ cells, line: own, id: name }, place) => ({ anchor: `${id}-${at}-${name ?? place}`, cells, line: own ?? null })),
    })),
  };
}

import { jumpTo, leaveHandoff, pen } from './handoff.ts';
import { nextMissing } from './missing-points.ts';
import { showSection } from './outline.tsx';
import { sections } from './sections.ts';
import { compile } from './whole-acts.ts';

let pointedOut: string | null = null;

/** To the next point that is missing, one after the other. */
export function jumpToMissing(): void {
  const { opened } = pen.store.getState();
  const point = opened === null ? null : nextMissing(opened.quality, pointedOut);
  pointedOut = point?.id ?? null;
  if (point?.jump != null) jumpTo(point.jump);
}

type Hands = { readonly readOnly: boolean; readonly showHistory: () => void };

/** The single keys of the page, while one is not typing. A row of what would stay behind has its own. */
export function pageKeys(key: string, { readOnly, showHistory }: Hands): (() => void) | null {
  // Behind a dialog of the page nothing acts.
  if (document.querySelector('dialog[open], [role="menu"]') !== null) return key.length === 1 && key !== ' ' ? () => {} : null;
  const row = document.activeElement?.closest<HTMLElement>('[data-left]');
  const own = row?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (own != null) return () => own.click();
  const digit = Number(key);
  if (digit >= 1 && digit <= sections.length) return () => showSection(digit - 1);
  switch (key) {
    // Within the document it goes to the way out; from there it leaves.
    case 'Escape': return document.activeElement?.closest('.handoff-paper') == null ? () => leaveHandoff() : () => document.getElementById('handoff-back')?.focus();
    case 'c': return readOnly ? null : () => void compile();
    case 'm': return jumpToMissing;
    case 'v': return showHistory;
    case 'q': return () => document.getElementById('handoff-quality-panel')?.focus();
    case 'l': return () => document.querySelector<HTMLElement>('.left[tabindex="0"]')?.focus();
    default: return null;
  }
}

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** How much of the window's height one text takes, as a share; `.typing[data-full]` says the same. */
export const fullHeight = 0.6;

/** Looks like the text that it becomes. The colours are the page's own: they reach through the root that the editor stands in. */
const theme = EditorView.theme({
  '&': { fontSize: 'inherit', color: 'var(--text)', maxHeight: `${fullHeight * 100}vh` },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '0.375rem 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 0.625rem' },
  '.cm-placeholder': { color: 'var(--text-faint)' },
  '::selection': { background: 'color-mix(in srgb, var(--accent) 28%, transparent)' },
});

const words = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', color: 'var(--text-soft)' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.quote, color: 'var(--text-soft)' },
  { tag: [tags.processingInstruction, tags.meta, tags.contentSeparator, tags.labelName], color: 'var(--text-faint)' },
]);

export const editorLook = [theme, syntaxHighlighting(words)];

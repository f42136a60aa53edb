import { ChangeSet, EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { underTheCaret } from '../../../../../renderer/features/handoff/editor-keys.ts';
import { textDifference } from '../../../../../shared/domain/text-difference.ts';

/** The text with the caret as `|` after a change from elsewhere. */
function after(before: string, whole: string): string {
  const caret = before.indexOf('|');
  const doc = before.replace('|', '');
  const state = EditorState.create({ doc, selection: { anchor: caret } });
  const { state: next } = state.update(underTheCaret(state, ChangeSet.of(textDifference(doc, whole), doc.length)));
  const text = next.doc.toString();
  return `${text.slice(0, next.selection.main.head)}|${text.slice(next.selection.main.head)}`;
}

it('what was typed before the editor was there comes in before the caret: one types on behind it', () => {
  expect(after('|', 'Two **par')).toBe('Two **par|');
  expect(after('Two|', 'Two partners')).toBe('Two partners|');
});

it('a caret within the text keeps its place', () => {
  expect(after('One |three', 'One two three')).toMatch(/^One (?:\|two|two \|)/);
  expect(after('|three', 'three four')).toBe('|three four');
});

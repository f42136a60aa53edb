import { EditorSelection, type ChangeSet, type EditorState, type StateCommand, type TransactionSpec } from '@codemirror/state';

/** Puts a mark round each selection, or takes it away where it stands already. */
export function toggleMark(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const size = mark.length;
    const change = state.changeByRange(({ from, to }) => {
      const marked = state.sliceDoc(Math.max(0, from - size), from) === mark && state.sliceDoc(to, to + size) === mark;
      return marked
        ? { changes: [{ from: from - size, to: from }, { from: to, to: to + size }], range: EditorSelection.range(from - size, to - size) }
        : { changes: [{ from, insert: mark }, { from: to, insert: mark }], range: EditorSelection.range(from + size, to + size) };
    });
    dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
    return true;
  };
}

/** A change from elsewhere. A caret at the end of the text stays there: what was typed before the editor was there comes in so, and one types on behind it. */
export function underTheCaret({ doc, selection: { main } }: EditorState, changes: ChangeSet): TransactionSpec {
  return main.empty && main.head === doc.length ? { changes, selection: { anchor: changes.newLength } } : { changes };
}

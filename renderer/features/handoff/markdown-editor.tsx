import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdownKeymap, markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown';
import { Annotation, ChangeSet, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { textDifference } from '../../../shared/domain/text-difference.ts';
import { toggleMark, underTheCaret } from './editor-keys.ts';
import { editorLook, fullHeight } from './editor-theme.ts';
import { markdownOfPaste } from './paste-markdown.ts';
import { toggleBeside } from './whole-acts.ts';

export type MarkdownEditorProps = {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  /** Of every change; the text is read when it is needed, for a long one costs time to put together. */
  readonly onChange: (read: () => string) => void;
  readonly onLeave: () => void;
  /** The keyboard went elsewhere. */
  readonly onBlur: () => void;
  /** Nothing of this text is left to take back or to do again. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onRefused: (why: string) => void;
};

/** What the document has been told of, and what was typed since. */
type Told = { readonly text: string; readonly since: ChangeSet | null };

/** A change that the person did not type here. */
const fromOutside = Annotation.define<true>();

/** Where one types. It stands in a root of its own, because the page admits no style element; its sheet is adopted there. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const current = useRef(props);
  useLayoutEffect(() => void (current.current = props));
  const told = useRef<Told>({ text: props.text, since: null });

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true });
    const editor = new EditorView({ root, parent: root, state: stateOf(current, told) });
    view.current = editor;
    editor.dispatch({ selection: { anchor: editor.state.doc.length } });
    editor.focus();
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  const { text } = props;
  useEffect(() => {
    const editor = view.current;
    if (editor === null || text === told.current.text) return;
    // It was changed elsewhere (taken back, say): that goes in under what was typed since.
    const change = ChangeSet.of(textDifference(told.current.text, text), told.current.text.length);
    const { since } = told.current;
    told.current = { text, since: since?.map(change) ?? null };
    editor.dispatch({ ...underTheCaret(editor.state, since === null ? change : change.map(since, true)), annotations: fromOutside.of(true) });
  }, [text]);

  return <div ref={host} className="typing" data-typing="" />;
}

function stateOf(props: { readonly current: MarkdownEditorProps }, tale: { current: Told }): EditorState {
  const { label, hint, text } = props.current;
  const did = (run: () => void) => () => {
    run();
    return true;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      // The system's own caret: a drawn one keeps the compositor awake for its blinking and measures the text after every key.
      history(), EditorView.lineWrapping, editorLook, placeholder(hint),
      // Its language alone: `markdown()` looks through the whole text at every key for HTML in it. An address pasted onto marked words becomes their link.
      markdownLanguage, pasteURLAsLink,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocapitalize: 'sentences', autocorrect: 'on' }),
      Prec.high(keymap.of([
        { key: 'Mod-b', run: toggleMark('**') }, { key: 'Mod-i', run: toggleMark('_') }, { key: 'Mod-e', run: toggleMark('`') }, { key: 'Mod-Shift-v', run: did(toggleBeside) },
        { key: 'Escape', run: did(() => props.current.onLeave()) }, { key: 'Mod-Enter', run: did(() => props.current.onLeave()) },
      ])),
      keymap.of([...markdownKeymap, ...defaultKeymap, ...historyKeymap]),
      // Its own history comes first.
      Prec.lowest(keymap.of([{ key: 'Mod-z', run: did(() => props.current.onUndo()) }, { key: 'Mod-y', mac: 'Mod-Shift-z', run: did(() => props.current.onRedo()) }, { key: 'Mod-Shift-z', run: did(() => props.current.onRedo()) }])),
      Prec.high(EditorView.domEventHandlers({ paste: (event, editor) => paste(event, editor, props.current.onRefused), blur: () => props.current.onBlur() })),
      EditorView.updateListener.of(({ geometryChanged, view }) => {
        if (geometryChanged) bound(view);
      }),
      EditorView.updateListener.of(({ docChanged, transactions, changes, view }) => {
        if (!docChanged || transactions.some((each) => each.annotation(fromOutside) === true)) return;
        tale.current = { ...tale.current, since: tale.current.since?.compose(changes) ?? changes };
        props.current.onChange(() => {
          const whole = view.state.doc.toString();
          tale.current = { text: whole, since: null };
          return whole;
        });
      }),
    ],
  });
}

/** A text that fills its place keeps its size whatever is typed: nothing around it is laid out again for a key. */
function bound(editor: EditorView): void {
  const host = editor.dom.parentNode instanceof ShadowRoot ? editor.dom.parentNode.host : null;
  host?.toggleAttribute('data-full', editor.contentHeight > fullHeight * window.innerHeight);
}

function paste({ clipboardData }: ClipboardEvent, editor: EditorView, refuse: (why: string) => void): boolean {
  if (clipboardData === null) return false;
  const pictures = [...clipboardData.items].filter(({ kind, type }) => kind === 'file' && type.startsWith('image/')).length;
  const { doc, selection: { main: { from } } } = editor.state;
  const made = markdownOfPaste({ text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html'), pictures, before: doc.sliceString(doc.lineAt(from).from, from) });
  if (made === null) return false;
  if ('refused' in made) refuse(made.refused);
  else editor.dispatch(editor.state.replaceSelection(made.insert), { scrollIntoView: true, userEvent: 'input.paste' });
  return true;
}

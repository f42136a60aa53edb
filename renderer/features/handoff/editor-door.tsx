import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { pen } from './handoff.ts';
import type { MarkdownEditorProps } from './markdown-editor.tsx';

type Editor = ComponentType<MarkdownEditorProps>;
let loaded: Editor | null = null;

/** The editor's code is large: it is fetched when a draft is opened, long before the first frame could wait for it, or when one writes. */
export async function loadEditor(): Promise<Editor> {
  loaded ??= (await import('./markdown-editor.tsx')).MarkdownEditor;
  return loaded;
}

/** The editor, once it is here; what was typed until then is in the document before it takes over. */
export function useEditor(wanted: boolean): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(() => loaded);
  useEffect(() => {
    if (!wanted || editor !== null) return;
    let gone = false;
    void loadEditor().then((found) => {
      if (gone) return;
      void pen.flush();
      setEditor(() => found);
    });
    return () => void (gone = true);
  }, [wanted, editor]);
  return editor;
}

type PlainEditorProps = Pick<MarkdownEditorProps, 'label' | 'text' | 'onChange' | 'onLeave'>;

/** Takes the first keys, while the editor is on its way. */
export function PlainEditor({ label, text, onChange, onLeave }: PlainEditorProps) {
  const element = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    element.current?.focus();
    element.current?.setSelectionRange(text.length, text.length);
    // oxlint-disable-next-line react/exhaustive-deps -- once: the keyboard goes where one writes
  }, []);
  const press = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onLeave();
  };
  return (
    <textarea
      ref={element} className="part typing" data-typed="true" aria-label={label} value={typed} rows={1} onKeyDown={press}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(() => target.value);
      }}
    />
  );
}

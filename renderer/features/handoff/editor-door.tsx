import { lazy, useEffect, useLayoutEffect, useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { pen } from './handoff.ts';
import type { MarkdownEditorProps } from './markdown-editor.tsx';

/** The editor's code is large: it is fetched when a draft is opened, long after the first frame, or when one writes. */
export async function loadEditor(): Promise<ComponentType<MarkdownEditorProps>> {
  return (await import('./markdown-editor.tsx')).MarkdownEditor;
}

export const MarkdownEditor = lazy(async () => ({ default: await loadEditor() }));

type PlainEditorProps = Pick<MarkdownEditorProps, 'label' | 'text' | 'onChange' | 'onLeave'>;

/** Takes the first keys while the editor is on its way; they are in the document when it takes over. */
export function PlainEditor({ label, text, onChange, onLeave }: PlainEditorProps) {
  const element = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    element.current?.focus();
    element.current?.setSelectionRange(-1, -1);
  }, []);
  useLayoutEffect(() => () => void pen.flush(), []);
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

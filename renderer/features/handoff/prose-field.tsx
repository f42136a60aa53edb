import { memo, Suspense, useDeferredValue, useEffect, useState, type MouseEvent } from 'react';
import { MarkdownView } from '../../components/markdown-view.tsx';
import { second } from '../../../shared/time/duration.ts';
import { tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { MarkdownEditor, PlainEditor } from './editor-door.tsx';
import { pen, useDesk } from './handoff.ts';
import type { FieldShape } from './sections.ts';
import { redo, undo } from './whole-acts.ts';

type ProseFieldProps = { readonly shape: FieldShape; readonly text: string; readonly readOnly: boolean; readonly alone: boolean; readonly writing: boolean; readonly onWriting: (on: boolean) => void };

/** A field's own Markdown: as it will be read, until one writes in it. */
export const ProseField = memo(function ProseField({ shape: { field, label, hint }, text, readOnly, alone, writing, onWriting }: ProseFieldProps) {
  const change = (read: () => string) => pen.typing(`${field}//prose`, () => ({ type: 'prose', field, text: read() }));
  const beside = useDesk((state) => state.beside);
  const begin = (event?: MouseEvent): void => {
    if (event?.target instanceof HTMLAnchorElement || !(document.getSelection()?.isCollapsed ?? true)) return;
    onWriting(true);
  };
  const leave = (): void => {
    void pen.flush();
    onWriting(false);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-field="${field}"] :is(.handoff-prose, .field-tools button)`)?.focus());
  };
  if (readOnly) return text === '' ? null : <MarkdownView text={text} />;
  if (!writing) {
    if (text === '') return alone ? <button type="button" className="handoff-prose prose-empty" onClick={() => begin()}>{hint}</button> : null;
    return (
      <div className="prose-read" onClick={begin}>
        <Read text={text} />
        <button type="button" className="handoff-prose prose-edit" onClick={() => begin()}>Edit<span className="unseen"> {label}</span></button>
      </div>
    );
  }
  return (
    <div className="prose-write" data-beside={beside}>
      <Suspense fallback={<PlainEditor label={label} text={text} onChange={change} onLeave={leave} />}>
        <MarkdownEditor label={label} hint={hint} text={text} onLeave={leave} onUndo={undo} onRedo={redo} onRefused={(why) => tell(why, 'error')} onBlur={() => void pen.flush()} onChange={change} />
      </Suspense>
      {beside ? <Beside label={label} text={text} /> : null}
    </div>
  );
});

function Read({ text }: { readonly text: string }) {
  return <MarkdownView text={useDeferredValue(text)} />;
}

/** A text that is longer than this is shown anew when one pauses. */
const long = 20_000;

/** What is written, as it will be read, a moment behind the keys. */
function Beside({ label, text }: { readonly label: string; readonly text: string }) {
  const [settled, setSettled] = useState(text);
  useEffect(() => clock.after(text.length > long ? second : 0, () => setSettled(text)), [text]);
  const later = useDeferredValue(settled);
  return <div className="prose-beside"><div role="region" tabIndex={0} aria-label={`${label}, as it will be read`}><MarkdownView text={later} /></div></div>;
}

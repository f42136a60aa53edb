import { memo } from 'react';
import { FieldView } from './field-view.tsx';
import { sections } from './sections.ts';

/** The eight sections as one document. */
export const DocumentView = memo(function DocumentView({ readOnly }: { readonly readOnly: boolean }) {
  return (
    <div className="handoff-paper">
      {sections.map(({ title, fields }, index) => (
        <section key={title} id={`handoff-section-${index}`} className="handoff-section" aria-labelledby={`handoff-title-${index}`} tabIndex={-1}>
          <h3 id={`handoff-title-${index}`}>{title}</h3>
          {fields.map((shape) => <FieldView key={shape.field} shape={shape} only={fields.length === 1} readOnly={readOnly} />)}
        </section>
      ))}
      {readOnly ? null : choices.map(([part, words]) => <datalist key={part} id={`choices-${part}`}>{words.map((word) => <option key={word} value={word}>{word}</option>)}</datalist>)}
    </div>
  );
});

/** What is offered where a part is likely to be one of a few words. */
const choices = [...new Map(sections.flatMap(({ fields }) => fields.flatMap(({ parts }) => parts.flatMap(({ part, choices: words }) => (words === undefined ? [] : [[part, words] as const])))))];

import { useRef, useState, type KeyboardEvent } from 'react';
import type { EntryPart, HandoffField } from '../../../shared/model/handoff.ts';
import { pen } from './handoff.ts';

type PartInputProps = {
  readonly field: HandoffField;
  readonly entryId: string;
  readonly part: EntryPart;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  /** As evidence says it, untouched by a person. */
  readonly compiled: boolean;
  readonly choices: readonly string[] | undefined;
  readonly struck: boolean;
  readonly readOnly: boolean;
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
};

/** A part of an entry, read and written in one place: it looks like text until one writes. */
export function PartInput({ field, entryId, part, label, hint, text, compiled, choices, struck, readOnly, onKey }: PartInputProps) {
  /** Typed here and not in the document yet; null: nothing. */
  const [typed, setTyped] = useState<string | null>(null);
  const newest = useRef('');
  const list = choices === undefined ? undefined : `choices-${part}`;
  const shown = typed ?? text;

  function type(value: string): void {
    newest.current = value;
    setTyped(value);
    pen.typing(`${field}/${entryId}/${part}`, () => ({ type: 'write', field, entryId, part, text: newest.current }));
  }
  function leave(): void {
    if (typed === null) return;
    void pen.flush();
    setTyped(null);
  }
  const common = {
    'data-part': part, 'data-typed': typed !== null, 'data-severity': part === 'severity' ? /SEV-([1-4])/i.exec(shown)?.[1] : undefined, 'data-compiled': compiled && typed === null, 'data-struck': struck, 'aria-label': label, placeholder: hint, value: shown, readOnly, spellCheck: true,
  };
  if (list !== undefined) {
    return <input {...common} className="part part-choice" list={list} autoComplete="off" onChange={({ target }) => type(target.value)} onBlur={leave} onKeyDown={(event) => onKey(event as unknown as KeyboardEvent<HTMLTextAreaElement>)} />;
  }
  return <textarea {...common} className="part" rows={1} maxLength={20_000} onChange={({ target }) => type(target.value)} onBlur={leave} onKeyDown={onKey} />;
}

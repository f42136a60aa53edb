import { Fragment } from 'react';
import { commandKey } from '../shell/key-names.ts';

const rows: readonly (readonly [keys: string, what: string])[] = [
  ['1–8', 'To a section'],
  ['M', 'To the next thing that is missing'],
  ['C', 'Compile from the record'],
  ['L', 'To what would stay behind: R, H, E, W'],
  ['V', 'Versions'],
  ['Enter', 'A new line; Shift Enter stays in it'],
  ['Alt ↑ ↓', 'Move the line'],
  ['Alt X', 'Strike out or remove it'],
  ['Alt T, Alt K', 'Evidence changed: take it, keep mine'],
  ['Alt O', 'Open what the line rests on'],
  [`${commandKey} B, I, E`, 'Bold, italic, code'],
  [`${commandKey} Shift V`, 'Preview beside what you write'],
  [`${commandKey} Z`, 'Undo, also after a restart'],
];

export function KeysHelp() {
  return (
    <details className="panel handoff-keys">
      <summary>Keys</summary>
      <dl className="keys">{rows.map(([keys, what]) => <Fragment key={keys}><dt>{keys}</dt><dd>{what}</dd></Fragment>)}</dl>
    </details>
  );
}

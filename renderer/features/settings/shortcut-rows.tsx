import { useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import { commandKey } from '../shell/key-names.ts';
import { chordOf, keyFault, keyOf, keyWords, shortcuts, type OwnKeys, type Shortcut, type ShortcutGroup } from '../shell/shortcut-book.ts';

type ShortcutRowsProps = { readonly group: ShortcutGroup; readonly own: OwnKeys; readonly onChange: (own: OwnKeys) => void };

export function ShortcutRows({ group, own, onChange }: ShortcutRowsProps) {
  const [listening, setListening] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  function begin(id: string | null): void {
    setListening(id);
    setFault(null);
  }
  function press(event: KeyboardEvent, shortcut: Shortcut): void {
    if (listening !== shortcut.id || event.key === 'Tab') return;
    // While it listens a key does nothing else.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return begin(null);
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    const chord = chordOf(event);
    const why = keyFault(shortcut, chord, own);
    if (why !== null) return setFault(`${keyWords(chord, commandKey)}: ${why}`);
    const { [shortcut.id]: _before, ...others } = own;
    onChange(chord === shortcut.usual ? others : { ...others, [shortcut.id]: chord });
    begin(null);
  }
  function usual({ id }: Shortcut): void {
    const { [id]: _own, ...others } = own;
    onChange(others);
  }
  return (
    <ul className="key-rows">
      {shortcuts.filter((shortcut) => shortcut.group === group).map((shortcut) => {
        const { id, what } = shortcut;
        const keys = keyWords(keyOf(shortcut, own), commandKey);
        const waits = listening === id;
        return (
          <li key={id}>
            <div className="key-row">
              <span>{what}</span>
              {own[id] === undefined ? null : <Button look="quiet" aria-label={`The usual key again for: ${what}`} onClick={() => usual(shortcut)}>Usual</Button>}
              <Button aria-label={waits ? `Press the key for: ${what}. Escape keeps ${keys}.` : `${keys}. Change the key for: ${what}`} onClick={() => begin(waits ? null : id)} onBlur={() => (waits ? begin(null) : undefined)} onKeyDown={(event) => press(event, shortcut)}>
                {waits ? 'Press the key…' : <kbd data-own={own[id] !== undefined}>{keys}</kbd>}
              </Button>
            </div>
            {waits && fault !== null ? <Said level="warning">{fault}</Said> : null}
          </li>
        );
      })}
    </ul>
  );
}

import { heldWords } from '../shell/key-names.ts';

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;
export type Accelerator = { readonly keys: string; readonly why?: never } | { readonly keys: null; readonly why: string };

/** By the place of the key, so that Alt or another layout does not change its name. */
function nameOf(code: string): string | null {
  const letter = /^Key([A-Z])$/.exec(code) ?? /^Digit(\d)$/.exec(code) ?? /^(F(?:[1-9]|1\d|2[0-4]))$/.exec(code);
  return letter?.[1] ?? null;
}

/** Pressed keys as the system's own list of keys has them; null while only Ctrl and the like are held. */
export function acceleratorOf({ code, key, ctrlKey, altKey, shiftKey, metaKey }: Pressed): Accelerator | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key)) return null;
  const name = nameOf(code);
  if (name === null) return { keys: null, why: 'Take a letter, a digit or a function key.' };
  const held = [ctrlKey ? 'Control' : '', altKey ? 'Alt' : '', metaKey ? 'Super' : '', shiftKey ? 'Shift' : ''].filter((word) => word !== '');
  const firm = held.filter((word) => word !== 'Shift').length;
  // One alone would take a key that other programs need: Ctrl A, Alt F.
  if (firm === 0 || (held.length < 2 && !/^F\d/.test(name))) return { keys: null, why: `Hold two of ${heldWords()}: a key of every program must not be one that they use.` };
  return { keys: [...held, name].join('+') };
}

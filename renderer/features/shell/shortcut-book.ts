import { watch } from '../../store/stores.ts';
import { commandKey } from './key-names.ts';

export type ShortcutGroup = 'everywhere' | 'incident';

/**
 * A key of the window. `usual` is what the code knows it by: a letter, `?`, or `mod+shift+a` with Ctrl or Command. A person may press another one
 * for it; where the incident's page has a key, it goes before the same key of everywhere.
 */
export type Shortcut = { readonly id: string; readonly group: ShortcutGroup; readonly usual: string; readonly what: string };

const book = (group: ShortcutGroup, entries: readonly (readonly [usual: string, what: string])[]): readonly Shortcut[] => entries.map(([usual, what]) => ({ id: `${group} ${usual}`, group, usual, what }));

export const shortcuts: readonly Shortcut[] = [
  ...book('everywhere', [
    ['a', 'Acknowledge: then Enter for the most urgent, 1–9 for another'],
    ['mod+shift+a', 'The same while typing'],
    ['i', 'Run it as an incident: the card in focus, or the most urgent'],
    ['n', 'Note'], ['r', 'Resolve'], ['s', 'Snooze'], ['e', 'Escalate'], ['h', 'Reassign'], ['u', 'Status update'],
    ['o', 'Outbox: what is not confirmed yet'],
    ['/', 'Search the timeline'],
    ['mod+k', 'Commands'],
    ['mod+,', 'Settings'],
    ['?', 'The list of keys'],
  ]),
  ...book('incident', [
    ['n', 'Write a note'], ['f', 'Write a finding'], ['d', 'Write what you did'], ['c', 'Write the cause'],
    ['i', 'Investigating'], ['m', 'Mitigating'], ['w', 'Monitoring'], ['r', 'Resolved'],
    ['l', 'Log a call, or whether it was answered'],
    ['u', 'Write a status update'], ['j', 'Say that nothing changed'],
    ['v', 'Severity'],
    ['b', 'Impact on the business'], ['q', 'Decide whether to escalate'],
    ['t', 'Timeline'], ['p', 'After it: classification and report'],
    ['k', 'Copy the name of the channel'],
    ['z', 'Take back the last status, tick, call, fact or update'],
  ]),
];

export type OwnKeys = Readonly<Record<string, string>>;

export function keyOf({ id, usual }: Shortcut, own: OwnKeys): string {
  return own[id] ?? usual;
}

/** What a pressed key stands for, by the usual one; empty where that key was given away. Keys that are in no book stand for themselves. */
export function meaningOf(group: ShortcutGroup, pressed: string, own: OwnKeys): string {
  const all = shortcuts.filter((shortcut) => shortcut.group === group);
  const meant = all.find((shortcut) => keyOf(shortcut, own) === pressed);
  if (meant !== undefined) return meant.usual;
  return all.some(({ usual }) => usual === pressed) ? '' : pressed;
}

/** The same with the person's own keys. */
export function meaningNow(group: ShortcutGroup, pressed: string): string {
  return meaningOf(group, pressed, watch.store.getState().preferences?.shortcuts ?? {});
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** `a`, `?`, `mod+k`, `mod+shift+a`. */
export function chordOf({ key, ctrlKey, metaKey, shiftKey }: Pressed): string {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${shiftKey ? 'shift+' : ''}${plain}` : plain;
}

/** Why a key cannot be had for a shortcut; null: it can. */
export function keyFault(shortcut: Shortcut, chord: string, own: OwnKeys): string | null {
  const withMod = shortcut.usual.startsWith('mod+');
  const key = chord.replace(/^mod\+(shift\+)?/, '');
  if ([...key].length !== 1 || /[\d\s]/.test(key)) return 'Take a letter or a sign: digits, arrows, Enter and the like have their own meaning.';
  if (chord.startsWith('mod+') !== withMod) return withMod ? `This one works while typing: hold ${commandKey}.` : `Without ${commandKey}: those are for what works while typing.`;
  if (/^mod\+([acvxz]|shift\+[iz])$/.test(chord)) return 'The system uses this one for text.';
  const other = shortcuts.find((each) => each.id !== shortcut.id && each.group === shortcut.group && keyOf(each, own) === chord);
  return other === undefined ? null : `It means “${other.what}” already. Give that one another key first.`;
}

/** As it is printed on the keys: `Ctrl Shift A`. */
export function keyWords(chord: string, command: string): string {
  return chord.split(/\+(?=.)/).map((part) => (part === 'mod' ? command : part === 'shift' ? 'Shift' : part.toUpperCase())).join(' ');
}

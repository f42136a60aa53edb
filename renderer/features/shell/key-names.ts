type System = 'mac' | 'windows' | 'other';

/** What is printed on the keys here, for the names that the system's own list of keys has. */
const printed: Readonly<Record<System, Readonly<Record<string, string>>>> = {
  mac: { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' },
  windows: { Control: 'Ctrl', Super: 'Windows' },
  other: { Control: 'Ctrl' },
};

export function systemOf(platform: string): System {
  return platform.startsWith('Mac') ? 'mac' : platform.startsWith('Win') ? 'windows' : 'other';
}
const here = systemOf(navigator.platform);

/** What this system uses for commands. */
export const commandKey = here === 'mac' ? '⌘' : 'Ctrl';

/** `Control+Alt+A` as it is printed on the keys: `Ctrl Alt A`, or `⌃ ⌥ A`. */
export function acceleratorWords(keys: string, system: System = here): string {
  return keys.split('+').map((key) => printed[system][key] ?? key).join(' ');
}

/** The four keys that are held, as one says them: `Ctrl, Alt, Shift and Super`. */
export function heldWords(system: System = here): string {
  const [last, ...others] = ['Control', 'Alt', 'Shift', 'Super'].map((key) => printed[system][key] ?? key).toReversed();
  return `${others.toReversed().join(', ')} and ${last ?? ''}`;
}

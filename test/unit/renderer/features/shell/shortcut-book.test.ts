import { expect, test, vi } from 'vitest';

vi.stubGlobal('window', { api: { on: () => () => {}, call: async () => ({ ok: false }) } });
vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} });
const { chordOf, keyFault, keyOf, keyWords, meaningOf, shortcuts } = await import('../../../../../renderer/features/shell/shortcut-book.ts');

const pressed = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const find = (id: string) => {
  const found = shortcuts.find((shortcut) => shortcut.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

test('no two keys of a group are the same, and no two have one id', () => {
  expect(new Set(shortcuts.map(({ group, usual }) => `${group} ${usual}`)).size).toBe(shortcuts.length);
  expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(shortcuts.length);
});

test('a key that was given away does nothing, the one that took its place does it, others stay what they are', () => {
  const own = { 'everywhere a': 'x' };
  expect(meaningOf('everywhere', 'x', own)).toBe('a');
  expect(meaningOf('everywhere', 'a', own)).toBe('');
  expect(meaningOf('everywhere', 'o', own)).toBe('o');
  expect(meaningOf('everywhere', '7', own)).toBe('7');
  expect(meaningOf('incident', 'a', own)).toBe('a');
  expect(keyOf(find('everywhere a'), own)).toBe('x');
});

test('two keys can change places, one after the other', () => {
  const own = { 'everywhere n': 'y', 'everywhere r': 'n' };
  expect([meaningOf('everywhere', 'y', own), meaningOf('everywhere', 'n', own), meaningOf('everywhere', 'r', own)]).toEqual(['n', 'r', '']);
});

test('conflicts and keys that cannot be had are said', () => {
  expect(keyFault(find('everywhere n'), 'r', {})).toContain('Resolve');
  expect(keyFault(find('everywhere n'), 'r', { 'everywhere r': 'x' })).toBeNull();
  // The page of an incident has keys of its own.
  expect(keyFault(find('everywhere n'), 'f', {})).toBeNull();
  for (const chord of ['7', 'ArrowDown', 'Enter', ' ', 'mod+n']) expect(keyFault(find('everywhere n'), chord, {})).not.toBeNull();
  expect(keyFault(find('everywhere mod+k'), 'k', {})).toContain('hold Ctrl');
  expect(keyFault(find('everywhere mod+k'), 'mod+c', {})).toContain('system');
  expect(keyFault(find('everywhere mod+k'), 'mod+p', {})).toBeNull();
});

test('pressed keys as the book writes them, and as they are printed', () => {
  expect(chordOf({ ...pressed, key: 'K', ctrlKey: true, shiftKey: true })).toBe('mod+shift+k');
  expect(chordOf({ ...pressed, key: ',', metaKey: true })).toBe('mod+,');
  expect(chordOf({ ...pressed, key: '?', shiftKey: true })).toBe('?');
  expect(keyWords('mod+shift+a', 'Ctrl')).toBe('Ctrl Shift A');
  expect(keyWords('mod++', 'Ctrl')).toBe('Ctrl +');
});

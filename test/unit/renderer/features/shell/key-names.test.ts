import { expect, test } from 'vitest';
import { acceleratorWords, heldWords, systemOf } from '../../../../../renderer/features/shell/key-names.ts';

test.each([
  ['MacIntel', '⌃ ⌥ ⌘ ⇧ A', '⌃, ⌥, ⇧ and ⌘'],
  ['Win32', 'Ctrl Alt Windows Shift A', 'Ctrl, Alt, Shift and Windows'],
  ['Linux x86_64', 'Ctrl Alt Super Shift A', 'Ctrl, Alt, Shift and Super'],
])('on %s keys are named as they are printed there', (platform, keys, held) => {
  const system = systemOf(platform);
  expect(acceleratorWords('Control+Alt+Super+Shift+A', system)).toBe(keys);
  expect(acceleratorWords('F9', system)).toBe('F9');
  expect(heldWords(system)).toBe(held);
});

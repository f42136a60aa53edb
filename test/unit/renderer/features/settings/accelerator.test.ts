import { expect, test } from 'vitest';
import { acceleratorOf } from '../../../../../renderer/features/settings/accelerator.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

test('keys are named by their place, with what is held before them', () => {
  expect(acceleratorOf({ ...none, code: 'KeyA', key: 'å', ctrlKey: true, altKey: true })).toEqual({ keys: 'Control+Alt+A' });
  expect(acceleratorOf({ ...none, code: 'Digit1', key: '!', metaKey: true, shiftKey: true })).toEqual({ keys: 'Super+Shift+1' });
  expect(acceleratorOf({ ...none, code: 'F9', key: 'F9', ctrlKey: true })).toEqual({ keys: 'Control+F9' });
});

test('while only Ctrl and the like are held it waits', () => {
  expect(acceleratorOf({ ...none, code: 'ControlLeft', key: 'Control', ctrlKey: true })).toBeNull();
});

test('keys that other programs need, and those without a name, are refused with the reason', () => {
  for (const held of [{}, { shiftKey: true }, { ctrlKey: true }, { altKey: true }]) expect(acceleratorOf({ ...none, ...held, code: 'KeyF', key: 'f' })).toMatchObject({ keys: null, why: expect.stringContaining('Hold two') });
  expect(acceleratorOf({ ...none, code: 'Space', key: ' ', ctrlKey: true, altKey: true })).toMatchObject({ keys: null, why: expect.stringContaining('letter') });
});

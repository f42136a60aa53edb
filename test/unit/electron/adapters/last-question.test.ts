import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { askBeforeLosing } from '../../../../electron/adapters/last-question.ts';
import { scratchFolder } from '../../../database/support/scratch.ts';

const dialog = vi.hoisted(() => ({ showMessageBox: vi.fn(), showSaveDialog: vi.fn(), showErrorBox: vi.fn() }));
vi.mock('electron', () => ({ app: { getPath: () => '/documents' }, dialog }));

beforeEach(() => {
  for (const each of Object.values(dialog)) each.mockReset();
});

/** Presses the button of these words, and chooses this place where one is asked for. */
function answer(button: string, filePath = ''): void {
  dialog.showMessageBox.mockImplementation(async ({ buttons }: { readonly buttons: readonly string[] }) => ({ response: buttons.indexOf(button) }));
  dialog.showSaveDialog.mockResolvedValue({ canceled: filePath === '', filePath });
}

it('who keeps it running loses nothing, and who quits was told', async () => {
  answer('Keep running');
  expect(await askBeforeLosing('words')).toBe(false);
  answer('Quit and lose it');
  expect(await askBeforeLosing('words')).toBe(true);
  expect(dialog.showSaveDialog).not.toHaveBeenCalled();
});

it('saved elsewhere it may end; without a place, or where that cannot be written either, it goes on', async () => {
  const place = join(scratchFolder(), 'handoff.md');
  answer('Save elsewhere…', place);
  expect(await askBeforeLosing('words — all of them')).toBe(true);
  expect(readFileSync(place, 'utf8')).toBe('words — all of them');
  answer('Save elsewhere…');
  expect(await askBeforeLosing('words')).toBe(false);
  answer('Save elsewhere…', join(place, 'below-a-file.md'));
  expect(await askBeforeLosing('words')).toBe(false);
  expect(dialog.showErrorBox).toHaveBeenCalledWith('It could not be saved there', expect.stringContaining('still in it'));
});

import { describe, expect, it } from 'vitest';
import { createFileSaver } from '../../../../electron/services/file-saver.ts';

const saver = (place: string | null, error: unknown = null) => createFileSaver({
  chooseFile: async () => null,
  choosePlace: async () => place,
  write: async () => {
    if (error !== null) throw error;
  },
});

describe('createFileSaver', () => {
  it('says where it was saved, and that it was not when no place was chosen', async () => {
    expect(await saver('/tmp/report.md')('report.md', 'x')).toEqual({ result: 'done', message: 'Saved as /tmp/report.md.' });
    expect(await saver(null)('report.md', 'x')).toMatchObject({ result: 'nothing-to-do' });
  });

  it.each([
    [Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }), /may not be written to/],
    [Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }), /disk is full/],
    [new Error('Something of its own'), /Something of its own/],
    ['a word', /a word/],
  ])('says why a write was refused: %s', async (error, reason) => {
    expect(await saver('/tmp/report.md', error)('report.md', 'x')).toEqual({ result: 'failed', message: expect.stringMatching(reason) as string });
  });
});

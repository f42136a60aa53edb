import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packHandoff } from '../../../../shared/domain/handoff-travel.ts';
import { readWatchFile, writeWatchFile } from '../../../../shared/domain/watch-file.ts';
import { aFullHandoff } from '../../../support/handoffs.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const body = packHandoff(aFullHandoff());
const file = writeWatchFile({ kind: 'handoff', body }, sha256);
const reason = (text: string): string => {
  const read = readWatchFile(text, sha256);
  return read.ok ? '' : read.reason;
};

describe('a .watch file', () => {
  it('gives back what was put in', () => {
    expect(readWatchFile(file, sha256)).toEqual({ ok: true, cargo: { kind: 'handoff', body } });
  });
  it('names its schema, its version and a SHA-256', () => {
    expect(JSON.parse(file)).toMatchObject({ schema: 'watchkeeper.watch', version: 1, kind: 'handoff', checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
  it('carries nothing that was struck', () => {
    expect(file).not.toContain('Was struck');
  });
  it('is the same file when its names stand in another order, or it went through another program', () => {
    const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(file) as object).toReversed()));
    expect(reason(turned)).toBe('');
    expect(reason(`\uFEFF${file.replaceAll('\n', '\r\n')}`)).toBe('');
  });
  it('is refused at whatever place it is cut', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: file.length - 3 }), (length) => reason(file.slice(0, length)) !== ''), { numRuns: 100 });
    expect(reason(file.slice(0, 900))).toBe('The file is not whole: it was cut, or changed on its way. Ask for it to be sent again as a file, or paste the handoff as Markdown. Nothing was taken over.');
  });
  it('is refused when any letter of it is another one', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: file.length - 2 }), (at) => {
      const was = file[at] ?? '';
      // White space between values says nothing; the rest of the frame is looked at by name.
      if (/\s/.test(was)) return true;
      const altered = `${file.slice(0, at)}${was === 'x' ? 'y' : 'x'}${file.slice(at + 1)}`;
      return reason(altered) !== '';
    }), { numRuns: 200 });
    expect(reason(file.replace('"SEV-1"', '"SEV-4"'))).toContain('its checksum does not fit');
  });
  it('is refused from a newer version, in words that say so', () => {
    expect(reason(file.replace('"version": 1', '"version": 2'))).toContain('comes from a newer Watchkeeper. Update this one');
  });
  it.each([
    ['another file', '{"name": "something else"}', 'no handoff of Watchkeeper'],
    ['a list', '[1, 2]', 'no handoff of Watchkeeper'],
    ['nothing', '', 'not whole'],
    ['nested without end', `{"schema":"watchkeeper.watch","version":1,"kind":"handoff","checksum":"x","body":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'changed since it was written'],
  ])('is refused when it is %s', (_name, text, words) => {
    expect(reason(text)).toContain(words);
  });
  it('is refused with a good checksum over what no handoff holds', () => {
    const forge = (forged: unknown): string => reason(writeWatchFile({ kind: 'handoff', body: forged as typeof body }, sha256));
    expect(forge({ ...body, zone: 'Nowhere/Else' })).toContain('does not hold what a handoff holds');
    expect(forge({ ...body, evil: true })).toContain('does not hold what a handoff holds');
    const [one] = body.content.entries.issues ?? [];
    expect(forge({ ...body, content: { ...body.content, entries: { issues: [one, one] } } })).toContain('does not hold what a handoff holds');
  });
});

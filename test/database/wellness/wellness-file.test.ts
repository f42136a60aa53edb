import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesOf, lookThrough } from '../../../electron/database/wellness/wipe.ts';
import { openWellnessFile } from '../../../electron/database/wellness/wellness-file.ts';
import type { WellnessFile } from '../../../electron/services/ports/wellness-store.ts';
import type { SelfCheck } from '../../../shared/model/self-check.ts';
import { lookInto } from '../support/open-store.ts';
import { scratchFolder } from '../support/scratch.ts';

const distinctive = 'zaunkönig-7741: I slept under the desk';
const number = '+49 30 5550 1234 77';

function open(path = join(scratchFolder(), 'wellness.sqlite')): WellnessFile {
  const file = openWellnessFile({ path });
  onTestFinished(() => file.close());
  return file;
}
const check = (id: string, note = ''): SelfCheck => ({ id, takenAt: 1000, answers: { sleep: 2, team: 5 }, sleepiness: 7, note });

function fill({ store }: WellnessFile, count: number): void {
  for (let made = 0; made < count; made += 1) store().saveCheck(check(`c${made}`, `${distinctive} ${made} ${'x'.repeat(made % 1500)}`));
  store().saveSigns({ id: 's', notedAt: 1000, signs: ['drowsiness', 'memory'], microsleep: true });
  store().saveShift({ id: 't', toldAt: 1000, hoursFelt: 11.5, effort: 5, shift: { from: 1, to: 2 } });
  store().saveOffer({ key: 'shift a', kind: 'shift-end', offeredAt: 1, until: 2, shift: null, ended: null });
  store().saveNumber('crisis', number);
  store().saveSleep('Q1', 45);
  store().saveSettings({ offers: false, sleepiness: true });
}
const bytesHold = (path: string, text: string): boolean => filesOf(path).some((file) => readFileSync(file).includes(Buffer.from(text)));

describe('the wellness file', () => {
  it('is made when it is first used, gives back what was said after a restart, and says when nothing was', () => {
    const file = open();
    expect(existsSync(file.path)).toBe(false);
    expect(file.store().checks()).toEqual([]);
    expect(file.store().settings()).toEqual({ offers: true, sleepiness: false });
    fill(file, 2);
    file.store().saveOffer({ key: 'shift a', kind: 'shift-end', offeredAt: 1, until: 2, shift: null, ended: 'skipped' });
    file.close();
    const { store } = open(file.path);
    expect(store().checks().map(({ id, note }) => [id, note.slice(0, distinctive.length)])).toEqual([['c0', distinctive], ['c1', distinctive]]);
    expect(store().checks()[0]).toMatchObject({ takenAt: 1000, answers: { sleep: 2, team: 5 }, sleepiness: 7 });
    expect(store().signs()).toEqual([{ id: 's', notedAt: 1000, signs: ['drowsiness', 'memory'], microsleep: true }]);
    expect(store().shifts()).toEqual([{ id: 't', toldAt: 1000, hoursFelt: 11.5, effort: 5, shift: { from: 1, to: 2 } }]);
    expect(store().offers()).toEqual([{ key: 'shift a', kind: 'shift-end', offeredAt: 1, until: 2, shift: null, ended: 'skipped' }]);
    expect([store().numbers(), store().sleepTaken(), store().settings()]).toEqual([{ crisis: number }, { Q1: 45 }, { offers: false, sleepiness: true }]);
    store().saveNumber('crisis', '');
    store().saveSleep('Q1', null);
    expect([store().numbers(), store().sleepTaken()]).toEqual([{}, {}]);
  });

  it('overwrites a single entry that is deleted', () => {
    const file = open();
    fill(file, 1);
    file.store().saveCheck(check('kept', 'this one stays'));
    expect(file.store().forget('check', 'c0')).toBe(true);
    expect(file.store().forget('check', 'c0')).toBe(false);
    file.close();
    expect(bytesHold(file.path, distinctive)).toBe(false);
    expect(bytesHold(file.path, 'this one stays')).toBe(true);
  });

  it('is erased so that no byte of it is left, in the file or beside it', () => {
    const file = open();
    fill(file, 400);
    // The write-ahead log holds most of it at this moment: that is where it would be forgotten.
    expect(statSync(`${file.path}-wal`).size).toBeGreaterThan(100_000);
    for (const text of [distinctive, number, 'drowsiness']) expect(bytesHold(file.path, text)).toBe(true);
    const erasure = file.erase();
    expect(erasure).toMatchObject({ entries: 406 + 1 });
    expect(erasure.bytes).toBeGreaterThan(4096);
    expect(erasure.bytes).toBe(filesOf(file.path).reduce((sum, one) => sum + statSync(one).size, 0));
    for (const text of [distinctive, 'zaunk', number, '5550 1234', 'drowsiness', '"sleep":2', 'shift a']) expect(bytesHold(file.path, text)).toBe(false);
    expect(filesOf(file.path)).toEqual([file.path]);
    for (const table of ['self_checks', 'sign_lists', 'shift_words', 'offers', 'sleep_taken', 'support_numbers', 'settings']) expect(lookInto(file.path).prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    file.store().saveCheck(check('new'));
    expect(file.store().checks()).toHaveLength(1);
  });

  it('the look through the bytes finds what is there, however SQLite writes text', () => {
    const path = join(scratchFolder(), 'x');
    writeFileSync(path, Buffer.from(`....${distinctive}....`, 'utf16le'));
    expect(lookThrough(path, [distinctive])).toMatchObject({ files: 1, found: true });
    writeFileSync(`${path}-wal`, distinctive);
    writeFileSync(path, 'nothing');
    expect(lookThrough(path, [distinctive])).toMatchObject({ files: 2, found: true });
    expect(lookThrough(path, ['elsewhere', ''])).toMatchObject({ files: 2, found: false });
  });

  it('is overwritten and removed when it is damaged, or a newer version wrote it', () => {
    const damaged = open();
    fill(damaged, 20);
    damaged.close();
    writeFileSync(damaged.path, Buffer.concat([Buffer.from('damaged'), readFileSync(damaged.path).subarray(7)]));
    expect(() => damaged.store()).toThrow(expect.objectContaining({ fault: 'corrupt' }));
    expect(damaged.erase()).toEqual({ entries: 0, files: 0, bytes: 0 });
    expect(filesOf(damaged.path)).toEqual([]);
    expect(damaged.store().checks()).toEqual([]);

    const newer = open();
    fill(newer, 1);
    newer.close();
    const bytes = readFileSync(newer.path);
    bytes.writeUInt32BE(99, 60);
    writeFileSync(newer.path, bytes);
    expect(() => newer.store()).toThrow(expect.objectContaining({ fault: 'newer' }));
    expect(bytesHold(newer.path, distinctive)).toBe(true);
    newer.erase();
    expect(filesOf(newer.path)).toEqual([]);
  });

  it('a row that cannot be read is left out, and the others are there', () => {
    const file = open();
    file.store().saveCheck({ ...check('odd'), answers: JSON.parse('{"unknown":9}') });
    file.store().saveCheck(check('good'));
    expect(file.store().checks().map(({ id }) => id)).toEqual(['good']);
  });
});

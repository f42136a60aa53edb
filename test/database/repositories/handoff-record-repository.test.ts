import { describe, expect, it } from 'vitest';
import type { HandoffRecords } from '../../../electron/services/ports/handoff-records.ts';
import { openStore } from '../../../electron/database/store.ts';
import { beginVerification, settleStep } from '../../../shared/domain/handoff-verification.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryHandoffRecords } from '../../support/memory-handoff-records.ts';
import { scratchFile } from '../support/scratch.ts';

const [one, two] = ['0c0ffee0-0000-4000-8000-000000000001', '0c0ffee0-0000-4000-8000-000000000002'] as const;
const onDisk = (): HandoffRecords => openStore({ path: scratchFile(), clock: createFakeClock() }).handoffRecords;

describe.each([['on a file', onDisk], ['in memory', createMemoryHandoffRecords]] as const)('records of handoffs %s', (_name, open) => {
  it('have nothing at first', () => {
    const records = open();
    expect([records.lines(one), records.arrival(one), records.acceptance(one), records.verification(one), records.exports(one)]).toEqual([{}, null, null, null, []]);
  });
  it('keep the newest line of each item, for each handoff apart, and none that was emptied', () => {
    const records = open();
    records.saveLine(one, 'issues/a', 'first', 1);
    records.saveLine(one, 'issues/a', 'drain the node', 2.5);
    records.saveLine(one, 'issues/b', 'watch it', 3);
    records.saveLine(two, 'issues/a', 'other', 4);
    records.saveLine(one, 'issues/b', '', 5);
    expect(records.lines(one)).toEqual({ 'issues/a': 'drain the node' });
    expect(records.lines(two)).toEqual({ 'issues/a': 'other' });
  });
  it('keep what came, was accepted and was verified, each as it was said last', () => {
    const records = open();
    const acceptance = { handoffId: one, revision: 3, sum: null, by: 'Bob', at: 9, emergency: false, reason: '', lines: [{ title: 'Disk', line: 'clean it' }] };
    const verification = settleStep(beginVerification(10), 'checks', { state: 'passed', detail: '3 of 3 pass.' }, 11);
    records.saveArrival(one, { at: 5, revision: 2, form: 'watch', sum: 'ab', evidence: [{ key: 'k', title: 't' }] });
    records.saveArrival(one, { at: 6, revision: 3, form: 'markdown', sum: null, evidence: [] });
    records.saveAcceptance(one, acceptance);
    records.saveVerification(one, verification);
    expect(records.arrival(one)).toEqual({ at: 6, revision: 3, form: 'markdown', sum: null, evidence: [] });
    expect(records.acceptance(one)).toEqual(acceptance);
    expect(records.verification(one)).toEqual(verification);
    expect(records.acceptance(two)).toBeNull();
  });
  it('keep where a handoff went, the newest first, the last fifty', () => {
    const records = open();
    for (let at = 1; at <= 60; at += 1) records.addExport(one, { at, format: 'markdown', to: 'folder', where: `/home/kim/handoffs/${at}.md`, revision: 1, sum: '' });
    records.addExport(two, { at: 1, format: 'pdf', to: 'file', where: '/x.pdf', revision: 1, sum: '' });
    expect(records.exports(one).map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, index) => 60 - index));
    expect(records.exports(two)).toHaveLength(1);
  });
});

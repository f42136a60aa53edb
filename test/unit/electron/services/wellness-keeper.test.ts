import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWellnessFile } from '../../../../electron/database/wellness/wellness-file.ts';
import { madeLate } from '../../../../electron/services/made-late.ts';
import { StorageError } from '../../../../electron/services/ports/storage-error.ts';
import type { WellnessFile } from '../../../../electron/services/ports/wellness-store.ts';
import { createWellnessKeeper } from '../../../../electron/services/wellness-keeper.ts';
import type { PressingIncident } from '../../../../shared/domain/break-blockers.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import type { DutyDays } from '../../../../shared/model/duty-view.ts';
import type { WellnessView } from '../../../../shared/model/wellness-view.ts';
import { runbookBreaks } from '../../../../shared/policy/break-policy.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { scratchFolder } from '../../../database/support/scratch.ts';
import { restedDuty } from '../../../support/duty-views.ts';
import { anEvent } from '../../../support/events.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';

const needle = 'nobody but me may read this: 4711';

function bench(folder = scratchFolder(), clock = createFakeClock(), replace: (file: WellnessFile) => WellnessFile = (file) => file) {
  const facts: WatchEvent[] = [];
  const entries: DutyDays['entries'][number][] = [];
  const pressing: PressingIncident[] = [];
  const published: WellnessView[] = [];
  const reported: unknown[] = [];
  const opened: string[] = [];
  const notifier = createFakeNotifier();
  let made = 0;
  const keeper = createWellnessKeeper({
    clock, notifier, newId: () => `id-${(made += 1)}`, file: replace(openWellnessFile({ path: join(folder, 'wellness.sqlite') })), zone: () => 'Europe/London',
    facts: { ofKinds: (kinds, since) => facts.filter(({ kind, occurredAt }) => kinds.includes(kind) && occurredAt >= since) },
    serviceOf: () => 'Quotes', hours: { days: () => ({ from: 0, entries, absences: [], emergencies: [] }), duty: () => restedDuty(clock.now()) },
    pressing: () => pressing,
    policy: () => ({ breaks: runbookBreaks, wellness: { loadBudget: { pages: 2, withinHours: 12 }, support: [{ id: 'crisis', name: 'Crisis line', phone: '', note: '', when: 'now' }] } }),
    open: () => opened.push('wellness'), publish: (view) => published.push(view), report: (error) => reported.push(error),
  });
  onTestFinished(() => keeper.stop());
  const shift = (from: number, to: number | null) => entries.push({ id: `declared-${entries.length}`, source: 'declared', from: clock.now() + from, to: to === null ? null : clock.now() + to, note: '', incidentId: null, history: [] });
  const page = (id: string, from: number, to: number | null) => entries.push({ id: `incident-${id}`, source: 'incident', from: clock.now() + from, to: to === null ? null : clock.now() + to, note: `Trouble ${id}`, incidentId: id, history: [] });
  return { folder, clock, facts, entries, pressing, published, reported, opened, notifier, keeper, calls: keeper.calls, shift, page };
}

describe('the offer of a self-check', () => {
  it('comes once at the end of a shift, without a sound; a press opens the screen, a no ends it', async () => {
    const { keeper, clock, shift, notifier, opened, calls, published } = bench();
    shift(-9 * hour, 0);
    keeper.tick();
    expect(notifier.handed.map(({ title, sound, urgency, severity }) => [title, sound, urgency, severity])).toEqual([['Your shift is over', false, 'low', null]]);
    expect(calls.view().offer).toMatchObject({ kind: 'shift-end' });
    notifier.click('watchkeeper-wellness', 'open');
    expect(opened).toEqual(['wellness']);
    expect(calls.skip().result).toBe('done');
    expect(published.at(-1)?.offer).toBeNull();
    for (let looked = 0; looked < 30; looked += 1) {
      await clock.advance(minute);
      keeper.tick();
    }
    expect(notifier.handed).toHaveLength(1);
  });

  it('waits while a SEV-1/2 does and five minutes longer, and is not lost', async () => {
    const { keeper, clock, shift, pressing, notifier } = bench();
    shift(-9 * hour, 0);
    pressing.push({ severity: 2, openedAt: clock.now() - minute, resolvedAt: null, unacknowledged: [{ from: clock.now() - minute, to: clock.now() + 2 * minute }] });
    for (let looked = 0; looked < 7; looked += 1) {
      keeper.tick();
      expect(notifier.handed).toEqual([]);
      await clock.advance(minute);
    }
    keeper.tick();
    expect(notifier.handed).toHaveLength(1);
  });

  it('is not made again by another run, and not at all to who does not want it', async () => {
    const first = bench();
    first.shift(-9 * hour, 0);
    first.keeper.tick();
    first.keeper.stop();
    const second = bench(first.folder, first.clock);
    second.entries.push(...first.entries);
    second.keeper.tick();
    expect(second.notifier.handed).toEqual([]);
    expect(second.calls.view().offer).toMatchObject({ kind: 'shift-end' });
    second.calls.set({ offers: false });
    await second.clock.advance(2 * elapsedDay);
    second.shift(-9 * hour, 0);
    second.keeper.tick();
    expect(second.notifier.handed).toEqual([]);
  });

  it('the file is not even made before there is a reason', () => {
    const { keeper, folder } = bench();
    keeper.tick();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('answers', () => {
  it('are there at once, and end the offer; two questions about a shift are asked once', () => {
    const { keeper, calls, clock, shift, published } = bench();
    shift(-9 * hour, 0);
    keeper.tick();
    const { lastShift } = calls.view();
    expect(lastShift?.worked).toBe(9 * hour);
    calls.keepShift({ hoursFelt: 12, effort: 5, shift: lastShift === null ? null : { from: lastShift.from, to: lastShift.to } });
    expect(published.at(-1)?.lastShift).toBeNull();
    calls.keepCheck({ answers: { sleep: 2 }, sleepiness: 8, note: needle });
    calls.keepSigns({ signs: ['memory'], microsleep: false });
    expect(published.at(-1)).toMatchObject({ offer: null, checks: [{ takenAt: clock.now(), answers: { sleep: 2 }, sleepiness: 8, note: needle }], signs: [{ signs: ['memory'] }], shifts: [{ hoursFelt: 12, effort: 5 }] });
    expect(JSON.parse(calls.export().text)).toMatchObject({ selfChecks: [{ answers: { sleep: 2 }, note: needle }], warningSigns: [{ signs: ['memory'] }], shifts: [{ effort: 5 }] });
    const id = published.at(-1)?.checks[0]?.id ?? '';
    expect([calls.forget({ kind: 'check', id }).result, calls.forget({ kind: 'check', id }).result]).toEqual(['done', 'nothing-to-do']);
  });

  it('a page in the night costs what the person says it cost', () => {
    const { calls, clock, page, facts, published } = bench();
    page('A', -7 * hour, -6 * hour);
    facts.push(anEvent({ id: 1, kind: 'run.classified', source: 'person', incidentId: 'A', title: 'No action', payload: { verdict: 'no-action', wokeMe: true }, occurredAt: clock.now() - hour, recordedAt: clock.now() }));
    expect(calls.view().load).toMatchObject({ current: 1, nights: [{ incidentId: 'A', lost: hour, verdict: 'no-action' }], toFix: [{ title: 'Trouble A', nights: 1, lost: hour }] });
    calls.sleepTaken({ incidentId: 'A', minutes: 135 });
    expect(published.at(-1)?.load.nights[0]?.lost).toBe(135 * minute);
    expect(published.at(-1)?.sleepTaken).toEqual({ A: 135 });
    calls.sleepTaken({ incidentId: 'A', minutes: null });
    expect(published.at(-1)?.load.nights[0]?.lost).toBe(hour);
  });

  it('how the breaks of two weeks went is counted, and nothing older (A14)', () => {
    const { calls, clock, facts } = bench();
    const kinds = ['break.due', 'break.due', 'break.taken', 'break.credited', 'break.postponed', 'break.missed'] as const;
    for (const [id, kind] of kinds.entries()) facts.push(anEvent({ id, kind, occurredAt: clock.now() - (13 - id) * elapsedDay, recordedAt: clock.now() }));
    facts.push(anEvent({ id: 9, kind: 'break.missed', occurredAt: clock.now() - 15 * elapsedDay, recordedAt: clock.now() }));
    expect(calls.view().breaks).toEqual({ days: 14, due: 2, taken: 1, credited: 1, postponed: 1, missed: 1 });
  });

  it('one’s own number goes before the gap; a contact that is not in the policy has none', () => {
    const { calls } = bench();
    expect(calls.view().support).toMatchObject([{ phone: '', own: false }]);
    calls.setNumber({ id: 'crisis', phone: '116 123' });
    expect(calls.view().support).toMatchObject([{ phone: '116 123', own: true }]);
    expect(() => calls.setNumber({ id: 'else', phone: '1234' })).toThrow(/not in the policy/);
  });
});

describe('erasing', () => {
  it('leaves nothing in the folder, says how much was looked through, and asks nobody for a day', async () => {
    const { keeper, calls, clock, folder, shift, notifier, published } = bench();
    calls.keepCheck({ answers: { sleep: 2, stress: 1 }, sleepiness: null, note: needle });
    calls.setNumber({ id: 'crisis', phone: '+49 30 99887766' });
    const { result, message } = calls.erase();
    expect(result).toBe('done');
    expect(message).toMatch(/^Erased 2 entries\. All [\d,]+ bytes of the file were looked through: nothing of it is left\.$/);
    expect(published.at(-1)).toMatchObject({ checks: [], signs: [], shifts: [], problem: '' });
    expect(published.at(-1)?.support[0]?.phone).toBe('');
    keeper.stop();
    for (const file of readdirSync(folder)) for (const text of [needle, '99887766', '"sleep":2']) expect(readFileSync(join(folder, file)).includes(text)).toBe(false);
    shift(-9 * hour, 0);
    keeper.tick();
    expect(notifier.handed).toEqual([]);
    await clock.advance(elapsedDay);
    shift(-9 * hour, 0);
    keeper.tick();
    expect(notifier.handed).toHaveLength(1);
  });

  it('keeps in mind that somebody does not want to be asked', () => {
    const { calls } = bench();
    calls.set({ offers: false, sleepiness: true });
    calls.erase();
    expect(calls.view().settings).toEqual({ offers: false, sleepiness: false });
  });
});

describe('when the file fails', () => {
  const broken = (fault: 'full' | 'corrupt') => (file: WellnessFile): WellnessFile => ({ ...file, store: () => { throw new StorageError(fault, 'The disk is full.'); } });

  it('the screen says why, and the load is shown all the same', () => {
    const { calls, page } = bench(scratchFolder(), createFakeClock(), broken('corrupt'));
    page('A', -hour, null);
    expect(calls.view()).toMatchObject({ problem: 'The disk is full.', checks: [], load: { current: 1 } });
  });

  it('a write is refused in words, and nothing that was entered is in what is reported', () => {
    const { keeper, calls, shift, reported } = bench(scratchFolder(), createFakeClock(), broken('full'));
    expect(() => calls.keepCheck({ answers: {}, sleepiness: null, note: needle })).toThrow('The disk is full. Nothing was changed.');
    shift(-9 * hour, 0);
    keeper.tick();
    expect(reported).toHaveLength(1);
    expect(String(reported[0])).not.toContain(needle);
  });

  it('an answer that cannot be read never reaches a log', () => {
    const { calls } = bench(scratchFolder(), createFakeClock(), (file) => ({ ...file, store: () => ({ ...file.store(), checks: () => JSON.parse(needle) }) }));
    expect(calls.view().problem).toBe('The wellness file could not be read.');
    expect(() => calls.export()).toThrow(expect.not.objectContaining({ message: expect.stringContaining('4711') }));
  });
});

it('what is made late is made once, when it is wanted; a failed try is no last word', async () => {
  let tries = 0;
  const part = madeLate(async () => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    return { number: tries };
  });
  expect(part.made()).toBeNull();
  await expect(part.get()).rejects.toThrow('not yet');
  expect(await Promise.all([part.get(), part.get()])).toEqual([{ number: 2 }, { number: 2 }]);
  expect(part.made()).toEqual({ number: 2 });
});

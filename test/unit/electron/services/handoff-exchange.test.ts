import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../../electron/services/ports/storage-error.ts';
import { projectRun } from '../../../../shared/domain/incident-projection.ts';
import { beginVerification, settleStep } from '../../../../shared/domain/handoff-verification.ts';
import { writeWatchFile } from '../../../../shared/domain/watch-file.ts';
import type { HandoffExchange, TravellingHandoff } from '../../../../shared/model/handoff-exchange.ts';
import { HandoffIdInput } from '../../../../shared/model/handoff-view.ts';
import type { CheckReport } from '../../../../shared/model/check-report.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { checkOf, stateOf } from '../../../support/checks.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createHandoffDesk, type HandoffDesk } from '../../../support/handoff-desks.ts';
import { anIncident } from '../../../support/situations.ts';

let folder = '';
let clock: FakeClock;
let giver: HandoffDesk;
let receiver: HandoffDesk;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-exchange-'));
  clock = createFakeClock();
  giver = createHandoffDesk(clock, folder, 'Kim Doe');
  receiver = createHandoffDesk(clock, folder, 'Åsa Öberg');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const editor = '0c0ffee0-0000-4000-8000-00000000000e';
const issue = '0c0ffee0-0000-4000-8000-0000000000a1';
const second = '0c0ffee0-0000-4000-8000-0000000000a2';

/** A handoff of two issues, given. */
async function given(): Promise<string> {
  const { handoff: { id, revision } } = await giver.keeper.calls.begin({ kind: 'rotation', emergency: false });
  giver.keeper.calls.edit({ id, revision, editor, edits: [
    { type: 'add', field: 'issues', entryId: issue, parts: { title: 'Checkout is slow', severity: 'SEV-2', owner: 'Kim', nextStep: 'Fail over' }, before: null },
    { type: 'add', field: 'issues', entryId: second, parts: { title: 'Disk fills', severity: 'SEV-3' }, before: null },
    { type: 'prose', field: 'links', text: 'https://example.com/dashboard' },
  ] });
  await giver.keeper.calls.give({ id });
  return id;
}
async function sent(id: string): Promise<void> {
  giver.answers.place = 'out.watch';
  expect(await giver.exchange.export({ to: 'file', id, format: 'watch' })).toMatchObject({ result: 'done' });
}
async function arrived(): Promise<string> {
  const id = await given();
  await sent(id);
  receiver.answers.file = 'out.watch';
  expect(await receiver.exchange.import({ from: 'file' })).toEqual({ result: 'received', id, message: 'The handoff from Kim Doe is here. Read it back, then accept it.' });
  return id;
}
const readBack = (id: string): HandoffExchange => {
  receiver.exchange.readBack({ id, itemId: `issues/${issue}`, line: 'I fail over at ten' });
  return receiver.exchange.readBack({ id, itemId: `issues/${second}`, line: 'I clean the logs' });
};

describe('a handoff from one computer to another', () => {
  it('goes out as a file, is read back, accepted, and the acceptance comes home as a file', async () => {
    const id = await arrived();
    expect(receiver.exchange.view({ id }).openItems.map(({ title, detail }) => [title, detail])).toEqual([['Checkout is slow', 'SEV-2. Next: Fail over. Owner: Kim'], ['Disk fills', 'SEV-3']]);
    expect(receiver.exchange.accept({ id, emergency: false, reason: '' })).toEqual({ result: 'needs-person', message: '2 open items are not read back yet: Checkout is slow; Disk fills. In an emergency, accept with a reason.' });
    readBack(id);
    await clock.advance(3 * minute);
    expect(receiver.exchange.accept({ id, emergency: false, reason: '' })).toMatchObject({ result: 'done' });
    expect(receiver.keeper.shelf.find(id)).toMatchObject({ status: 'accepted', received: true });
    receiver.answers.place = 'back.watch';
    expect(await receiver.exchange.saveAcceptance({ id })).toMatchObject({ result: 'done' });
    giver.answers.file = 'back.watch';
    expect(await giver.exchange.import({ from: 'file' })).toEqual({ result: 'accepted', id, message: expect.stringMatching(/^Åsa Öberg accepted the handoff, 2026-03-02 10:03 CET\.$/) });
    expect(giver.keeper.shelf.find(id)).toMatchObject({ status: 'accepted', received: false, acceptedAt: clock.now() });
    expect(giver.exchange.view({ id }).acceptance?.lines).toEqual([{ title: 'Checkout is slow', line: 'I fail over at ten' }, { title: 'Disk fills', line: 'I clean the logs' }]);
    expect(giver.journal.events.map(({ kind }) => kind)).toContain('handoff.accepted');
    expect(receiver.journal.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['handoff.received', 'handoff.accepted']));
  });
  it('goes by texts as well: Markdown out, an acceptance back that a chat has broken into lines', async () => {
    const id = await given();
    await giver.exchange.export({ to: 'clipboard', id, format: 'rich' });
    expect(giver.copied.html).toContain('<h3>Issue 1: Checkout is slow</h3>');
    expect(await receiver.exchange.import({ from: 'text', text: giver.copied.text })).toMatchObject({ result: 'received', id });
    const { openItems } = receiver.exchange.view({ id });
    for (const { id: itemId } of openItems) receiver.exchange.readBack({ id, itemId, line: 'mine' });
    receiver.exchange.accept({ id, emergency: false, reason: '' });
    const text = receiver.exchange.view({ id }).acceptanceText ?? '';
    expect(text).toContain('Handoff accepted: Åsa Öberg takes over from Kim Doe');
    expect(text).toContain('1. Checkout is slow\n   mine');
    const broken = `On Monday Åsa wrote:\n> ${text.replaceAll(/(.{60})/g, '$1\n> ')}\nbye`;
    expect(await giver.exchange.import({ from: 'text', text: broken })).toMatchObject({ result: 'accepted', id });
  });
  it('says when the giver changed it after it was read', async () => {
    const id = await arrived();
    readBack(id);
    receiver.exchange.accept({ id, emergency: false, reason: '' });
    const { handoff: { revision } } = await giver.keeper.calls.open({ id });
    expect(giver.keeper.calls.edit({ id, revision, editor, edits: [{ type: 'prose', field: 'links', text: 'https://example.com/other' }] })).toMatchObject({ result: 'saved' });
    expect((await giver.exchange.import({ from: 'text', text: receiver.exchange.view({ id }).acceptanceText ?? '' })).message).toContain('You changed it after it was sent');
  });
  it('can be accepted in an emergency, with a reason and not without', async () => {
    const id = await arrived();
    expect(() => receiver.exchange.accept({ id, emergency: true, reason: '' })).toThrow('Say why');
    expect(receiver.exchange.accept({ id, emergency: true, reason: 'Kim is ill' })).toMatchObject({ result: 'done' });
    expect(receiver.exchange.view({ id }).acceptance).toMatchObject({ emergency: true, reason: 'Kim is ill' });
    expect(() => receiver.exchange.readBack({ id, itemId: `issues/${issue}`, line: 'late' })).toThrow('stays as it is');
  });
});

describe('an end in between', () => {
  const full = (): never => { throw new StorageError('full', 'The disk is full.'); };
  it('leaves a handoff to be accepted that was not accepted to the end', async () => {
    const id = await arrived();
    readBack(id);
    const { write } = receiver.world.store;
    receiver.world.store.write = full;
    expect(() => receiver.exchange.accept({ id, emergency: false, reason: '' })).toThrow('full');
    expect(receiver.exchange.view({ id })).toMatchObject({ acceptance: null, acceptanceText: null });
    receiver.world.store.write = write;
    expect(receiver.exchange.accept({ id, emergency: false, reason: '' })).toMatchObject({ result: 'done' });
    expect(receiver.exchange.view({ id }).acceptance?.lines).toHaveLength(2);
    expect(receiver.journal.events.filter(({ kind }) => kind === 'handoff.accepted')).toHaveLength(1);
  });
  it('leaves what was found of a verification as it was found, and writes it down the next time', async () => {
    const problems: unknown[] = [];
    const desk = createHandoffDesk(clock, folder, 'Kim', { report: (error) => problems.push(error), sources: () => [{ source: 'pagerduty', condition: 'fresh', lastGoodAt: clock.now(), since: 0, reason: '' }] });
    const { handoff: { id } } = await desk.keeper.calls.begin({ kind: 'rotation', emergency: false });
    await desk.exchange.verify({ id });
    desk.exchange.confirm({ id, step: 'channels', ok: true, note: '' });
    const { append } = desk.journal;
    desk.journal.append = full;
    expect(() => desk.exchange.confirm({ id, step: 'contacts', ok: true, note: '' })).toThrow('full');
    expect(desk.exchange.view({ id }).verification).toMatchObject({ finishedAt: null, steps: expect.arrayContaining([expect.objectContaining({ id: 'contacts', state: 'passed' })]) });
    expect(problems).toHaveLength(1);
    desk.journal.append = append;
    expect(desk.exchange.view({ id }).verification?.finishedAt).toBe(clock.now());
    expect(desk.journal.events.filter(({ kind }) => kind === 'handoff.verified')).toHaveLength(1);
    expect(desk.keeper.shelf.find(id)?.steps.verify).toBe(clock.now());
  });
  it('leaves what the last probe found as it was found, though it cannot be put on record', async () => {
    let probed = (): void => {};
    const problems: unknown[] = [];
    const desk = createHandoffDesk(clock, folder, 'Kim', { report: (error) => problems.push(error), checks: { reports: () => [{ check: checkOf('search', { name: 'search' }), state: stateOf({ verdict: 'up' }) } as CheckReport], probeNow: () => new Promise((resolve) => (probed = () => resolve({ result: 'done', message: '' }))) } });
    const { handoff: { id } } = await desk.keeper.calls.begin({ kind: 'rotation', emergency: false });
    const verified = desk.exchange.verify({ id });
    await clock.settle();
    for (const step of ['channels', 'contacts'] as const) desk.exchange.confirm({ id, step, ok: true, note: '' });
    const { append } = desk.journal;
    desk.journal.append = full;
    probed();
    await expect(verified).rejects.toThrow('full');
    desk.journal.append = append;
    const { verification } = desk.exchange.view({ id });
    expect(verification).toMatchObject({ finishedAt: clock.now(), steps: expect.arrayContaining([expect.objectContaining({ id: 'checks', state: 'passed', detail: '1 of 1 pass.' })]) });
    expect(desk.journal.events.filter(({ kind }) => kind === 'handoff.verified')).toHaveLength(1);
  });
  it('brings a verification to its end that the last start left open, and puts it on record', async () => {
    const desk = createHandoffDesk(clock, folder, 'Kim', { checks: { reports: () => [], probeNow: async () => ({ result: 'done', message: '' }) } });
    const { handoff: { id } } = await desk.keeper.calls.begin({ kind: 'rotation', emergency: false });
    await desk.keeper.calls.give({ id });
    const left = (['channels', 'contacts'] as const).reduce((one, step) => settleStep(one, step, { state: 'passed', detail: '' }, clock.now()), beginVerification(clock.now()));
    desk.records.saveVerification(id, left);
    await clock.advance(5 * minute);
    const endedAt = clock.now();
    expect(desk.exchange.view({ id }).verification).toMatchObject({ finishedAt: endedAt });
    await clock.advance(5 * minute);
    expect(desk.exchange.view({ id }).verification).toMatchObject({ finishedAt: endedAt });
    expect(desk.journal.events.filter(({ kind }) => kind === 'handoff.verified')).toHaveLength(1);
    expect(desk.keeper.shelf.find(id)?.steps.verify).toBe(endedAt);
  });
});

describe('coming in', () => {
  it('keeps what was read back when a newer state comes in as Markdown', async () => {
    const id = await given();
    await giver.exchange.export({ to: 'clipboard', id, format: 'markdown' });
    await receiver.exchange.import({ from: 'text', text: giver.copied.text });
    const [first] = receiver.exchange.view({ id }).openItems;
    receiver.exchange.readBack({ id, itemId: first?.id ?? '', line: 'I fail over at ten' });
    const { handoff: { revision } } = await giver.keeper.calls.open({ id });
    giver.keeper.calls.edit({ id, revision, editor, edits: [{ type: 'write', field: 'issues', entryId: second, part: 'title', text: 'Disk is full' }] });
    await giver.exchange.export({ to: 'clipboard', id, format: 'markdown' });
    expect((await receiver.exchange.import({ from: 'text', text: giver.copied.text })).message).toContain('What you have read back is kept');
    const { openItems, lines } = receiver.exchange.view({ id });
    expect(openItems.map((item) => [item.title, lines[item.id] ?? ''])).toEqual([['Checkout is slow', 'I fail over at ten'], ['Disk is full', '']]);
  });
  it('reads an open item as it is meant, not as it is written in Markdown', async () => {
    const { handoff: { id, revision } } = await giver.keeper.calls.begin({ kind: 'rotation', emergency: false });
    giver.keeper.calls.edit({ id, revision, editor, edits: [{ type: 'add', field: 'issues', entryId: issue, parts: { title: '**Disk** of `db_2` \\[prod\\]' }, before: null }] });
    await giver.exchange.export({ to: 'clipboard', id, format: 'markdown' });
    await receiver.exchange.import({ from: 'text', text: giver.copied.text });
    for (const desk of [giver, receiver]) expect(desk.exchange.view({ id }).openItems.map(({ title }) => title)).toEqual(['Disk of db_2 [prod]']);
  });
  it('asks once for an incident that is an issue, too, by whichever form it came', async () => {
    const incident = anIncident({ id: 'Q1', title: 'Quotes are down', status: 'acknowledged', severity: 1 });
    giver.world.evidence = { ...giver.world.evidence, open: [{ incident, run: projectRun(incident, []), events: [], due: null }] };
    const { handoff: { id } } = await giver.keeper.calls.begin({ kind: 'rotation', emergency: false });
    await giver.keeper.calls.compile({ id });
    for (const format of ['watch', 'markdown'] as const) {
      giver.answers.place = 'once';
      await giver.exchange.export({ to: 'file', id, format });
      const desk = createHandoffDesk(clock, folder, 'Eve');
      await desk.exchange.import({ from: 'text', text: readFileSync(join(folder, 'once'), 'utf8') });
      expect(desk.exchange.view({ id }).openItems.map(({ title }) => title), format).toEqual(['Quotes are down']);
    }
  });
  it('takes a handoff for a handoff though somebody’s acceptance is quoted in it', async () => {
    const before = await arrived();
    readBack(before);
    receiver.exchange.accept({ id: before, emergency: false, reason: '' });
    const quoted = receiver.exchange.view({ id: before }).acceptanceText ?? '';
    const { handoff: { id, revision } } = await giver.keeper.calls.begin({ kind: 'light', emergency: false });
    giver.keeper.calls.edit({ id, revision, editor, edits: [{ type: 'prose', field: 'questions', text: `Last time:\n\n${quoted}` }] });
    const eve = createHandoffDesk(clock, folder, 'Eve');
    for (const format of ['markdown', 'watch'] as const) {
      giver.answers.place = 'quoting';
      await giver.exchange.export({ to: 'file', id, format });
      const answer = await createHandoffDesk(clock, folder, 'Eve').exchange.import({ from: 'text', text: readFileSync(join(folder, 'quoting'), 'utf8') });
      expect(answer).toMatchObject({ result: 'received', id });
    }
    expect(await eve.exchange.import({ from: 'text', text: quoted })).toMatchObject({ result: 'failed', message: expect.stringContaining('not on this computer') });
  });
  it('gives a handoff a reference that it can be opened by, whatever stands in its place', async () => {
    const id = await given();
    await giver.exchange.export({ to: 'clipboard', id, format: 'markdown' });
    for (const reference of ['-'.repeat(36), `${id}, revision 0`]) {
      const answer = await createHandoffDesk(clock, folder, 'Eve').exchange.import({ from: 'text', text: giver.copied.text.replace(/(\*\*Reference\*\*: ).*/, `$1${reference}`) });
      expect(HandoffIdInput.safeParse({ id: answer.id }).success).toBe(true);
    }
    const eve = createHandoffDesk(clock, folder, 'Eve');
    await eve.exchange.import({ from: 'text', text: giver.copied.text.replace(/revision \d+/, 'revision 0') });
    expect(eve.keeper.shelf.find(id)?.revision).toBe(1);
  });
  it('refuses times that no calendar has: nothing could show them', async () => {
    const id = await given();
    await sent(id);
    const { kind, body } = JSON.parse(readFileSync(join(folder, 'out.watch'), 'utf8')) as { readonly kind: 'handoff'; readonly body: TravellingHandoff };
    for (const changed of [{ shiftUntil: 1e300 }, { shiftFrom: -1e15 }, { givenAt: 9e15 }]) {
      const text = writeWatchFile({ kind, body: { ...body, ...changed } }, (said) => createHash('sha256').update(said).digest('hex'));
      expect(await receiver.exchange.import({ from: 'text', text })).toMatchObject({ result: 'failed', message: expect.stringContaining('does not hold what a handoff holds') });
    }
  });
  it('brings back a draft that was deleted after it went out, and is accepted', async () => {
    const { handoff: { id } } = await giver.keeper.calls.begin({ kind: 'rotation', emergency: false });
    await sent(id);
    giver.keeper.calls.remove({ id });
    receiver.answers.file = 'out.watch';
    await receiver.exchange.import({ from: 'file' });
    receiver.exchange.accept({ id, emergency: false, reason: '' });
    expect(await giver.exchange.import({ from: 'text', text: receiver.exchange.view({ id }).acceptanceText ?? '' })).toMatchObject({ result: 'accepted' });
    expect((await giver.keeper.calls.list({ text: '', before: null, limit: 10 })).past.map((one) => one.id)).toEqual([id]);
    expect(giver.keeper.calls.versions({ id })[0]).toMatchObject({ why: 'given' });
  });
  it('was not accepted before it was given, whatever the clock over there says', async () => {
    const id = await given();
    await sent(id);
    receiver = createHandoffDesk(createFakeClock(clock.now() - 60 * minute), folder, 'Åsa Öberg');
    receiver.answers.file = 'out.watch';
    await receiver.exchange.import({ from: 'file' });
    readBack(id);
    receiver.exchange.accept({ id, emergency: false, reason: '' });
    await clock.advance(5 * minute);
    await giver.exchange.import({ from: 'text', text: receiver.exchange.view({ id }).acceptanceText ?? '' });
    const { givenAt, acceptedAt } = giver.keeper.shelf.find(id) ?? {};
    expect(acceptedAt).toBe(givenAt);
  });
  it('is refused whole, with a reason, and nothing is there afterwards', async () => {
    const id = await given();
    await sent(id);
    const text = readFileSync(join(folder, 'out.watch'), 'utf8');
    const cases: readonly (readonly [string, string])[] = [
      [text.slice(0, 700), 'not whole'], [text.replace('Disk fills', 'Disk is fine'), 'checksum does not fit'], [text.replace('"version": 1', '"version": 9'), 'newer Watchkeeper'], ['# Shopping\n\n- milk', 'No handoff stands in it'], [`## Active Issues\n${'x'.repeat(1024 * 1024)}`, 'larger than any handoff in Markdown'],
    ];
    for (const [bad, words] of cases) {
      const answer = await receiver.exchange.import({ from: 'text', text: bad });
      expect(answer).toMatchObject({ result: 'failed', id: null });
      expect(answer.message).toContain(words);
      expect(answer.message).toMatch(/Nothing was taken over\./);
    }
    writeFileSync(join(folder, 'large.watch'), '{');
    truncateSync(join(folder, 'large.watch'), 50 * 1024 * 1024);
    receiver.answers.file = 'large.watch';
    expect((await receiver.exchange.import({ from: 'file' })).message).toContain('It has 50 MB.');
    expect(await receiver.keeper.calls.list({ text: '', before: null, limit: 10 })).toMatchObject({ drafts: [], past: [] });
    expect(receiver.journal.events).toEqual([]);
  });
  it('knows one that is there already, one that is newer, and one’s own', async () => {
    const id = await arrived();
    receiver.exchange.readBack({ id, itemId: `issues/${issue}`, line: 'kept' });
    expect(await receiver.exchange.import({ from: 'file' })).toMatchObject({ result: 'nothing-to-do', id, message: 'This handoff from Kim Doe is here already.' });
    const { handoff: { revision } } = await giver.keeper.calls.open({ id });
    giver.keeper.calls.edit({ id, revision, editor, edits: [{ type: 'write', field: 'issues', entryId: second, part: 'title', text: 'Disk is full' }] });
    await sent(id);
    expect(await receiver.exchange.import({ from: 'file' })).toMatchObject({ result: 'received', message: expect.stringContaining('What you have read back is kept') });
    expect(receiver.exchange.view({ id })).toMatchObject({ lines: { [`issues/${issue}`]: 'kept' }, openItems: [{ title: 'Checkout is slow' }, { title: 'Disk is full' }] });
    giver.answers.file = 'out.watch';
    expect(await giver.exchange.import({ from: 'file' })).toMatchObject({ result: 'nothing-to-do', message: expect.stringContaining('You wrote this handoff yourself') });
  });
  it('does not take an acceptance of what it does not know, or of one that is its own', async () => {
    const id = await arrived();
    readBack(id);
    receiver.exchange.accept({ id, emergency: false, reason: '' });
    const text = receiver.exchange.view({ id }).acceptanceText ?? '';
    expect(await receiver.exchange.import({ from: 'text', text })).toMatchObject({ result: 'nothing-to-do' });
    expect(await createHandoffDesk(clock, folder, 'Eve').exchange.import({ from: 'text', text })).toMatchObject({ result: 'failed', message: expect.stringContaining('not on this computer') });
  });
});

describe('going out', () => {
  it('keeps to its own files in a folder of others, and remembers it', async () => {
    const id = await given();
    const name = '2026-03-02-handoff-kim-doe.md';
    expect(await giver.exchange.export({ to: 'folder', id, format: 'markdown', anew: false })).toMatchObject({ result: 'nothing-to-do' });
    giver.answers.folder = '.';
    expect(await giver.exchange.export({ to: 'folder', id, format: 'markdown', anew: false })).toMatchObject({ result: 'done' });
    giver.answers.folder = null;
    expect(await giver.exchange.export({ to: 'folder', id, format: 'markdown', anew: false })).toMatchObject({ result: 'done', message: expect.stringContaining(`Saved as ${name} in`) });
    expect(readdirSync(folder)).toEqual([name]);
    writeFileSync(join(folder, name), 'edited by a colleague');
    await giver.exchange.export({ to: 'folder', id, format: 'markdown', anew: false });
    expect(readdirSync(folder).toSorted()).toEqual(['2026-03-02-handoff-kim-doe-2.md', name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('edited by a colleague');
    expect(giver.exchange.view({ id }).exports).toMatchObject([{ to: 'folder', format: 'markdown' }, { to: 'folder' }, { to: 'folder' }]);
  });
  it('says that it is saved when it is, though the data file takes no note of it', async () => {
    const problems: unknown[] = [];
    giver = createHandoffDesk(clock, folder, 'Kim Doe', { report: (error) => problems.push(error) });
    const id = await given();
    giver.records.addExport = () => { throw new Error('The disk is full.'); };
    giver.answers.place = 'out.md';
    expect(await giver.exchange.export({ to: 'file', id, format: 'markdown' })).toMatchObject({ result: 'done' });
    expect(readFileSync(join(folder, 'out.md'), 'utf8')).toContain('Checkout is slow');
    expect(await giver.exchange.export({ to: 'clipboard', id, format: 'plain' })).toMatchObject({ result: 'done' });
    expect(problems).toHaveLength(2);
  });

  it('hands out what is typed, also what the full disk has not taken', async () => {
    const { handoff: { id, revision } } = await giver.keeper.calls.begin({ kind: 'rotation', emergency: false });
    giver.world.store.fault = 'full';
    giver.keeper.calls.edit({ id, revision, editor, edits: [{ type: 'prose', field: 'questions', text: 'Who has the spare key?' }] });
    await giver.exchange.export({ to: 'clipboard', id, format: 'markdown' });
    expect(giver.copied.text).toContain('Who has the spare key?');
  });
  it('says why a file was not written, and keeps the text', async () => {
    const id = await given();
    giver.answers.place = join('gone', 'x.md');
    expect(await giver.exchange.export({ to: 'file', id, format: 'markdown' })).toMatchObject({ result: 'failed', message: expect.stringContaining('was not saved: the folder is gone. Choose another place, or copy the text.') });
    expect(giver.exchange.view({ id }).exports).toEqual([]);
  });
  it('prints pages with who, what and the zone at their foot, and posts to Slack once asked', async () => {
    const id = await given();
    giver.answers.place = 'x.pdf';
    expect(await giver.exchange.export({ to: 'file', id, format: 'pdf' })).toMatchObject({ result: 'done' });
    expect(giver.printed[0]?.footer).toMatch(/^Handoff of Kim Doe, revision \d+\. Times in Europe\/Berlin\. Printed 2026-03-02 10:00 CET\.$/);
    expect(await giver.exchange.export({ to: 'slack', id })).toMatchObject({ result: 'queued' });
    expect(giver.posted[0]).toMatchObject({ about: 'Handoff of Kim Doe', text: expect.stringContaining('*Issue 1: Checkout is slow*') });
  });
});

describe('the verification', () => {
  const report = (id: string, verdict: 'up' | 'down'): CheckReport => ({ check: checkOf(id, { name: id }), state: stateOf({ verdict }) } as CheckReport);
  it('probes every check, proves the alert path, tells how far it is and writes down what came of it', async () => {
    const probed: string[] = [];
    const reports = [report('checkout', 'up'), report('search', 'up')];
    const self = { proved: false };
    const desk = createHandoffDesk(clock, folder, 'Kim', {
      checks: { reports: () => reports, probeNow: async (id) => { probed.push(id); return { result: 'done', message: '' }; } },
      selfTest: { run: async () => { self.proved = true; return { result: 'done', message: '' }; }, state: () => ({ running: false, dueAt: 0, report: self.proved ? { finishedAt: clock.now(), cause: 'person', findings: [{ step: 'notification', verdict: 'passed', detail: '' }] } : null }) },
      sources: () => [{ source: 'pagerduty', condition: 'fresh', lastGoodAt: clock.now(), since: 0, reason: '' }],
    });
    const { handoff: { id } } = await desk.keeper.calls.begin({ kind: 'rotation', emergency: false });
    await desk.keeper.calls.give({ id });
    expect(await desk.exchange.verify({ id })).toEqual({ result: 'needs-person', message: 'Handoff verification: still open: channels, contacts.' });
    expect(probed).toEqual(['checkout', 'search']);
    expect(desk.told.map(({ verification }) => verification?.steps.filter(({ state }) => state === 'running').length)).toEqual([4, 3, 2, 1, 0]);
    desk.exchange.confirm({ id, step: 'channels', ok: true, note: '' });
    expect(desk.journal.events.some(({ kind }) => kind === 'handoff.verified')).toBe(false);
    expect(desk.exchange.confirm({ id, step: 'contacts', ok: true, note: '' })).toMatchObject({ message: 'Handoff verified: 6 of 6 points.' });
    expect(desk.journal.events.filter(({ kind }) => kind === 'handoff.verified')).toHaveLength(1);
    expect(desk.keeper.shelf.find(id)?.steps.verify).toBe(clock.now());
  });
  it('judges what can be seen once the probes are through, however soon the alert path is proved', async () => {
    const seen = { checks: false };
    const desk = createHandoffDesk(clock, folder, 'Kim', {
      checks: { reports: () => [report('checkout', 'up')], probeNow: async () => { for (let turn = 0; turn < 50; turn += 1) await Promise.resolve(); seen.checks = true; return { result: 'done', message: '' }; } },
      selfTest: { run: async () => ({ result: 'done', message: '' }), state: () => ({ running: false, dueAt: 0, report: null }) },
      sources: () => [{ source: 'checks', condition: seen.checks ? 'fresh' : 'starting', lastGoodAt: null, since: 0, reason: '' }],
    });
    const { handoff: { id } } = await desk.keeper.calls.begin({ kind: 'rotation', emergency: false });
    await desk.exchange.verify({ id });
    expect(desk.exchange.view({ id }).verification?.steps.find((step) => step.id === 'sources')?.detail).toMatch(/^1 fresh\. PagerDuty is not connected/);
  });
  it('does not pass while something is down or cannot be probed, and one run serves all who ask', async () => {
    const calls = { runs: 0 };
    const desk = createHandoffDesk(clock, folder, 'Kim', {
      report: () => {},
      checks: { reports: () => [report('checkout', 'down'), report('search', 'up')], probeNow: async () => { throw new Error('no network'); } },
      selfTest: { run: async () => { calls.runs += 1; return { result: 'failed', message: '' }; }, state: () => ({ running: false, dueAt: 0, report: null }) },
    });
    const { handoff: { id } } = await desk.keeper.calls.begin({ kind: 'rotation', emergency: false });
    const [one, other] = await Promise.all([desk.exchange.verify({ id }), desk.exchange.verify({ id })]);
    expect(one).toEqual({ result: 'failed', message: 'Handoff verification: look at critical services, recent alerts, alert path, sources.' });
    expect(other).toEqual(one);
    expect(calls.runs).toBe(1);
    expect(desk.exchange.view({ id }).verification?.steps[0]).toMatchObject({ state: 'failed', detail: '1 of 2 pass. Failing: checkout.' });
  });
});

import { describe, expect, it } from 'vitest';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createPolicyKeeper, type PolicyKeeper } from '../../../../electron/services/policy-keeper.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { runbookBreaks } from '../../../../shared/policy/break-policy.ts';
import { runbookDutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';
import { createMemoryCheckStore } from '../../../support/memory-check-store.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';
import { wholePolicy } from '../../../support/runbook-policies.ts';
import type { MetaStore } from '../../../../electron/services/ports/meta-store.ts';
import type { PolicyStatus } from '../../../../shared/model/policy-status.ts';

const standard = { ...wholePolicy, team: { name: 'Standard' }, checks: [{ id: 'suggested', name: 'Suggested', target: { type: 'tcp', host: 'localhost', port: 1 } }] };
const team = 'watchkeeper: 1\nteam: { name: Team }\nchecks:\n  - { id: ours, name: Ours, target: { type: tcp, host: localhost, port: 2 } }\n';

type Given = { kept?: string | null; before?: string | null; files?: Record<string, string>; full?: boolean; unreadable?: boolean; meta?: MetaStore };
function setUp({ kept = null, before = null, files = {}, full = false, unreadable = false, meta = createMemoryMetaStore() }: Given = {}) {
  const clock = createFakeClock();
  const checks = createMemoryCheckStore();
  /** How many more writes fit. */
  const disk = { fullAfter: full ? 0 : Infinity };
  const whileThereIsSpace = <A extends readonly unknown[], R>(write: (...input: A) => R) => (...input: A): R => {
    if (disk.fullAfter <= 0) throw new Error('The disk is full.');
    disk.fullAfter -= 1;
    return write(...input);
  };
  const reported: unknown[] = [];
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const lines: string[] = [];
  const memory = { kept, before };
  const textOf = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
    return text;
  };
  const whereReadable = <T>(value: T): T => {
    if (unreadable) throw new Error('EACCES: permission denied');
    return value;
  };
  const published: PolicyStatus[] = [];
  const told = { changed: 0, readsAtOnce: 0 };
  const keeper = createPolicyKeeper({
    clock,
    checks: { ...checks, save: whileThereIsSpace(checks.save), remove: whileThereIsSpace(checks.remove) },
    notices,
    report: (error) => reported.push(error),
    journal: checks.journal,
    meta,
    changed: () => void (told.changed += 1),
    publish: (status) => published.push(status),
    defaultPolicy: standard,
    complain: (line) => lines.push(line),
    files: {
      read: async (path) => textOf(path),
      readNow: (path) => {
        told.readsAtOnce += 1;
        return textOf(path);
      },
      kept: () => {
        told.readsAtOnce += 1;
        return whereReadable(memory.kept);
      },
      keep: whileThereIsSpace((text: string | null) => void (memory.kept = text)),
      before: () => {
        told.readsAtOnce += 1;
        return whereReadable(memory.before);
      },
      keepBefore: whileThereIsSpace((text: string) => void (memory.before = text)),
    },
  });
  return { clock, keeper, checks, notices, lines, memory, disk, reported, meta, published, told };
}

describe('createPolicyKeeper', () => {
  it('starts with the default policy, whose checks are the person’s and wait', () => {
    const { keeper, checks } = setUp();
    expect(keeper.policy().team.name).toBe('Standard');
    expect(checks.list()).toMatchObject([{ id: 'suggested', origin: 'person', paused: true }]);
  });

  it('does not suggest again what a person has already dealt with', () => {
    const { checks } = setUp();
    expect(checks.list()).toHaveLength(1);
    checks.save({ ...checks.list()[0]!, paused: false });
    expect(checks.list()).toMatchObject([{ paused: false }]);
  });

  it('starts on a full disk, too, and suggests nothing then (faults 13)', () => {
    const { keeper, checks, reported } = setUp({ full: true });
    expect(keeper.policy().team.name).toBe('Standard');
    expect(checks.list()).toEqual([]);
    expect(reported).toHaveLength(1);
  });

  it('stays with the policy from before when the checks of a new one cannot be saved', () => {
    const { keeper, notices, lines, memory, disk } = setUp({ files: { 'team.yaml': team } });
    disk.fullAfter = 0;
    expect(keeper.load('team.yaml')).toBe(false);
    expect(keeper.policy().team.name).toBe('Standard');
    expect(memory.kept).toBeNull();
    expect(lines).toEqual(['Policy not loaded: team.yaml: The disk is full.']);
    expect(notices.list()).toMatchObject([{ title: 'The policy was not loaded', detail: expect.stringContaining('Load it again when that is mended') }]);
  });

  it('says so when a policy holds but could not be kept for the next start', () => {
    const { keeper, notices, memory, disk } = setUp({ files: { 'team.yaml': team } });
    disk.fullAfter = 1;
    expect(keeper.policy().team.name).toBe('Standard');
    expect(keeper.load('team.yaml')).toBe(true);
    expect(keeper.policy().team.name).toBe('Team');
    expect(memory.kept).toBeNull();
    expect(notices.list()).toMatchObject([{ level: 'warning', title: 'The policy was loaded for this time only' }]);
  });

  it('loads a file, keeps it for the next start and says so in the timeline', () => {
    const { keeper, checks, memory } = setUp({ files: { 'team.yaml': team } });
    expect(keeper.load('team.yaml')).toBe(true);
    expect(keeper.policy().team.name).toBe('Team');
    expect(checks.list()).toContainEqual(expect.objectContaining({ id: 'ours', origin: 'policy', paused: false }));
    expect(memory.kept).toBe(team);
    expect(checks.journal.events).toMatchObject([{ kind: 'policy.loaded', body: expect.stringMatching(/^1 checks, from team\.yaml\n\d+ values differ: team\.name "Standard" → "Team"/), payload: { changed: expect.any(Number), changes: expect.arrayContaining([{ path: 'team.name', before: '"Standard"', after: '"Team"' }]) } }]);
    expect(setUp({ kept: team }).keeper.policy().team.name).toBe('Team');
    // What the team's file does not speak of is the default's.
    expect(setUp({ kept: team }).keeper.policy()).toMatchObject({ incident: runbookIncidents, duty: runbookDutyLimits, breaks: runbookBreaks });
  });

  it('keeps a pause that a person set, and takes away what left the file', () => {
    const other = team.replace('id: ours', 'id: theirs');
    const { keeper, checks } = setUp({ files: { 'team.yaml': team, 'other.yaml': other } });
    keeper.load('team.yaml');
    checks.save({ ...checks.list().find(({ id }) => id === 'ours')!, paused: true });
    keeper.load('team.yaml');
    expect(checks.list().find(({ id }) => id === 'ours')).toMatchObject({ paused: true });
    keeper.load('other.yaml');
    expect(checks.list().map(({ id }) => id)).toEqual(['suggested', 'theirs']);
  });

  it.each([
    ['missing.yaml', /ENOENT/],
    ['broken.yaml', /line 2, column 9: team\.name/],
  ])('refuses %s with its reason, on the terminal and in the window, and keeps what it has', (path, reason) => {
    const { keeper, notices, lines, memory } = setUp({ files: { 'broken.yaml': 'watchkeeper: 1\nteam: { name: "" }\n' } });
    expect(keeper.load(path)).toBe(false);
    expect(keeper.policy().team.name).toBe('Standard');
    expect(lines[0]).toMatch(reason);
    expect(notices.list()).toMatchObject([{ id: 'policy', level: 'error', detail: expect.stringMatching(reason) }]);
    expect(memory.kept).toBeNull();
  });

  it('says so when the policy from last time no longer fits, and goes on with the default', () => {
    const { keeper, notices } = setUp({ kept: 'watchkeeper: 9\n' });
    expect(keeper.policy().team.name).toBe('Standard');
    expect(notices.list()).toHaveLength(1);
  });

  it('goes on with the default and says so, too, when the kept files cannot be read at all: the watch begins', () => {
    const { keeper, notices, lines, reported } = setUp({ kept: team, before: team, unreadable: true });
    expect(keeper.status()).toMatchObject({ team: 'Standard', from: null, leftOver: true, canGoBack: false, attempt: { faults: [{ message: 'EACCES: permission denied' }] } });
    expect(notices.list()).toMatchObject([{ id: 'policy', level: 'error', detail: expect.stringContaining('the policy kept from last time: EACCES: permission denied') }]);
    expect(lines).toEqual([expect.stringContaining('EACCES')]);
    expect(reported).toHaveLength(1);
  });

  it('clears the notice once a good file was loaded', () => {
    const { keeper, notices } = setUp({ files: { 'team.yaml': team } });
    keeper.load('missing.yaml');
    keeper.load('team.yaml');
    expect(notices.list()).toEqual([]);
  });
});

/** As a person does: looks at a file, and puts it in force. */
async function take(keeper: PolicyKeeper, path: string) {
  const looked = await keeper.look(path);
  return looked.ok ? keeper.takeLooked(path, looked.text) : looked;
}

describe('a policy that changes while the program runs', () => {
  const other = `# Another one.\n${team.replace('name: Team', 'name: Other').replace('id: ours', 'id: theirs')}`;
  const files = { 'team.yaml': team, '/etc/other.yaml': other, 'broken.yaml': 'watchkeeper: 1\nteam: { name: "" }\n' };

  it('says what is in force, where it came from and when, and still after a restart', async () => {
    const { keeper, clock, meta, memory, told, published } = setUp({ files });
    expect(keeper.status()).toEqual({ team: 'Standard', version: 1, checks: 1, from: null, leftOver: false, canGoBack: false, attempt: null });
    const loadedAt = clock.now();
    expect(await take(keeper, '/etc/other.yaml')).toMatchObject({ ok: true, words: expect.stringContaining('team.name "Standard" → "Other"') });
    const status = { team: 'Other', version: 1, checks: 1, from: { file: '/etc/other.yaml', loadedAt }, leftOver: false, canGoBack: false, attempt: null };
    expect(keeper.status()).toEqual(status);
    expect(published).toEqual([status]);
    expect(told.changed).toBe(1);
    expect(keeper.text()).toBe(other);
    expect(setUp({ ...memory, meta }).keeper.status()).toEqual(status);
    expect(setUp({ ...memory }).keeper.status().from).toEqual({ file: null, loadedAt: null });
  });

  it('says what a file would change and changes nothing; what was looked at is put in force as it was read', async () => {
    const { keeper, told } = setUp({ files });
    expect(await keeper.look('/etc/other.yaml')).toMatchObject({ ok: true, team: 'Other', text: other, changes: expect.arrayContaining([{ path: 'team.name', before: '"Standard"', after: '"Other"' }]) });
    expect(keeper.status().team).toBe('Standard');
    expect(told.changed).toBe(0);
  });

  it('names every fault of a file that does not fit, keeps the old one and raises no banner: the person is looking', async () => {
    const { keeper, clock, notices, told, memory } = setUp({ files });
    await take(keeper, 'team.yaml');
    expect(await take(keeper, 'broken.yaml')).toMatchObject({ ok: false, faults: [{ line: 2, column: 9, path: 'team.name' }] });
    expect(keeper.status()).toMatchObject({ team: 'Team', attempt: { file: 'broken.yaml', at: clock.now(), faults: [{ line: 2, column: 9 }] } });
    expect(told.changed).toBe(1);
    expect(memory.kept).toBe(team);
    expect(notices.list()).toEqual([]);
    await take(keeper, 'team.yaml');
    expect(keeper.status().attempt).toBeNull();
  });

  it('goes back to the default and from there to the policy before, and to and fro', async () => {
    const { keeper, checks, memory } = setUp({ files });
    expect(keeper.reset()).toBeNull();
    expect(keeper.goBack()).toBeNull();
    await take(keeper, 'team.yaml');
    expect(keeper.reset()).toMatchObject({ ok: true });
    expect(keeper.status()).toMatchObject({ team: 'Standard', from: null, canGoBack: true });
    expect(memory).toEqual({ kept: null, before: team });
    expect(keeper.text()).toBeNull();
    expect(checks.list().map(({ id }) => id)).toEqual(['suggested']);
    expect(checks.journal.events.at(-1)).toMatchObject({ title: 'Back to the default policy' });
    expect(keeper.goBack()).toMatchObject({ ok: true });
    expect(keeper.status()).toMatchObject({ team: 'Team', from: { file: 'team.yaml' }, canGoBack: false });
    expect(checks.list().map(({ id }) => id)).toContain('ours');
    await take(keeper, '/etc/other.yaml');
    expect(keeper.status()).toMatchObject({ team: 'Other', canGoBack: true });
    keeper.goBack();
    expect(keeper.status()).toMatchObject({ team: 'Team', from: { file: 'team.yaml' }, canGoBack: true });
    keeper.goBack();
    expect(keeper.status()).toMatchObject({ team: 'Other', from: { file: '/etc/other.yaml' } });
  });

  it('loses no policy that could not be read at the start: it can be put away and exported by going back', () => {
    const { keeper, memory } = setUp({ kept: 'watchkeeper: 9\n' });
    expect(keeper.status()).toMatchObject({ from: null, leftOver: true, attempt: { faults: [{ path: 'watchkeeper' }] } });
    expect(keeper.reset()).toMatchObject({ ok: true });
    expect(memory).toEqual({ kept: null, before: 'watchkeeper: 9\n' });
    expect(keeper.status()).toMatchObject({ attempt: null, leftOver: false });
    expect(keeper.goBack()).toMatchObject({ ok: false, faults: [{ path: 'watchkeeper' }] });
  });

  it('does not take what stands about the origin of the files for more than it is', () => {
    const meta = createMemoryMetaStore();
    meta.set('policy.origins', '{"now":7}');
    const { keeper, reported } = setUp({ kept: team, meta });
    expect(keeper.status()).toMatchObject({ team: 'Team', from: { file: null, loadedAt: null } });
    expect(reported).toHaveLength(1);
  });

  it('holds nobody up after the start: files are read beside everything else', async () => {
    const { keeper, told } = setUp({ files });
    const atTheStart = told.readsAtOnce;
    await take(keeper, '/etc/other.yaml');
    await take(keeper, 'team.yaml');
    expect(keeper.goBack()).toMatchObject({ ok: true });
    expect(keeper.reset()).toMatchObject({ ok: true });
    expect(told.readsAtOnce).toBe(atTheStart);
  });
});

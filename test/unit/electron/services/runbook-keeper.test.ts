import { describe, expect, it } from 'vitest';
import { createRunbookKeeper } from '../../../../electron/services/runbook-keeper.ts';
import type { CommandOutcome, CommandToRun } from '../../../../electron/services/ports/command-runner.ts';
import type { NewEvent } from '../../../../shared/model/event.ts';
import type { Incident } from '../../../../shared/model/incident.ts';
import type { RunbookView } from '../../../../shared/model/runbook.ts';
import type { Policy } from '../../../../shared/policy/policy.ts';
import { elapsedDay, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryRunbookStore } from '../../../support/memory-runbook-store.ts';
import { wholePolicy } from '../../../support/runbook-policies.ts';

const pods = 'kubectl get pods -n production';
const withPhone = (phone: string): Policy => ({ ...wholePolicy, incident: { ...wholePolicy.incident, contacts: wholePolicy.incident.contacts.map((contact) => (contact.id === 'security' ? { ...contact, phone } : contact)) } });
const withCommand = (text: string, run = true): Policy => ({ ...wholePolicy, runbook: { ...wholePolicy.runbook, commands: [{ id: 'pods', name: 'Which pods run', text, run, how: null, timeoutSeconds: 60, check: null }] } });

function bench(store = createMemoryRunbookStore()) {
  const clock = createFakeClock();
  const world = { policy: wholePolicy, sources: new Map<string, Incident['source']>([['P1', 'pagerduty'], ['D1', 'drill']]), full: false };
  const published: RunbookView[] = [];
  const events: NewEvent[] = [];
  const problems: unknown[] = [];
  const ran: CommandToRun[] = [];
  const answer: { give: (command: CommandToRun) => Promise<CommandOutcome> } = { give: async () => ({ end: { how: 'exited', code: 0 }, output: 'NAME   READY\n\u001b[31mapi\u001b[0m    1/1\n', cut: false }) };
  const keeper = createRunbookKeeper({
    clock, store, me: 'you', zone: () => 'Europe/London', policy: () => world.policy,
    journal: {
      append(added) {
        if (world.full) throw new Error('full');
        events.push(...added);
        return [];
      },
    },
    runner: {
      home: '/home/kim', folderFault: (folder) => (folder.startsWith('/') ? null : 'Give the whole path of the folder.'),
      run(command) {
        ran.push(command);
        return answer.give(command);
      },
    },
    incident: (id) => {
      const source = world.sources.get(id);
      return source === undefined ? null : { source };
    },
    situationOf: (id) => (id === 'P1' ? 's1' : null), publish: (view) => published.push(view), report: (error) => problems.push(error),
  });
  return { clock, store, world, keeper, published, events, problems, ran, answer };
}
type Bench = ReturnType<typeof bench>;
const rowOf = ({ keeper }: Bench, text = pods) => keeper.calls.view().commands.find((command) => command.text === text);

describe('contacts and tools (S45, S46)', () => {
  it('keeps the day on which a number was right, over a restart, and takes it back', () => {
    const first = bench();
    first.world.policy = withPhone('+4930123456');
    expect(first.keeper.calls.confirm({ subject: 'contact', id: 'security' }).message).toContain('Security team: +4930123456 is right, 2 Mar 2026');
    const again = bench(first.store);
    again.world.policy = withPhone('+4930123456');
    const contact = () => again.keeper.calls.view().contacts.find(({ id }) => id === 'security');
    expect(contact()?.confirmedAt).toBe(fakeStart);
    again.clock.advanceNow(elapsedDay);
    again.keeper.calls.confirm({ subject: 'contact', id: 'security' });
    expect(contact()?.confirmedAt).toBe(fakeStart + elapsedDay);
    expect(again.keeper.calls.undo().result).toBe('done');
    expect(contact()?.confirmedAt).toBe(fakeStart);
    expect(again.keeper.calls.undo().result).toBe('nothing-to-do');
    expect(again.published.at(-1)?.undo).toBeNull();
  });

  it('does not carry the word over to another number', () => {
    const held = bench();
    held.world.policy = withPhone('+4930123456');
    held.keeper.calls.confirm({ subject: 'contact', id: 'security' });
    held.world.policy = withPhone('+4930999999');
    expect(held.keeper.calls.view().contacts.find(({ id }) => id === 'security')?.confirmedAt).toBeNull();
  });

  it('confirms nothing that has no number, and shows the seven with theirs missing', () => {
    const held = bench();
    expect(() => held.keeper.calls.confirm({ subject: 'contact', id: 'security' })).toThrow('no number or address');
    expect(() => held.keeper.calls.confirm({ subject: 'tool', id: 'nothing' })).toThrow('no number or address');
    const { contacts, tools } = held.keeper.calls.view();
    expect(contacts.slice(0, 7).map(({ phone }) => phone)).toEqual(Array.from({ length: 7 }, () => null));
    expect(tools).toHaveLength(6);
    held.keeper.calls.confirm({ subject: 'tool', id: 'grafana' });
    expect(held.keeper.calls.view().tools.find(({ id }) => id === 'grafana')?.openedAt).toBe(fakeStart);
  });
});

describe('running a command (S6, opt-in)', () => {
  it('runs nothing before a person has allowed its very text, then by its words, in the folder, within its time', async () => {
    const held = bench();
    await expect(held.keeper.calls.run({ text: pods, incidentId: null })).rejects.toThrow('Nobody at this machine has allowed');
    held.keeper.calls.allow({ text: pods, folder: '/work' });
    expect(rowOf(held)).toMatchObject({ allowed: { folder: '/work' }, running: false, unfit: null });
    const run = await held.keeper.calls.run({ text: pods, incidentId: 'P1' });
    expect(run).toMatchObject({ end: { how: 'exited', code: 0 }, output: 'NAME   READY\napi    1/1', cut: false });
    expect(held.ran[0]).toMatchObject({ program: 'kubectl', words: ['get', 'pods', '-n', 'production'], folder: '/work', timeout: 60 * second });
    expect(held.events[0]).toMatchObject({ kind: 'diagnostic.ran', source: 'person', actor: 'you', incidentId: 'P1', situationId: 's1', body: 'NAME   READY\napi    1/1' });
    expect(held.events[0]?.title).toContain(`Which pods run: ${pods}. Exit 0`);
  });

  it('is asked again when the text in the policy changes, by so little as a blank', async () => {
    const held = bench();
    held.keeper.calls.allow({ text: pods, folder: '/work' });
    held.world.policy = withCommand(`${pods} -w`);
    expect(rowOf(held, `${pods} -w`)).toMatchObject({ allowed: null });
    await expect(held.keeper.calls.run({ text: pods, incidentId: null })).rejects.toThrow('does not list this command');
    await expect(held.keeper.calls.run({ text: `${pods} -w`, incidentId: null })).rejects.toThrow('Nobody at this machine');
    held.world.policy = withCommand(pods, false);
    await expect(held.keeper.calls.run({ text: pods, incidentId: null })).rejects.toThrow('does not list this command');
    expect(() => held.keeper.calls.allow({ text: 'rm -rf /', folder: '/work' })).toThrow('does not list this command');
    expect(held.ran).toEqual([]);
  });

  it('refuses what only a shell could read, a folder that is none, an incident that is not known or only played', async () => {
    const held = bench();
    held.world.policy = withCommand('kubectl get pods | grep api');
    expect(rowOf(held, 'kubectl get pods | grep api')?.unfit).toContain('needs a shell');
    expect(() => held.keeper.calls.allow({ text: 'kubectl get pods | grep api', folder: '/work' })).toThrow('runs no shell');
    held.world.policy = wholePolicy;
    expect(() => held.keeper.calls.allow({ text: pods, folder: 'work' })).toThrow('whole path');
    held.keeper.calls.allow({ text: pods, folder: '/work' });
    await expect(held.keeper.calls.run({ text: pods, incidentId: 'nobody' })).rejects.toThrow('not known here');
    await expect(held.keeper.calls.run({ text: pods, incidentId: 'D1' })).rejects.toThrow('is played');
    expect(held.ran).toEqual([]);
  });

  it('runs one at a time, can be stopped, and what was taken back is not run', async () => {
    const held = bench();
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    held.answer.give = async ({ signal }) => {
      await gate;
      return { end: signal.aborted ? { how: 'stopped' } : { how: 'exited', code: 0 }, output: '', cut: false };
    };
    held.keeper.calls.allow({ text: pods, folder: '/work' });
    const first = held.keeper.calls.run({ text: pods, incidentId: null });
    await expect(held.keeper.calls.run({ text: pods, incidentId: null })).rejects.toThrow('running already');
    expect(rowOf(held)?.running).toBe(true);
    expect(held.keeper.calls.stop({ text: pods }).result).toBe('done');
    open();
    expect((await first).end).toEqual({ how: 'stopped' });
    expect(held.keeper.calls.stop({ text: pods }).result).toBe('nothing-to-do');
    expect(held.published.at(-1)?.commands.find(({ text }) => text === pods)?.running).toBe(false);
    held.keeper.calls.disallow({ text: pods });
    await expect(held.keeper.calls.run({ text: pods, incidentId: null })).rejects.toThrow('Nobody at this machine');
  });

  it('cuts what is long and says so; a failure says why; a full disk keeps the output from nobody', async () => {
    const held = bench();
    held.keeper.calls.allow({ text: pods, folder: '/work' });
    held.answer.give = async () => ({ end: { how: 'exited', code: 1 }, output: 'x'.repeat(50_000), cut: false });
    const long = await held.keeper.calls.run({ text: pods, incidentId: null });
    expect([long.cut, long.output.length <= 20_000]).toEqual([true, true]);
    held.answer.give = async () => ({ end: { how: 'not-started', reason: '“kubectl” was not found.' }, output: '', cut: false });
    expect((await held.keeper.calls.run({ text: pods, incidentId: null })).words).toContain('“kubectl” was not found.');
    held.world.full = true;
    expect((await held.keeper.calls.run({ text: pods, incidentId: null })).output).toBe('');
    expect(held.problems).toHaveLength(1);
  });
});

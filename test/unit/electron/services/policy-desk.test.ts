import { describe, expect, it } from 'vitest';
import { createFileSaver } from '../../../../electron/services/file-saver.ts';
import { createPolicyDesk } from '../../../../electron/services/policy-desk.ts';
import type { PolicyTaken } from '../../../../electron/services/policy-keeper.ts';

const fault = { line: 2, column: 3, path: 'team.name', message: 'Too short.' };

function setUp({ chosen = null, place = null, text = null, taken = { ok: true, words: '1 value differs: a 1 → 2.' } }: { chosen?: string | null; place?: string | null; text?: string | null; taken?: PolicyTaken | null } = {}) {
  const read: string[] = [];
  const put: [string, string][] = [];
  const written: [string, string][] = [];
  const desk = createPolicyDesk({
    keeper: {
      status: () => ({ team: 'Team', version: 1, checks: 1, from: null, leftOver: false, canGoBack: false, attempt: null }),
      text: () => text,
      look: async (path) => {
        read.push(path);
        if (taken === null) throw new Error('never');
        return taken.ok ? { ok: true, text: 'watchkeeper: 1\nteam: { name: Team }\n', team: 'Team', changes: [{ path: 'a', before: '1', after: '2' }] } : taken;
      },
      takeLooked: (path, looked) => {
        put.push([path, looked]);
        if (taken === null) throw new Error('never');
        return taken;
      },
      goBack: () => taken,
      reset: () => taken,
    },
    dialogs: { chooseFile: async () => chosen },
    save: createFileSaver({ chooseFile: async () => null, choosePlace: async (_title, name) => place ?? name, write: async (path, content) => void written.push([path, content]) }),
    defaultText: async () => '# The default.\n',
  });
  return { desk, read, put, written };
}

describe('createPolicyDesk', () => {
  it('says what the chosen file would change and what is left open in it, and puts it in force when that is confirmed, once', async () => {
    const { desk, read, put } = setUp({ chosen: '/home/kim/team.yaml' });
    expect(desk.confirm()).toMatchObject({ result: 'nothing-to-do' });
    expect(await desk.look()).toMatchObject({ result: 'looked', look: { file: '/home/kim/team.yaml', team: 'Team', changed: 1, changes: [{ path: 'a' }], findings: [{ rule: 'C37' }] } });
    expect(put).toEqual([]);
    expect(desk.confirm()).toEqual({ result: 'done', message: 'The policy of Team is in force. 1 value differs: a 1 → 2.' });
    expect(put).toEqual([['/home/kim/team.yaml', 'watchkeeper: 1\nteam: { name: Team }\n']]);
    expect(desk.confirm()).toMatchObject({ result: 'nothing-to-do' });
    expect(read).toEqual(['/home/kim/team.yaml']);
  });

  it('does nothing when none was chosen', async () => {
    const { desk, read } = setUp();
    expect(await desk.look()).toMatchObject({ result: 'nothing-to-do' });
    expect(read).toEqual([]);
  });

  it('says how many faults there are and what holds', async () => {
    const { desk, put } = setUp({ chosen: '/home/kim/team.yaml', taken: { ok: false, faults: [fault, fault] } });
    expect(await desk.look()).toEqual({ result: 'refused', message: 'team.yaml was not loaded: 2 faults. The policy of Team stays in force.' });
    expect(desk.confirm()).toMatchObject({ result: 'nothing-to-do' });
    expect(put).toEqual([]);
    expect(desk.goBack()).toMatchObject({ result: 'failed', message: expect.stringContaining('from before') });
  });

  it('lints what is in force', async () => {
    expect(await setUp({ text: 'watchkeeper: 1\nteam: { name: Team, zone: Europe/Berlin }\n' }).desk.lint()).toEqual([]);
    expect(await setUp({ text: 'watchkeeper: 1\nteam: { name: Team }\n' }).desk.lint()).toMatchObject([{ rule: 'C37' }]);
  });

  it('goes back, and says when there is nowhere to go', () => {
    expect(setUp().desk.reset()).toMatchObject({ result: 'done' });
    expect(setUp({ taken: null }).desk.reset()).toMatchObject({ result: 'nothing-to-do' });
    expect(setUp({ taken: null }).desk.goBack()).toMatchObject({ result: 'nothing-to-do' });
  });

  it('exports the text in force to the letter, or the default with its comments', async () => {
    const ours = setUp({ text: '# Ours.\nwatchkeeper: 1\n', place: '/tmp/a.yaml' });
    expect(await ours.desk.export()).toEqual({ result: 'done', message: 'Saved as /tmp/a.yaml.' });
    expect(ours.written).toEqual([['/tmp/a.yaml', '# Ours.\nwatchkeeper: 1\n']]);
    const standard = setUp();
    await standard.desk.export();
    expect(standard.written).toEqual([['policy.yaml', '# The default.\n']]);
  });
});

import type { policyCalls } from '../../shared/ipc/contract/policy.ts';
import type { programCalls } from '../../shared/ipc/contract/program.ts';
import type { Preferences } from '../../shared/model/preferences.ts';
import { done, type CallsOf, type Emit } from './fake-calls.ts';
import { facts, type FakeWorld } from './fake-world.ts';

/** The policy and the program itself, over a world in memory. */
export function programHandlers(world: FakeWorld, emit: Emit): CallsOf<typeof programCalls & typeof policyCalls> {
  return {
    'app.facts': async () => facts,
    'notices.list': async () => world.notices,
    'notice.dismiss': () => done('Dismissed.'),
    'preferences.get': async () => world.preferences,
    'preferences.set': async (patch) => {
      world.preferences = { ...world.preferences, ...(Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Preferences>) };
      emit('preferences.changed', world.preferences);
      return world.preferences;
    },
    'link.open': () => done(''),
    'data.overview': async () => world.data,
    'data.backUp': () => done('Backed up to /home/kim/watchkeeper.zip (3.4 MB) and read back whole. Tokens are not in it.'),
    'data.chooseCopy': async () => world.look,
    'data.lookInto': async () => world.look,
    'data.restore': () => done('Watchkeeper starts again with the backup.'),
    'data.forget': () => done('Nothing was restored.'),
    'data.export': () => done('Exported 12 rows to /home/kim/export.json (9.1 kB). Tokens and wellness are not in it.'),
    'data.erase': () => done('Watchkeeper ends now, erases everything, and starts as on the first day.'),
    'diagnostics.read': async () => world.diagnostics,
    'hotkeys.state': async () => world.hotkeys,
    'note.close': () => done('Closed.'),
    'file.save': ({ suggestedName }) => done(`Saved as /home/kim/${suggestedName}.`),
    'clipboard.write': () => done('Copied.'),
    'policy.current': async () => world.policy,
    'policy.look': async () => ({
      result: 'looked',
      look: {
        file: '/home/kim/policy.yaml', team: 'Insurance Lead Gen Platform', changed: 2,
        changes: [{ path: 'incident.severities.1.progressMinutes', before: '15', after: '20' }, { path: 'checks.front', before: null, after: '{"id":"front"}' }],
        findings: [{ rule: 'C37', kind: 'gap', message: 'The team has no time zone: each computer uses its own.', advice: 'An IANA zone, such as Europe/Berlin.', lines: [], places: [{ line: 7, column: 3, path: 'team.zone' }] }],
      },
    }),
    'policy.confirm': () => done('The policy of Insurance Lead Gen Platform is in force. 2 values differ.'),
    'policy.lint': async () => [],
    'policy.export': () => done('Saved as /home/kim/policy.yaml.'),
    'policy.reset': () => done('The policy of Insurance Lead Gen Platform is in force. 2 values differ.'),
    'policy.goBack': () => done('The policy of Insurance Lead Gen Platform is in force. 2 values differ.'),
    'policy.quote': async ({ section }) => ({ quote: { section, fromLine: 10, lines: [`${section}:`, '  example: 1'] }, isDefault: true }),
  };
}

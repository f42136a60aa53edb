import { describe, expect, it } from 'vitest';
import { policyMigrations, type PolicyMigration } from '../../../../shared/policy/migrate-policy.ts';
import { policyVersion } from '../../../../shared/policy/policy.ts';
import { readPolicy } from '../../../../shared/policy/read-policy.ts';

/** Two versions that never were: in -1 the team was a text, in 0 its zone was called "timezone". */
const steps: readonly PolicyMigration[] = [
  { from: -1, apply: (document) => document.set('team', document.createNode({ name: document.get('team') })) },
  {
    from: 0,
    apply: (document) => {
      const zone: unknown = document.getIn(['team', 'timezone']);
      if (zone === 'nowhere') throw new Error('Nobody knows where that is.');
      if (zone === undefined) return;
      document.setIn(['team', 'zone'], zone);
      document.deleteIn(['team', 'timezone']);
    },
  },
];

describe('migratePolicy', () => {
  it('brings an older file to the version of today and keeps its comments', () => {
    const text = '# Ours.\nwatchkeeper: 0 # of last year\n\nteam:\n  name: A # the first\n  timezone: Europe/Berlin\n';
    expect(readPolicy(text, steps)).toMatchObject({
      ok: true,
      policy: { watchkeeper: policyVersion, team: { name: 'A', zone: 'Europe/Berlin' } },
      text: `# Ours.\nwatchkeeper: ${policyVersion} # of last year\n\nteam:\n  name: A # the first\n  zone: Europe/Berlin\n`,
    });
  });

  it('goes step by step', () => {
    expect(readPolicy('watchkeeper: -1\nteam: A\n', steps)).toMatchObject({ ok: true, policy: { team: { name: 'A' } } });
  });

  it('names a fault at its place in the text as it was written', () => {
    expect(readPolicy('watchkeeper: 0\n\nteam:\n  timezone: Europe/Berlin\n  name: ""\n', steps)).toMatchObject({ ok: false, faults: [{ line: 5, column: 3, path: 'team.name' }] });
  });

  it.each([
    ['a newer one', 'watchkeeper: 9\nwhat: else\n', /of version 9.*Update Watchkeeper/],
    ['one that never was', 'watchkeeper: -7\n', /no version -7/],
    ['one that does not fit its own version', 'watchkeeper: 0\nteam: { name: A, timezone: nowhere }\n', /from version 0 to 1: Nobody knows/],
  ])('refuses %s with one fault, at the version', (_name, text, message) => {
    expect(readPolicy(text, steps)).toMatchObject({ ok: false, faults: [{ line: 1, column: 1, path: 'watchkeeper', message: expect.stringMatching(message) }] });
  });

  it('leaves a text of today as it is, to the letter, and what is no version to the schema', () => {
    const text = 'watchkeeper:   1\n\n\nteam: {name: A}';
    expect(readPolicy(text, steps)).toMatchObject({ ok: true, text });
    expect(readPolicy('watchkeeper: soon\nteam: { name: A }\n', steps)).toMatchObject({ ok: false, faults: [{ path: 'watchkeeper' }] });
    expect(readPolicy('team: { name: A }\n', steps)).toMatchObject({ ok: false, faults: [{ path: 'watchkeeper' }] });
  });

  it('has one step for each version there was', () => {
    expect(policyMigrations.map(({ from }) => from)).toEqual(Array.from({ length: policyVersion - 1 }, (_, place) => place + 1));
  });
});

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import defaultPolicy from '../../../../shared/policy/default-policy.yaml?raw';
import { editPolicy } from '../../../../shared/policy/edit-policy.ts';
import { withEdit, type PolicyEdit, type PolicyPath } from '../../../../shared/policy/policy-edits.ts';
import { readPolicy } from '../../../../shared/policy/read-policy.ts';
import { createRandom } from '../../../support/random.ts';

const team = `# Ours.
watchkeeper: 1

# Who we are.
team:
  name: "The team"   # as in the handbook
  zone:

alerting: { repeatSeconds: 120, joinMinutes: 10 } # in brackets


checks:
# The first one.
- id: front
  name: 'Front door'
  target: { type: tcp, host: localhost, port: 2 }
# The other one.
- id: back
  name: Back door # no quotes
  target: { type: tcp, host: localhost, port: 3 }
# The end.
`;

function edited(text: string, ...edits: readonly PolicyEdit[]): string {
  const editing = editPolicy(text, edits);
  if (!editing.ok) throw new Error(JSON.stringify(editing.faults));
  return editing.text;
}
function comments(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? []);
}

describe('editPolicy', () => {
  it.each<[string, PolicyEdit, string, string]>([
    ['a quoted text', { path: ['team', 'name'], set: 'Another: "team"' }, '"The team"', '"Another: \\"team\\""'],
    ['a single-quoted text', { path: ['checks', 0, 'name'], set: 'Gate' }, "'Front door'", "'Gate'"],
    ['a bare text, quoted only when it has to be', { path: ['checks', 1, 'name'], set: 'Gate, north' }, 'Back door', '"Gate, north"'],
    ['a number between brackets', { path: ['alerting', 'repeatSeconds'], set: 60 }, 'repeatSeconds: 120', 'repeatSeconds: 60'],
    ['an empty place', { path: ['team', 'zone'], set: 'Europe/Berlin' }, 'zone:', 'zone: Europe/Berlin'],
  ])('puts %s in the place of the old one and leaves every other letter alone', (_name, edit, before, after) => {
    expect(edited(team, edit)).toBe(team.replace(before, after));
  });

  it('the number of other notifications that is allowed is put into the default file, whose comments stay (P1)', () => {
    expect(edited(defaultPolicy, { path: ['alerting', 'othersPer12Hours'], set: 10 })).toBe(defaultPolicy.replace('othersPer12Hours: 6', 'othersPer12Hours: 10'));
    expect(editPolicy(defaultPolicy, [{ path: ['alerting', 'othersPer12Hours'], set: 0 }])).toMatchObject({ ok: false, faults: [{ path: 'alerting.othersPer12Hours' }] });
  });

  it('adds to a list and to a map, removes, and keeps the comments and the order of the rest', () => {
    const added = edited(team,
      { path: ['checks', 2], set: { id: 'side', name: 'Side', target: { type: 'tcp', host: 'localhost', port: 4 } } },
      { path: ['pagerduty', 'priorities', 'P1'], set: 1 },
      { path: ['alerting', 'joinMinutes'], remove: true });
    expect(comments(added)).toEqual(comments(team));
    const reading = readPolicy(added);
    expect(reading).toMatchObject({ ok: true, policy: { pagerduty: { priorities: { P1: 1 } }, alerting: { joinMinutes: 10 } } });
    expect(reading.ok && reading.policy.checks.map(({ id }) => id)).toEqual(['front', 'back', 'side']);
    expect(added).toContain('\n\n# Who we are.\nteam:\n  name: "The team"');
    expect(added).toContain('\n- id: side\n');
    expect(added).not.toContain('joinMinutes');
    const without = edited(added, { path: ['checks', 1], remove: true });
    expect(without).not.toContain('back');
    expect(without).toContain('# The first one.\n- id: front');
  });

  it('keeps the line ends of a file from Windows', () => {
    const text = team.replaceAll('\n', '\r\n');
    const result = edited(text, { path: ['pagerduty', 'priorities', 'P1'], set: 1 });
    expect(result.split('\n').every((line) => line === '' || line.endsWith('\r'))).toBe(true);
    expect(edited(text, { path: ['team', 'name'], set: 'B' })).toBe(text.replace('The team', 'B'));
  });

  it('keeps anchors, and refuses to change what another place shares', () => {
    const text = 'watchkeeper: 1\nteam: { name: &n Team }\nchecks:\n  - { id: a, name: *n, target: &t { type: tcp, host: localhost, port: 2 } }\n  - { id: b, name: B, target: *t }\n';
    expect(edited(text, { path: ['checks', 1, 'name'], set: 'C' })).toBe(text.replace('name: B', 'name: C'));
    const anchors = edited(text, { path: ['pagerduty', 'priorities', 'P1'], set: 1 });
    for (const mark of ['&n Team', '*n', '&t {', '*t']) expect(anchors).toContain(mark);
    for (const path of [['team', 'name'], ['checks', 0, 'target', 'port'], ['checks', 1, 'target', 'port']] as const) {
      expect(editPolicy(text, [{ path, set: path.length === 2 ? 'X' : 9 }])).toMatchObject({ ok: false, faults: [{ path: path.join('.'), message: expect.stringContaining('anchor') }] });
    }
    expect(edited(text, { path: ['checks', 0, 'name'], set: 'A' })).toContain('name: A');
  });

  it('refuses what would not be a policy, with the fault and its place', () => {
    expect(editPolicy(team, [{ path: ['alerting', 'repeatSeconds'], set: 1 }])).toMatchObject({ ok: false, faults: [{ line: 9, path: 'alerting.repeatSeconds' }] });
    expect(editPolicy(team, [{ path: ['team', 'nmae'], set: 'x' }])).toMatchObject({ ok: false, faults: [{ path: 'team.nmae', message: expect.stringContaining('not a word') }] });
    expect(editPolicy(team, [{ path: ['team', 'name', 'first'], set: 'x' }])).toMatchObject({ ok: false, faults: [{ path: 'team.name.first' }] });
    expect(editPolicy(team, [{ path: ['checks', 7], set: 'x' }])).toMatchObject({ ok: false });
    expect(editPolicy(team, [{ path: ['team', 'motto'], remove: true }])).toMatchObject({ ok: false });
    expect(editPolicy('team: [', [{ path: ['team', 'name'], set: 'x' }])).toMatchObject({ ok: false, faults: [{ line: expect.any(Number), path: '' }] });
  });

  it('takes two changes that fit only together', () => {
    const edits: readonly PolicyEdit[] = [
      { path: ['checks', 0, 'id'], set: 'back' },
      { path: ['checks', 1, 'id'], set: 'front' },
    ];
    expect(editPolicy(team, edits.slice(0, 1))).toMatchObject({ ok: false });
    expect(edited(team, ...edits)).toContain('- id: back\n  name: \'Front door\'');
  });

  it('reads as the edited value afterwards, with every comment, for edits all over the default policy', () => {
    const data: unknown = parse(defaultPolicy);
    const random = createRandom(4);
    const places = leaves(data);
    expect(places.length).toBeGreaterThan(500);
    let done = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      const { path, value } = random.one(places as [Leaf, ...Leaf[]]);
      const set = otherValue(value, random.one(['a: b', '# no comment', ' padded', 'ü', 'yes', '12', "it's", 'plain words'] as const), Math.floor(random.between(1, 90)));
      const editing = editPolicy(defaultPolicy, [{ path, set }]);
      if (!editing.ok) {
        // Refused by the rules, never by the writing.
        expect(editing.faults[0]?.message).not.toContain('cannot be changed on its own');
        continue;
      }
      done += 1;
      expect(parse(editing.text)).toEqual(withEdit(data, { path, set }));
      expect(comments(editing.text).filter((comment) => !comment.includes('# no comment'))).toEqual(comments(defaultPolicy));
    }
    expect(done).toBeGreaterThan(20);
  });
});

type Leaf = { readonly path: PolicyPath; readonly value: unknown };
function leaves(data: unknown, path: readonly (string | number)[] = []): readonly Leaf[] {
  if (typeof data !== 'object' || data === null) return path.length === 0 ? [] : [{ path: path as PolicyPath, value: data }];
  return Array.isArray(data) ? data.flatMap((each, place) => leaves(each, [...path, place])) : Object.entries(data).flatMap(([key, each]) => leaves(each, [...path, key]));
}
function otherValue(value: unknown, text: string, figure: number): string | number | boolean {
  return typeof value === 'number' ? figure : typeof value === 'boolean' ? !value : text;
}

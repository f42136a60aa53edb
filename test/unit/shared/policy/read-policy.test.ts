import { describe, expect, it } from 'vitest';
import defaultPolicy from '../../../../shared/policy/default-policy.yaml?raw';
import { runbookBreaks } from '../../../../shared/policy/break-policy.ts';
import { runbookDutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { readPolicy } from '../../../../shared/policy/read-policy.ts';

function faultsOf(text: string) {
  const reading = readPolicy(text);
  return reading.ok ? [] : reading.faults;
}

describe('readPolicy', () => {
  it('reads the default policy, whose check waits to be confirmed (S49)', () => {
    const reading = readPolicy(defaultPolicy);
    expect(reading).toMatchObject({ ok: true });
    if (!reading.ok) return;
    expect(reading.policy.checks).toMatchObject([
      { id: 'lead-gen-api', paused: true, target: { url: 'https://api.insurance-lead-gen.com/health' }, rhythm: { intervalSeconds: 60, retrySeconds: 20, failuresToDown: 3, passesToUp: 2, timeoutSeconds: 10 } },
    ]);
    expect(reading.policy.duty).toEqual(runbookDutyLimits);
    expect(reading.policy.breaks).toEqual(runbookBreaks);
  });

  it('says where a number is wrong', () => {
    const text = 'watchkeeper: 1\nteam:\n  name: A\nalerting:\n  repeatSeconds: 5\n';
    expect(faultsOf(text)).toMatchObject([{ line: 5, column: 3, path: 'alerting.repeatSeconds' }]);
  });

  it.each(['+1-555-ONCALL-1', '030 1234567'])('refuses the phone number %s, which nobody can dial from everywhere (S45)', (phone) => {
    const text = defaultPolicy.replace('{ id: security, name: Security team, line: 910 }', `{ id: security, name: Security team, phone: "${phone}", line: 910 }`);
    const [fault, ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ line: defaultPolicy.split('\n').findIndex((line) => line.includes('id: security, name: Security team')) + 1, message: expect.stringContaining('+4930123456') });
  });

  it('names an unknown word at its own place', () => {
    expect(faultsOf('watchkeeper: 1\nteam:\n  name: A\n  nmae: B\n')).toMatchObject([
      { line: 4, column: 3, path: 'team.nmae', message: '"nmae" is not a word that is known here.' },
    ]);
  });

  it('reports every fault, in the order of the file', () => {
    const faults = faultsOf('watchkeeper: old\nteam:\n  name: ""\n  zone: Mars/Olympus\n');
    expect(faults.map((fault) => fault.path)).toEqual(['watchkeeper', 'team.name', 'team.zone']);
  });

  it.each([
    ['credentials in a URL', 'url: https://me:secret@example.com/health', /user name or password/],
    ['another scheme', 'url: ftp://example.com/health', /http:\/\/ or https:\/\//],
    ['a header that is not a header', 'url: https://example.com\n      headers: { "X Bad": a }', /header name/],
    ['a header value with a line end', 'url: https://example.com\n      headers: { X-A: "a\\nX-B: b" }', /one line/],
  ])('refuses %s with its line', (_name, target, message) => {
    const text = `watchkeeper: 1\nteam:\n  name: A\nchecks:\n  - id: a\n    name: A\n    target:\n      type: http\n      ${target}\n`;
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(message);
    expect(faults[0]?.line).toBeGreaterThanOrEqual(9);
  });

  it('refuses broken YAML, duplicate keys and alias bombs with a place instead of throwing', () => {
    expect(faultsOf('team: [')[0]).toMatchObject({ line: expect.any(Number) });
    expect(faultsOf('watchkeeper: 1\nwatchkeeper: 1\n')[0]).toMatchObject({ line: 2 });
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(10)}]\nc: &c [${'*b,'.repeat(10)}]\nd: [${'*c,'.repeat(10)}]\n`;
    expect(faultsOf(bomb)[0]?.message).toMatch(/alias/i);
  });

  it('refuses two checks with one id, and one witness alone', () => {
    const check = '\n  - { id: a, name: A, target: { type: tcp, host: localhost, port: 1 } }';
    expect(faultsOf(`watchkeeper: 1\nteam: { name: A }\nchecks:${check}${check}\n`)[0]?.message).toMatch(/same id/);
    expect(faultsOf('watchkeeper: 1\nteam: { name: A }\nnetwork: { witnesses: [{ type: tcp, host: a, port: 1 }] }\n')[0]?.message).toMatch(/two witnesses/);
  });

  it('is never empty-handed: an empty file is a fault, too', () => {
    expect(faultsOf('').length).toBeGreaterThan(0);
  });
});

describe('what checks depend on, and when they are maintained', () => {
  const file = (checks: string, more = '') => `watchkeeper: 1\nteam: { name: Team }\nchecks:\n${checks}${more}`;
  const check = (id: string, more = '') => `  - { id: ${id}, name: ${id}, target: { type: tcp, host: localhost, port: 1 }${more} }\n`;
  const faultsOf = (text: string) => {
    const reading = readPolicy(text);
    return reading.ok ? [] : reading.faults.map(({ line, message }) => `${line}: ${message}`);
  };

  it('takes both', () => {
    const window = 'maintenance:\n  - { id: patch, name: Patch day, checks: [api], zone: Europe/Berlin, when: { type: weekly, days: [sun], from: "02:00", to: "04:00" } }\n';
    const reading = readPolicy(file(check('db') + check('api', ', dependsOn: [db]'), window));
    expect(reading).toMatchObject({ ok: true, policy: { checks: [{ dependsOn: [] }, { dependsOn: ['db'] }], maintenance: [{ id: 'patch', when: { type: 'weekly', days: ['sun'] } }] } });
  });

  it.each([
    [file(check('api', ', dependsOn: [db]')), '4: There is no check db.'],
    [file(check('api', ', dependsOn: [api]')), '4: A check cannot depend on itself.'],
    [file(check('db', ', dependsOn: [api]') + check('api', ', dependsOn: [db]')), '4: api depends on this check already: in a ring nobody would be told of anything.'],
    [file(check('api'), 'maintenance:\n  - { id: a, name: A, when: { type: weekly, days: [someday], from: "02:00", to: "04:00" } }\n'), '6: One of '],
    [file(check('api'), 'maintenance:\n  - { id: a, name: A, zone: Mars/Olympus, when: { type: once, from: "2026-12-01T02:00", to: "2026-12-01T04:00" } }\n'), '6: This is not an IANA time zone'],
  ])('refuses %#', (text, fault) => {
    expect(faultsOf(text)[0]).toContain(fault);
  });
});

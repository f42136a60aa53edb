import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDrill } from '../../../../shared/domain/read-drill.ts';

const folder = join(import.meta.dirname, '../../../../assets/drills');
const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'demo-watch.yaml');
const failover = readFileSync(join(folder, 'database-failover.yaml'), 'utf8');
const faultsIn = (text: string) => {
  const reading = readDrill(text);
  return reading.ok ? [] : reading.faults.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
};
/** The line of the failover scenario that holds a text, counted from 1. */
const lineOf = (text: string, within = failover) => within.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('the scenarios that are shipped', () => {
  it('are five and more, and each can be played', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(5);
    for (const name of shipped) expect([name, faultsIn(readFileSync(join(folder, name), 'utf8'))]).toEqual([name, []]);
  });
});

describe('a scenario file', () => {
  const change = (from: string, to: string) => {
    expect(failover).toContain(from);
    return failover.replace(from, to);
  };
  it.each([
    ['an unknown word', change('ends: 1h30m', 'ends: 1h30m\nspeed: 4'), 'speed', '"speed" is not a word that is known here.', 'speed: 4'],
    ['a time of day that is none', change('starts: "03:00"', 'starts: "25:00"'), 'starts', 'Write a time of day such as "03:00", in quotes.', 'starts:'],
    ['a step after the end', change('ends: 1h30m', 'ends: 30m'), 'steps.6.at', 'The drill is over before this happens.', 'at: 34m'],
    ['an incident that is not there', change('  primary-gone: { severity: 1', '  other: { severity: 1'), 'expect.other', 'There is no incident "other" in this file.', 'other: {'],
    ['a step before its incident', change('at: 6m', 'at: 10s'), 'steps.2.at', '"primary-gone" has not been opened yet.', 'at: 10s'],
    ['an endpoint that is not there', change('endpoint: lead-api, how', 'endpoint: nothing, how'), 'steps.1.endpoint', 'There is no endpoint "nothing" in this file.', 'endpoint: nothing'],
    ['nobody to page', change('[[you], [maya]', '[[ines], [maya]'), 'me', 'Nobody would call this person first: name them in level 1 of a policy.', 'me: you'],
  ])('with %s is refused with its place', (_what, text, path, message, where) => {
    const reading = readDrill(text);
    expect(reading.ok ? [] : reading.faults).toContainEqual(expect.objectContaining({ path, message, line: lineOf(where, text) }));
  });

  it('refuses a shift that is handed to its owner, or after the end', () => {
    const handoff = (words: string) => failover.replace('expect:', `handoff: ${words}\nexpect:`);
    expect(faultsIn(handoff('{ at: 1h, to: maya }'))).toEqual([]);
    expect(faultsIn(handoff('{ at: 1h, to: you }')).join()).toContain('handed to somebody else');
    expect(faultsIn(handoff('{ at: 2h, to: maya }')).join()).toContain('over before the shift ends');
    expect(faultsIn(handoff('{ at: 1h, to: nobody }')).join()).toContain('There is no person "nobody"');
  });

  it('that opens an incident twice is refused', () => {
    const twice = failover.replace('  - at: 6m\n    do: log\n', '  - { at: 5m, do: trigger, incident: primary-gone, service: lead-api, title: Again }\n  - at: 6m\n    do: log\n');
    expect(faultsIn(twice).join()).toContain('is opened twice');
  });

  it('that is no YAML, too large, or full of aliases is refused and read no further', () => {
    expect(faultsIn('scenario: [1')[0]).toMatch(/^\d+:\d+ /);
    expect(faultsIn('x'.repeat(500_001))).toEqual(['1:1 : The file is larger than 500,000 characters; a scenario is a small text.']);
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\n${Array.from({ length: 8 }, (_, n) => `${'bcdefghi'[n]}: &${'bcdefghi'[n]} [${`*${'abcdefgh'[n]},`.repeat(10)}1]`).join('\n')}`;
    expect(faultsIn(bomb)[0]).toContain('1:1');
  });
});

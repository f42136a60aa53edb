import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../../electron/drill/scenario-file.ts';
import { SpanSchema } from '../../../../shared/model/scenario.ts';

const good = `
scenario: 1
title: Small
people: { you: { name: You, email: you@demo.example } }
me: you
priorities: [SEV-1]
policies: { all: { name: Everybody, levels: [[you]] } }
services: { quotes: { name: Quotes, policy: all } }
endpoints: { api: { name: API, service: quotes } }
steps:
  - { at: 8s, do: trigger, incident: slow, service: quotes, title: Slow, priority: SEV-1 }
  - { at: 1m30s, do: resolve, incident: slow }
  - { at: 2m, do: fail, endpoint: api, how: hang }
`;
const faults = (text: string) => {
  try {
    readScenario(text);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
};

describe('a scenario file', () => {
  it('is read with its defaults', () => {
    const scenario = readScenario(good);
    expect(scenario.steps).toMatchObject([{ at: 8_000, urgency: 'high', details: '' }, { at: 90_000, by: null }, { at: 120_000, how: 'hang' }]);
    expect(scenario.repeat).toBeUndefined();
  });

  it.each([
    ['scenario: 1', 'scenario: 2', 'scenario: This program reads scenario files of version 1.'],
    ['me: you', 'me: nobody', 'me: There is no person "nobody" in this file.'],
    ['policy: all', 'policy: none', 'services.quotes.policy: There is no policy "none" in this file.'],
    ['levels: [[you]]', 'levels: [[me]]', 'policies.all.levels.0.0: There is no person "me" in this file.'],
    ['service: quotes, title', 'service: q, title', 'steps.0.service: There is no service "q" in this file.'],
    ['name: API, service: quotes', 'name: API, service: x', 'endpoints.api.service: There is no service "x" in this file.'],
    ['priority: SEV-1', 'priority: P9', 'steps.0.priority: There is no priority "P9" in this file.'],
    ['do: resolve, incident: slow', 'do: resolve, incident: fast', 'steps.1.incident: There is no incident "fast" in this file.'],
    ['do: resolve, incident: slow', 'do: resolve, incident: slow, by: maya', 'steps.1.by: There is no person "maya" in this file.'],
    ['endpoint: api', 'endpoint: web', 'steps.2.endpoint: There is no endpoint "web" in this file.'],
    ['at: 8s', 'at: soon', 'steps.0.at: Write a length of time such as 8s, 4m or 1h30m.'],
    ['title: Small', 'title: Small\nspeed: 9', 'speed: "speed" is not a word that is known here.'],
  ])('with %s as %s is refused with the place and the reason', (from, to, fault) => {
    expect(good).toContain(from);
    expect(faults(good.replace(from, to))).toEqual([fault]);
  });

  it('may not repeat faster than a minute, and declares the incidents of each round anew', () => {
    const round = (every: string, step: string) => `${good}\nrepeat: { from: 5m, every: ${every}, rounds: [[${step}]] }`;
    expect(faults(round('59s', '{ at: 0s, do: recover, endpoint: api }'))).toEqual(['repeat.every: A round takes a minute at least: a demo is no storm.']);
    expect(faults(round('5m', '{ at: 0s, do: resolve, incident: slow }'))).toEqual(['repeat.rounds.0.0.incident: There is no incident "slow" in this file.']);
  });

  it('that is no YAML is refused as such', () => {
    expect(() => readScenario('steps: [')).toThrow('not YAML');
    expect(() => readScenario('')).toThrow('cannot be played');
  });

  it('has lengths of time in hours, minutes and seconds', () => {
    expect(['0s', '90s', '4m', '1h30m', '1h1m1s'].map((text) => SpanSchema.parse(text))).toEqual([0, 90_000, 240_000, 5_400_000, 3_661_000]);
    for (const text of ['', '5', '-5s', '1.5m', '5 m']) expect(SpanSchema.safeParse(text).success).toBe(false);
  });
});

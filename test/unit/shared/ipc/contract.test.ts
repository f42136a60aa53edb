import { expect, test } from 'vitest';
import { z } from 'zod';
import { calls } from '../../../../shared/ipc/contract.ts';

type Shape = { readonly type?: string; readonly maxLength?: number; readonly pattern?: string; readonly format?: string; readonly enum?: unknown; readonly const?: unknown; readonly maxItems?: number; readonly propertyNames?: Shape; readonly allOf?: readonly { readonly pattern?: string }[] } & { readonly [key: string]: unknown };

/** As long as they may be by their form alone. */
const short = new Set(['uuid', 'date', 'time', 'date-time']);
/** Held against a list of what there is: names of zones. */
const listed = /\.(zone|teamZone)$/;

/** Every text and every list in an input that has no end. */
function endless(shape: unknown, path: string): readonly string[] {
  if (Array.isArray(shape)) return shape.flatMap((each) => endless(each, path));
  if (typeof shape !== 'object' || shape === null) return [];
  const { type, maxLength, pattern, format, maxItems, propertyNames } = shape as Shape;
  const own = [
    ...(type === 'string' && maxLength === undefined && !('enum' in shape) && !('const' in shape) && !short.has(format ?? '') && !(pattern ?? '*').endsWith('$') && !listed.test(path) ? [path] : []),
    ...(type === 'string' && maxLength === undefined && /[*+]|\{\d+,\}/.test((pattern ?? '').replaceAll(/\\[*+]|\[[^\]]*\]/g, '')) && !short.has(format ?? '') ? [`${path} by its pattern`] : []),
    ...(type === 'array' && maxItems === undefined ? [`${path}[]`] : []),
    ...(propertyNames === undefined ? [] : endless(propertyNames, `${path}{}`)),
  ];
  return [...own, ...Object.entries(shape).flatMap(([key, value]) => (key === 'propertyNames' ? [] : key === 'properties' ? Object.entries(value as object).flatMap(([name, each]) => endless(each, `${path}.${name}`)) : endless(value, path)))];
}

test('whatever the window may send has an end: no text and no list without a limit', () => {
  const found = Object.entries(calls).flatMap(([name, { input }]) => endless(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' }), name));
  expect([...new Set(found)]).toEqual([]);
});

const many = (value: unknown) => Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`x${at}`, value]));
const update = { incidentId: 'P1', template: 't', audience: 'responders', values: many(''), approver: '', nextAt: null, destinations: [] };

test.each([
  ['preferences.set', { priorities: many(1) }],
  ['preferences.set', { shortcuts: many('k') }],
  ['messages.send', update],
  ['messages.keepForm', { incidentId: 'P1', form: { template: 't', values: many(''), approver: '' } }],
  ['incident.say', { id: 'P1', entry: { kind: 'run.update', template: 't', audience: 'responders', values: many(''), nextAt: null, approver: '', unchanged: false, how: 'sent' }, title: 't' }],
] as const)('a record of thousands is refused: %s', (name, input) => {
  const parsed = calls[name].input.safeParse(input);
  expect(JSON.stringify(parsed.error?.issues ?? [])).toContain('No more than');
});

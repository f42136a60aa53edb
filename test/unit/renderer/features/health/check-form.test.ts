import { describe, expect, test } from 'vitest';
import { draftOf, emptyForm, formOf, repeatedHeaders, type CheckForm } from '../../../../../renderer/features/health/check-form.ts';
import { messageFor, parseDraft } from '../../../../../renderer/features/health/parse-draft.ts';
import { CheckSchema, type Check } from '../../../../../shared/model/check.ts';

function check(target: object, over: object = {}): Check {
  return CheckSchema.parse({ id: 'api', name: 'API', target, origin: 'person', paused: false, ...over });
}
function fieldsOf(part: Partial<CheckForm>): Readonly<Record<string, string>> {
  const parsed = parseDraft(draftOf({ ...emptyForm, name: 'API', url: 'https://example.com/', ...part }));
  return parsed.ok ? {} : parsed.fields;
}

describe('the form of a check', () => {
  test.each([
    ['http', check({ type: 'http', url: 'https://example.com/health', method: 'POST', expectedStatus: ['200', '301-302'], bodyContains: 'ok', jsonPath: { path: '$.a', equals: 'b' }, maxLatencyMs: 800, proxy: 'direct' }, { severity: 1, serviceId: 'P1', rhythm: { outOf: 5 }, dependsOn: ['gateway', 'db'] })],
    ['http with nothing optional', check({ type: 'http', url: 'https://example.com/' }, { severity: null })],
    ['tcp', check({ type: 'tcp', host: 'db.example.com', port: 5432 })],
    ['dns', check({ type: 'dns', host: 'example.com', record: 'MX', expects: 'mx1' })],
  ])('gives back what it was made of: %s', (_, saved) => {
    const parsed = parseDraft(draftOf(formOf(saved)));
    const { id, origin, paused, ...draft } = saved;
    expect([id, origin, paused]).toEqual(['api', 'person', false]);
    expect(parsed).toEqual({ ok: true, draft });
  });

  test('header values never come from main; an untouched one goes back empty', () => {
    const form = formOf(check({ type: 'http', url: 'https://example.com/', headers: { Authorization: '' } }));
    expect(form.headers).toEqual([{ key: 0, name: 'Authorization', value: '', stored: true }]);
    expect(draftOf(form).target).toMatchObject({ headers: { Authorization: '' } });
  });

  test('a header that is there twice is told, not dropped', () => {
    const row = (key: number, name: string) => ({ key, name, value: 'v', stored: false });
    expect(repeatedHeaders([row(0, 'Accept'), row(1, 'X-Key'), row(2, ' accept ')])).toEqual({ 'target.headers.accept': expect.stringMatching(/once only/) });
    expect(repeatedHeaders([row(0, ''), row(1, ''), row(2, 'X-Key')])).toEqual({});
  });

  test('an empty row of headers is no header', () => {
    expect(fieldsOf({ headers: [{ key: 0, name: ' ', value: '', stored: false }] })).toEqual({});
  });

  test('switching the type and back loses nothing', () => {
    const typed: CheckForm = { ...emptyForm, url: 'https://example.com/', type: 'tcp', host: 'db', port: '1' };
    expect(draftOf({ ...typed, type: 'http' }).target).toMatchObject({ url: 'https://example.com/' });
  });
});

describe('mistakes are named at their field', () => {
  test.each([
    [{ name: '  ' }, 'name', 'Give the check a name.'],
    [{ url: 'ftp://example.com' }, 'target.url', 'The address must start with http:// or https://.'],
    [{ url: 'https://me:secret@example.com/' }, 'target.url', 'user name or password'],
    [{ expectedStatus: '200, often' }, 'target.expectedStatus', 'Write a status such as 200'],
    [{ expectedStatus: '' }, 'target.expectedStatus', 'At least one is needed.'],
    [{ maxLatencyMs: 'fast' }, 'target.maxLatencyMs', 'not a whole number'],
    [{ headers: [{ key: 0, name: 'X Y', value: '1', stored: false }] }, 'target.headers', 'letters, digits and dashes'],
    [{ intervalSeconds: '' }, 'rhythm.intervalSeconds', 'number'],
    [{ intervalSeconds: '0' }, 'rhythm.intervalSeconds', 'At least 1.'],
    [{ failuresToDown: '21' }, 'rhythm.failuresToDown', 'At most 20.'],
    [{ failuresToDown: '3', outOf: '2' }, 'rhythm.outOf', 'it would never be down'],
    [{ type: 'tcp', host: 'no host', port: '70000' }, 'target.port', 'At most 65535.'],
    [{ type: 'dns', host: '' }, 'target.host', 'not a host name'],
  ] as const)('%o', (part, path, words) => {
    expect(messageFor(fieldsOf(part), path)).toContain(words);
  });

  test('a comma is a decimal point', () => {
    expect(draftOf({ ...emptyForm, timeoutSeconds: '2,5' }).rhythm.timeoutSeconds).toBe(2.5);
  });
});

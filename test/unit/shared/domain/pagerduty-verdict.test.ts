import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../../shared/domain/pagerduty-verdict.ts';

const judge = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  judgeAnswer({ status, text: typeof body === 'string' ? body : JSON.stringify(body), header: (name) => headers[name] ?? null });

describe('what an answer amounts to', () => {
  it.each([
    ['an object with a list', { error: { message: 'Invalid Input Provided', code: 2001, errors: ['Title cannot be empty', 'Service missing'] } }, 2001, 'Invalid Input Provided: Title cannot be empty: Service missing'],
    ['an object with a text', { error: { message: 'Not allowed', code: 2010, errors: 'Ask your admin' } }, 2010, 'Not allowed: Ask your admin'],
    ['a text', { error: 'account-level access token' }, null, 'account-level access token'],
    ['a bare list', ['First', 'Second'], null, 'First: Second'],
    ['a list under errors', { errors: ['First'] }, null, 'First'],
    ['a list under error', { error: ['First'] }, null, 'First'],
    ['no JSON at all', '<html>Forbidden</html>', null, 'status 403 without a reason'],
    ['nothing', '', null, 'status 403 without a reason'],
    ['null', null, null, 'status 403 without a reason'],
    ['no words', { error: { code: 'x', errors: [1, null] } }, null, 'status 403 without a reason'],
  ])('reads a refusal that is %s', (_name, body, code, message) => {
    expect(judge(403, body)).toEqual({ kind: 'refused', status: 403, code, message });
  });

  it('goes by the HTTP status first', () => {
    const error = { error: { message: 'x', code: 2020 } };
    expect([200, 201, 204, 301, 400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 503].map((status) => judge(status, error).kind)).toEqual([
      'ok', 'ok', 'ok', 'bad-answer', 'refused', 'unauthorised', 'refused', 'refused', 'refused', 'bad-answer', 'refused', 'refused', 'refused', 'rate-limited', 'bad-answer', 'bad-answer',
    ]);
  });

  it('cuts long words', () => {
    const verdict = judge(400, { error: 'x'.repeat(1_000_000) });
    expect(verdict.kind === 'refused' && verdict.message.length).toBe(500);
  });

  it('never throws and never makes data of a failure', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, text) => {
      const verdict = judge(status, text);
      if (status < 200 || status >= 300) expect(verdict.kind).not.toBe('ok');
    }));
  });
});

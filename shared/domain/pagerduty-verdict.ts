import type { z } from 'zod';
import type { ApiFailure, ApiResult } from '../model/api-result.ts';
import { minute, second, type Milliseconds } from '../time/duration.ts';

/** The parts of an HTTP answer that decide. `header` takes a name in small letters. */
export type RawAnswer = { readonly status: number; readonly text: string; readonly header: (name: string) => string | null };

const longestWait = 15 * minute;

/** What an answer amounts to: its JSON, or why it amounts to nothing. HTTP status first, then the code and the words. */
export function judgeAnswer(answer: RawAnswer): ApiResult<unknown> {
  const { status } = answer;
  if (status === 401) return { kind: 'unauthorised', message: refusalOf(answer).message };
  if (status === 429) return { kind: 'rate-limited', retryAfter: retryAfterOf(answer) };
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'refused', status, ...refusalOf(answer) };
  if (status === 204) return { kind: 'ok', value: null };
  if (status >= 200 && status < 300) return readJson(answer);
  const mayHaveHappened = status >= 400;
  if (status >= 300 && status < 400) return { kind: 'bad-answer', status, detail: 'it points to another address, which is not followed with a token', mayHaveHappened };
  return { kind: 'bad-answer', status, detail: `its status is ${status}`, mayHaveHappened };
}

/** Checks an answer's JSON against what must be in it. */
export function fit<T>(result: ApiResult<unknown>, schema: z.ZodType<T>): ApiResult<T> {
  if (result.kind !== 'ok') return result;
  const parsed = schema.safeParse(result.value);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  const issue = parsed.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'the whole' : issue.path.map(String).join('.');
  return { kind: 'bad-answer', status: 200, detail: `${place}: ${issue?.message ?? 'unreadable'}`, mayHaveHappened: true };
}

function readJson({ status, text }: RawAnswer): ApiResult<unknown> {
  try {
    return { kind: 'ok', value: JSON.parse(text) };
  } catch {
    const detail = /^\s*</.test(text) ? 'a web page instead of data' : text.trim() === '' ? 'nothing at all' : 'data that is broken or cut off';
    return { kind: 'bad-answer', status, detail, mayHaveHappened: true };
  }
}

function retryAfterOf({ header }: RawAnswer): Milliseconds | null {
  const seconds = header('ratelimit-reset') ?? header('retry-after');
  if (seconds === null || !/^\d{1,9}(\.\d+)?$/.test(seconds.trim())) return null;
  return Math.min(Number(seconds) * second, longestWait);
}

/**
 * The refusals seen from PagerDuty: `error` as an object with `errors` as a list or as text, `error` as text, a bare list, and no JSON at all.
 * The text is untrusted and cut.
 */
function refusalOf({ status, text }: RawAnswer): Pick<Extract<ApiFailure, { kind: 'refused' }>, 'code' | 'message'> {
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    return { code: null, message: `status ${status} without a reason` };
  }
  const error = isRecord(body) && body['error'] !== undefined ? body['error'] : body;
  const fields = isRecord(error) ? error : {};
  const words = isRecord(error) ? [fields['message'], ...listOf(fields['errors'])] : listOf(error);
  const said = [...new Set(words.filter((word): word is string => typeof word === 'string' && word.trim() !== '').map((word) => word.trim()))];
  return {
    code: typeof fields['code'] === 'number' ? fields['code'] : null,
    message: said.join(': ').slice(0, 500) || `status ${status} without a reason`,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

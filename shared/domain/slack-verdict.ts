import { z } from 'zod';
import type { ApiFailure, ApiResult } from '../model/api-result.ts';
import { second, type Milliseconds } from '../time/duration.ts';
import { plainLine } from './plain-text.ts';

type Answer = { readonly status: number; readonly text: string; readonly header: (name: string) => string | null };

const OkSchema = z.looseObject({ ok: z.literal(true) });
const ErrorSchema = z.looseObject({ ok: z.literal(false), error: z.string() });

/** Slack's own words for what a person can mend (Slack, "chat.postMessage", errors). */
const meanings: Readonly<Record<string, string>> = {
  channel_not_found: 'Slack does not know this channel, or the bot may not see it.',
  not_in_channel: 'The bot is not in this channel. Invite it there.',
  is_archived: 'This channel is archived.',
  msg_too_long: 'The message is too long for Slack.',
  no_text: 'The message is empty.',
  missing_scope: 'The bot lacks the scope chat:write.',
};
const tokenFaults = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);
/** Slack says of these that part of it may have been done. */
const halfDone = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** What an answer of the Web API amounts to. Status 200 with `ok: false` is a failure. */
export function judgeSlack(answer: Answer): ApiResult<Record<string, unknown>> {
  const early = judgeStatus(answer);
  if (early !== null) return early;
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    return { kind: 'bad-answer', status: answer.status, detail: 'no data', mayHaveHappened: true };
  }
  const ok = OkSchema.safeParse(body);
  if (ok.success) return { kind: 'ok', value: ok.data };
  const refused = ErrorSchema.safeParse(body);
  if (!refused.success) return { kind: 'bad-answer', status: answer.status, detail: 'data without "ok"', mayHaveHappened: true };
  const { error } = refused.data;
  if (tokenFaults.has(error)) return { kind: 'unauthorised', message: plainLine(error) };
  if (error === 'ratelimited' || error === 'rate_limited') return { kind: 'rate-limited', retryAfter: retryAfter(answer) };
  if (halfDone.has(error)) return { kind: 'bad-answer', status: answer.status, detail: plainLine(error), mayHaveHappened: true };
  return { kind: 'refused', status: answer.status, code: null, message: meanings[error] ?? plainLine(error) };
}

/** What a webhook says: 200 and `ok`, or a word. It has no thread and nothing to look up. */
export function judgeSlackWebhook(answer: Answer): ApiResult<null> {
  const early = judgeStatus(answer);
  if (early !== null) return early;
  if (answer.text.trim() === 'ok') return { kind: 'ok', value: null };
  return { kind: 'bad-answer', status: answer.status, detail: plainLine(answer.text).slice(0, 100), mayHaveHappened: true };
}

function judgeStatus(answer: Answer): ApiFailure | null {
  const { status, text } = answer;
  if (status === 429) return { kind: 'rate-limited', retryAfter: retryAfter(answer) };
  if (status === 401) return { kind: 'unauthorised', message: plainLine(text).slice(0, 100) };
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'refused', status, code: null, message: plainLine(text).slice(0, 100) || `status ${status}` };
  if (status >= 200 && status < 300) return null;
  return { kind: 'bad-answer', status, detail: `its status is ${status}`, mayHaveHappened: status >= 400 };
}

function retryAfter({ header }: Answer): Milliseconds | null {
  const seconds = header('retry-after');
  return seconds !== null && /^\d{1,6}$/.test(seconds.trim()) ? Number(seconds) * second : null;
}

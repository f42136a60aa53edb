import { z } from 'zod';
import { judgeSlack, judgeSlackWebhook } from '../../shared/domain/slack-verdict.ts';
import type { ApiResult } from '../../shared/model/api-result.ts';
import type { ChatChannel } from '../services/ports/message-channels.ts';
import { exchangeOnce, type WebExchangeOptions } from './web-exchange.ts';

const PostedSchema = z.looseObject({ channel: z.string(), ts: z.string() });
const WhoSchema = z.looseObject({ team: z.string(), user: z.string() });
const json = 'application/json; charset=utf-8';

/** Slack by bot token: threads and a test (Slack, "chat.postMessage", "auth.test"). */
export function createSlackBot(options: WebExchangeOptions & { readonly token: string; readonly apiBase?: string }): ChatChannel {
  const { token, apiBase = 'https://slack.com/api' } = options;
  async function call(method: string, body: unknown): Promise<ApiResult<Record<string, unknown>>> {
    const answer = await exchangeOnce(options, `${apiBase}/${method}`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': json, authorization: `Bearer ${token}` },
    });
    return answer.kind === 'answer' ? judgeSlack(answer) : answer;
  }
  return {
    post: async ({ channel, text, thread }) => {
      const result = await call('chat.postMessage', { channel, text, unfurl_links: false, unfurl_media: false, ...(thread === null ? {} : { thread_ts: thread }) });
      return fit(result, PostedSchema, ({ channel: id, ts }) => ({ channel: id, ts }));
    },
    test: async () => fit(await call('auth.test', {}), WhoSchema, ({ team, user }) => ({ team, as: user })),
  };
}

/** Slack by incoming webhook. Its address is the secret, and it names the channel itself. */
export function createSlackWebhook(options: WebExchangeOptions & { readonly url: string }): ChatChannel {
  return {
    post: async ({ text }) => {
      const answer = await exchangeOnce(options, options.url, { method: 'POST', body: JSON.stringify({ text }), headers: { 'content-type': json } });
      const result = answer.kind === 'answer' ? judgeSlackWebhook(answer) : answer;
      return result.kind === 'ok' ? { kind: 'ok', value: { channel: null, ts: null } } : result;
    },
    test: () => null,
  };
}

function fit<T, U>(result: ApiResult<unknown>, schema: z.ZodType<T>, take: (value: T) => U): ApiResult<U> {
  if (result.kind !== 'ok') return result;
  const parsed = schema.safeParse(result.value);
  return parsed.success ? { kind: 'ok', value: take(parsed.data) } : { kind: 'bad-answer', status: 200, detail: 'it lacks what it must hold', mayHaveHappened: true };
}

import { z } from 'zod';
import { fit, judgeAnswer } from '../../shared/domain/pagerduty-verdict.ts';
import type { ApiResult } from '../../shared/model/api-result.ts';
import { second } from '../../shared/time/duration.ts';
import type { StatusPage, StatusPageIncident, StatusPageText } from '../services/ports/message-channels.ts';
import { exchangeOnce, type WebExchangeOptions } from './web-exchange.ts';

const IncidentSchema = z
  .looseObject({ id: z.string().min(1).max(64), name: z.string(), status: z.string(), shortlink: z.string().nullish() })
  .transform(({ id, name, status, shortlink }): StatusPageIncident => ({ id, name, status, url: shortlink ?? null }));

/** Atlassian Statuspage, API v1: the key stands behind the word OAuth, 420 is another way to say 429. */
export function createStatusPage(options: WebExchangeOptions & { readonly key: string; readonly pageId: string; readonly apiBase?: string }): StatusPage {
  const { key, pageId, apiBase = 'https://api.statuspage.io/v1' } = options;
  const incidents = `${apiBase}/pages/${encodeURIComponent(pageId)}/incidents`;
  async function call(method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown): Promise<ApiResult<unknown>> {
    const headers = { accept: 'application/json', 'content-type': 'application/json', authorization: `OAuth ${key}` };
    const answer = await exchangeOnce(options, url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (answer.kind !== 'answer') return answer;
    if (answer.status === 420) return { kind: 'rate-limited', retryAfter: Number(answer.header('retry-after') ?? 60) * second || null };
    return judgeAnswer(answer);
  }
  const told = ({ status, body, notifyCustomers }: StatusPageText) => ({ status, body, deliver_notifications: notifyCustomers });
  return {
    open: async () => fit(await call('GET', `${incidents}/unresolved`), z.array(IncidentSchema)),
    create: async (incident) => fit(await call('POST', incidents, { incident: { name: incident.name, ...told(incident) } }), IncidentSchema),
    update: async (id, text) => fit(await call('PATCH', `${incidents}/${encodeURIComponent(id)}`, { incident: told(text) }), IncidentSchema),
  };
}

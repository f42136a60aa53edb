import type { ApiResult } from '../../../shared/model/api-result.ts';

/** Where a message went; `ts` is what its replies hang on, null where the way in gives none (a webhook). */
export type PostedMessage = { readonly channel: string | null; readonly ts: string | null };

/** One way into a chat. Never sends twice by itself: what may have arrived is for the person to look at (no idempotency key exists). */
export interface ChatChannel {
  /** `text` is marked up and escaped already. `thread` hangs it under an earlier message. */
  post(message: { readonly channel: string; readonly text: string; readonly thread: string | null }): Promise<ApiResult<PostedMessage>>;
  /** Asks whether the login is accepted, without posting; null where the way in cannot be asked. */
  test(): Promise<ApiResult<{ readonly team: string; readonly as: string }>> | null;
}

export type StatusPageState = 'investigating' | 'identified' | 'monitoring' | 'resolved';
export type StatusPageIncident = { readonly id: string; readonly name: string; readonly status: string; readonly url: string | null };
export type StatusPageText = { readonly status: StatusPageState; readonly body: string; readonly notifyCustomers: boolean };

/** The public status page. Customers get mail only when `notifyCustomers` says so. */
export interface StatusPage {
  open(): Promise<ApiResult<readonly StatusPageIncident[]>>;
  create(incident: StatusPageText & { readonly name: string }): Promise<ApiResult<StatusPageIncident>>;
  update(id: string, text: StatusPageText): Promise<ApiResult<StatusPageIncident>>;
}

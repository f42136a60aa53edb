import type { WatchEvent } from '../model/event.ts';
import { isAcknowledgedBy, type Myself } from './duty-engagement.ts';

/** True for what says that the person has acknowledged: the incident's log, here or in PagerDuty, or, before that was read, the outbox that PagerDuty confirmed it to. */
export function isOwnAcknowledgement(event: WatchEvent, myself: Myself): boolean {
  return event.kind === 'action' ? isConfirmed(event.payload) : isAcknowledgedBy(event, myself);
}

function isConfirmed(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null) return false;
  const { outboxId, kind, state }: Readonly<Record<string, unknown>> = { ...payload };
  return typeof outboxId === 'string' && kind === 'acknowledge' && state === 'done';
}

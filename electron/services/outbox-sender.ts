import { asking, ended, sending } from '../../shared/domain/outbox-change.ts';
import { askStranger, type Settled } from '../../shared/domain/outbox-decision.ts';
import type { Standpoint } from '../../shared/domain/outbox-facts.ts';
import { afterFailedRead, afterFailedWrite, type Rest } from '../../shared/domain/outbox-failure.ts';
import { mayReopen } from '../../shared/domain/outbox-reopened.ts';
import type { OutboxItem } from '../../shared/model/outbox.ts';
import type { Instant } from '../../shared/time/duration.ts';
import { look } from './outbox-look.ts';
import { acknowledgeIncident, writeAction } from './outbox-write.ts';
import type { Clock } from './ports/clock.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

/** Who acts, through which token. */
export type Actor = { readonly userId: string; readonly email: string; readonly api: PagerDutyApi };

export type OutboxSenderOptions = {
  readonly clock: Clock;
  readonly current: (id: string) => OutboxItem | undefined;
  /** On disk when it returns; throws when it is not. */
  readonly commit: (item: OutboxItem) => void;
  /** Never throws: what happened has happened, on disk or not. */
  readonly keep: (item: OutboxItem) => void;
  readonly claimed: () => ReadonlySet<string>;
  /** An acknowledgement arrived that may have re-opened what was resolved; `sentAt` is PagerDuty's time. */
  readonly acknowledged: (item: OutboxItem, sentAt: Instant) => void;
  readonly report: (error: unknown) => void;
};

/** Takes one row one step further: look, decide, and if need be write it down and send it. */
export function createOutboxSender({ clock, current, commit, keep, claimed, acknowledged, report }: OutboxSenderOptions) {
  async function write(before: OutboxItem, { userId, email, api }: Actor, first: 'acknowledge' | null): Promise<Rest> {
    const sent = sending(before, userId, serverNow(clock, api));
    try {
      commit(sent);
    } catch (error) {
      report(error);
      keep({ ...before, message: 'Not sent: it could not be written to the disk.' });
      return { kind: 'all', reason: 'storage', delay: null, message: 'The outbox cannot be written to the disk, so nothing is sent.' };
    }
    const ahead = first === 'acknowledge' && before.incidentId !== null;
    const result = ahead ? await acknowledgeIncident(before.incidentId, api, email) : await writeAction(sent, api, email, clock.now());
    if (result.kind !== 'ok') {
      const after = afterFailedWrite(before, sent, result, clock.now());
      keep(after.item);
      return after.rest;
    }
    // The acknowledgement went first; what the row itself asks for has not been sent.
    if (ahead) keep({ ...before, actorId: userId, message: 'Acknowledged; now the snooze.' });
    else keep(ended(sent, 'done', result.value.message, clock.now(), result.value.resultId));
    if (ahead || sent.action.kind === 'acknowledge') acknowledged(sent, sent.lastSentAt ?? 0);
    return { kind: 'none' };
  }

  function settle(item: OutboxItem, decision: Settled): Rest {
    if (decision.kind === 'wait') {
      keep({ ...item, message: decision.message });
      return { kind: 'until', at: decision.until };
    }
    if (decision.kind === 'ask') {
      keep(asking(item, decision));
      return { kind: 'none' };
    }
    keep(ended(item, decision.state, decision.message, clock.now(), decision.resultId));
    return { kind: 'none' };
  }

  return {
    async perform(item: OutboxItem, actor: Actor): Promise<Rest> {
      const { api, userId } = actor;
      const stranger = askStranger(item, userId);
      if (stranger !== null) return settle(item, stranger);
      const standpoint = (): Standpoint => ({ userId, now: clock.now(), skew: skewOf(api), claimed: claimed() });
      const found = await look(item, api, standpoint);
      // Taken back while we looked.
      if (current(item.id) !== item) return { kind: 'none' };
      if (found.kind !== 'ok') {
        const after = afterFailedRead(item, found, clock.now());
        keep(after.item);
        return after.rest;
      }
      const over = found.value.kind === 'wait' || (found.value.kind === 'end' && found.value.state === 'dropped');
      if (item.firstSentAt !== null && mayReopen(item) && !over) acknowledged(item, item.firstSentAt);
      return found.value.kind === 'send' ? write(item, actor, found.value.first) : settle(item, found.value);
    },
    settle,
  };
}

const skewOf = (api: PagerDutyApi) => api.meter().skew ?? 0;

/** PagerDuty's time, as well as it is known. */
export function serverNow(clock: Clock, api: PagerDutyApi): Instant {
  return clock.now() + skewOf(api);
}

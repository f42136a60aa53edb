import { z } from 'zod';
import type { OwnShift } from '../../shared/domain/shift-changes.ts';
import type { OutboxView } from '../../shared/model/outbox.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import { ScheduleViewSchema, type ScheduleView } from '../../shared/model/pagerduty-schedule.ts';
import { elapsedDay, minute, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { createMemo } from './memo.ts';
import type { Clock } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

const every: Milliseconds = 15 * minute;
const afterFailure: Milliseconds = 2 * minute;
const behind: Milliseconds = elapsedDay;
const ahead: Milliseconds = 42 * elapsedDay;

export type ScheduleReaderOptions = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly meta: MetaStore;
  /** null while PagerDuty is not connected. */
  readonly api: () => PagerDutyApi | null;
  readonly userId: () => string | null;
  readonly onCall: () => OnCallStatus;
  readonly report: (error: unknown) => void;
};

/** The person's place in two readings of one schedule, as far as both saw. */
export type ScheduleNews = { readonly before: readonly OwnShift[]; readonly after: readonly OwnShift[]; readonly until: Instant };

/** Reads the schedules in which the person has a place, both kinds, and keeps the last reading for when nothing can be read (S20). */
export function createScheduleReader({ clock, meta, api, userId, onCall, report }: ScheduleReaderOptions, told: (news: readonly ScheduleNews[]) => void) {
  const memo = createMemo(meta, report);
  let kept = recall();
  let due = 0;
  let reading = false;
  let overridden: string | null = null;
  let readFrom: PagerDutyApi | null = null;
  let readIds = '';

  function recall(): readonly ScheduleView[] {
    const text = meta.get('rota.pagerduty');
    try {
      return text === null ? [] : z.array(ScheduleViewSchema).parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return [];
    }
  }
  const wanted = () => [...new Map(onCall().shifts.flatMap(({ schedule }) => (schedule === undefined ? [] : [[schedule.id, schedule] as const]))).values()];
  function ownIn({ name, entries }: ScheduleView, me: string | null): readonly OwnShift[] {
    return entries.filter((entry) => entry.userId === me).map(({ from, to }) => ({ seat: name, from, to }));
  }

  async function read(client: PagerDutyApi): Promise<void> {
    // Whatever goes wrong below, it is not asked again at the next tick.
    due = clock.monotonic() + afterFailure;
    const [from, until] = [clock.now() - behind, clock.now() + ahead];
    const fresh: ScheduleView[] = [];
    for (const { id, kind } of wanted()) {
      const answer = await client.schedule(id, kind, { since: from, until });
      if (answer.kind === 'ok') fresh.push({ ...answer.value, kind, entries: [...answer.value.entries], from, until, asOf: clock.now() });
      else if (answer.kind !== 'refused') return;
    }
    const before = kept;
    kept = fresh;
    // Unless somebody asked for another reading meanwhile.
    if (due !== 0) due = clock.monotonic() + every;
    memo.set('rota.pagerduty', JSON.stringify(fresh));
    const me = userId();
    told(fresh.flatMap((now) => {
      const earlier = before.find(({ id }) => id === now.id);
      return earlier === undefined ? [] : [{ before: ownIn(earlier, me), after: ownIn(now, me), until: Math.min(earlier.until, now.until) }];
    }));
  }

  return {
    list: (): readonly ScheduleView[] => kept,
    /** They may be others now: they are read at the next tick. */
    hurry: (): void => void (due = 0),
    /** An override that went through has changed them. */
    outboxChanged({ ended }: OutboxView): void {
      const newest = ended.find(({ action, state }) => action.kind === 'override' && state === 'done')?.id ?? null;
      if (newest !== null && newest !== overridden) due = 0;
      overridden = newest;
    },
    /** Call it every few seconds. */
    tick(): void {
      const client = api();
      if (reading || client === null || onCall().seenUntil === undefined) return;
      const ids = JSON.stringify(wanted());
      // Another account, or a place in another schedule: what was read before says nothing of it.
      if (client !== readFrom || ids !== readIds) due = 0;
      if (clock.monotonic() < due) return;
      readFrom = client;
      readIds = ids;
      reading = true;
      read(client).catch(report).finally(() => (reading = false));
    },
  };
}

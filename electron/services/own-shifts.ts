import { z } from 'zod';
import type { OwnShift } from '../../shared/domain/shift-changes.ts';
import type { OnCallShift, OnCallStatus } from '../../shared/model/on-call.ts';
import type { OwnShifts } from '../../shared/model/rota-view.ts';
import { minute, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { createMemo } from './memo.ts';
import type { Clock } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';

type OwnShiftsOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly meta: MetaStore;
  readonly onCall: () => OnCallStatus;
  readonly local: () => { readonly person: string | null; readonly until: Instant; readonly shifts: readonly OwnShift[] };
  readonly report: (error: unknown) => void;
};

const SeenSchema = z.object({
  /** Who said so of whom: readings of different ones are not compared. */
  of: z.string(), asOf: z.number(), until: z.number(),
  shifts: z.array(z.object({ seat: z.string(), from: z.number(), to: z.number() })),
});
type SeenShifts = z.infer<typeof SeenSchema>;

/** An answer like the last one is not written down again for so long: with every answer it would be a transaction a minute. */
const rememberedFor: Milliseconds = 15 * minute;

/** When the person is on call: as PagerDuty says where it is connected, from its last answer where it is silent, by the local rota else. */
export function createOwnShifts({ clock, meta, onCall, local, report }: OwnShiftsOptions) {
  const memo = createMemo(meta, report);
  /** What the last reading said, kept for when nothing can be read. */
  function seen(): SeenShifts | null {
    const text = memo.get('rota.seen');
    try {
      return text === null ? null : SeenSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return null;
    }
  }

  let kept: SeenShifts | null = null;
  function remember(reading: SeenShifts): void {
    const isSame = kept !== null && JSON.stringify({ ...kept, asOf: reading.asOf }) === JSON.stringify(reading);
    if (isSame && kept !== null && Math.abs(reading.asOf - kept.asOf) < rememberedFor) return;
    memo.set('rota.seen', JSON.stringify(reading));
    kept = reading;
  }

  return {
    seen,
    remember,
    /** A reading as far ahead as it goes; null while there is none that could be compared. */
    reading(): SeenShifts | null {
      const status = onCall();
      if (status.state === 'not-connected') {
        const { person, until, shifts } = local();
        return person === null ? null : { of: `local ${person}`, asOf: clock.now(), until, shifts: shifts.map(({ seat, from, to }) => ({ seat, from, to })) };
      }
      if (status.state === 'unknown' || status.seenUntil === undefined || status.asOf === null) return null;
      return { of: 'pagerduty', asOf: status.asOf, until: status.seenUntil, shifts: status.shifts.map(ownShift) };
    },
    read(): OwnShifts {
      const status = onCall();
      if (status.state === 'not-connected') return { source: 'local', asOf: null, shifts: local().shifts.map(({ seat, from, to }) => ({ seat, from, to })) };
      if (status.state !== 'unknown' || status.shifts.length > 0) return { source: 'pagerduty', asOf: status.asOf, shifts: status.shifts.map(ownShift) };
      const last = seen();
      return last?.of === 'pagerduty' ? { source: 'pagerduty', asOf: last.asOf, shifts: last.shifts.filter(({ to }) => to > clock.now()) } : { source: 'pagerduty', asOf: null, shifts: [] };
    },
  };
}

function ownShift({ level, policyName, startsAt, endsAt }: OnCallShift): OwnShift {
  const seat = level === 1 ? 'primary' : level === 2 ? 'secondary' : `level ${level}`;
  return { seat: policyName === '' ? seat : `${seat}, ${policyName}`, from: startsAt ?? 0, to: endsAt ?? Number.MAX_SAFE_INTEGER };
}

export type OwnShiftsReader = ReturnType<typeof createOwnShifts>;

import { formatNear, zoneName } from '../../../shared/domain/format-time.ts';
import type { OnCallShift, OnCallStatus } from '../../../shared/model/on-call.ts';
import type { Instant } from '../../../shared/time/duration.ts';

const levels = ['', 'Primary', 'Secondary', 'Tertiary'] as const;

/** `Primary until Mon 09:00 CEST`. */
export function describeShift({ level, endsAt }: OnCallShift, now: Instant, zone: string): string {
  const role = levels[level] ?? `Level ${level}`;
  return endsAt === null ? `${role}, no end` : `${role} until ${formatNear(endsAt, now, zone)} ${zoneName(endsAt, zone)}`;
}

/** The shift with the most responsibility; of equals the one that ends last. */
export function leadingShift(shifts: readonly OnCallShift[]): OnCallShift | undefined {
  return shifts.toSorted((a, b) => a.level - b.level || (b.endsAt ?? Infinity) - (a.endsAt ?? Infinity))[0];
}

/** One line for the header; null when there is no rota to speak of. An unknown state is never shown as off call. */
export function describeOnCall({ state, shifts }: OnCallStatus, now: Instant, zone: string): string | null {
  const lead = leadingShift(shifts);
  if (state === 'not-connected') return null;
  if (state === 'unknown') return 'On call: not known';
  if (state === 'off') return 'Off call';
  return lead === undefined ? 'On call' : describeShift(lead, now, zone);
}

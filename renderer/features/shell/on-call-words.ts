import { leadingShift } from '../../../shared/domain/on-call-status.ts';
import { formatNear, zoneName } from '../../../shared/domain/format-time.ts';
import type { OnCallShift, OnCallStatus } from '../../../shared/model/on-call.ts';
import type { Instant } from '../../../shared/time/duration.ts';

const levels = ['', 'Primary', 'Secondary', 'Tertiary'] as const;

/** `Primary until Mon 09:00 CEST`; of what has not begun, `Primary from Mon 09:00 CEST`. */
export function describeShift({ level, startsAt, endsAt }: OnCallShift, now: Instant, zone: string): string {
  const role = levels[level] ?? `Level ${level}`;
  if (startsAt !== null && startsAt > now) return `${role} from ${formatNear(startsAt, now, zone)} ${zoneName(startsAt, zone)}`;
  return endsAt === null ? `${role}, no end` : `${role} until ${formatNear(endsAt, now, zone)} ${zoneName(endsAt, zone)}`;
}

/** One line for the header; null when there is no rota to speak of. An unknown state is never shown as off call. */
export function describeOnCall(onCall: OnCallStatus, now: Instant, zone: string): string | null {
  const { state } = onCall;
  const lead = leadingShift(onCall, now);
  if (state === 'not-connected') return null;
  if (state === 'unknown') return 'On call: not known';
  if (state === 'off') return 'Off call';
  return lead === undefined ? 'On call' : describeShift(lead, now, zone);
}

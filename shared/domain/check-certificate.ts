import type { CheckState } from '../model/check-state.ts';
import { elapsedDay, type Instant } from '../time/duration.ts';

/** Days before its end at which a certificate is spoken of (A6). */
const warnings = [1, 7, 14, 21] as const;

/** From 22 to 07 nobody is told about something that can wait until morning (A6: never at night). */
export function isNight(localHour: number): boolean {
  return localHour >= 22 || localHour < 7;
}

type Known = Pick<CheckState, 'certificateExpiresAt' | 'certificateWarnedDays'>;

/**
 * What is known of a certificate after a probe saw one that ends at `expiresAt` (null: none was seen), and the warning that is
 * due: the smallest of 21, 14, 7 and 1 days that has come, once for each certificate. One that has ended is a failure, not a warning.
 */
export function assessCertificate(known: Known, expiresAt: Instant | null, now: Instant, localHour: number): { readonly known: Known; readonly warning: number | null } {
  if (expiresAt === null) return { known: { certificateExpiresAt: known.certificateExpiresAt, certificateWarnedDays: known.certificateWarnedDays }, warning: null };
  const warned = expiresAt === known.certificateExpiresAt ? known.certificateWarnedDays : null;
  const left = (expiresAt - now) / elapsedDay;
  const due = left <= 0 ? undefined : warnings.find((days) => left <= days);
  const isNews = due !== undefined && (warned === null || due < warned) && !isNight(localHour);
  return { known: { certificateExpiresAt: expiresAt, certificateWarnedDays: isNews ? due : warned }, warning: isNews ? due : null };
}

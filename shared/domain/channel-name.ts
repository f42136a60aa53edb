import type { Instant } from '../time/duration.ts';

/** `#incident-YYYYMMDD-HHMM` of the trigger, in UTC so that it reads the same to everybody (runbook L261, C32). */
export function channelName(openedAt: Instant): string {
  return `#${fileStem(openedAt)}`;
}

/** The same without its mark, for names of files. */
export function fileStem(openedAt: Instant): string {
  const digits = new Date(openedAt).toISOString().replaceAll(/[-:T]/g, '');
  return `incident-${digits.slice(0, 8)}-${digits.slice(8, 12)}`;
}

import { isLoud, type Severity } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Instant } from '../time/duration.ts';
import { elapsed } from './alert-memory.ts';
import type { AlertRules } from './alert-rules.ts';

/** When this one was last heard, be it over and forgotten meanwhile, and when anything was. */
export type Heard = { readonly hereAt: Instant | null; readonly elsewhereAt: Instant | null };

/**
 * Whether what is told now may be heard: never SEV-4, at most once a minute for one situation, and what is not SEV-1/2 is
 * quiet when anything else was heard a moment ago (P1). */
export function maySound(severity: Severity | null, shown: ShownAlert | null, { hereAt, elsewhereAt }: Heard, rules: AlertRules, now: Instant): boolean {
  if (!rules.sounds || severity === 4) return false;
  if (elapsed(shown?.soundAt, now) < rules.soundGap || elapsed(hereAt, now) < rules.soundGap) return false;
  return isLoud(severity) || elapsed(elsewhereAt, now) >= rules.groupWithin;
}

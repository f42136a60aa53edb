import { isLoud, type Severity } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Instant } from '../time/duration.ts';
import { elapsed } from './alert-memory.ts';
import type { AlertRules } from './alert-rules.ts';

/**
 * Whether what is told now may be heard: never SEV-4, at most once a minute for one situation, and what is not SEV-1/2 is
 * quiet when anything else was heard a moment ago (P1). `elsewhereAt`: when any alert last made a sound.
 */
export function maySound(severity: Severity | null, shown: ShownAlert | null, elsewhereAt: Instant | null, rules: AlertRules, now: Instant): boolean {
  if (!rules.sounds || severity === 4 || elapsed(shown?.soundAt, now) < rules.soundGap) return false;
  return isLoud(severity) || elapsed(elsewhereAt, now) >= rules.groupWithin;
}

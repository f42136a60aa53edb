import type { SituationMember } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';

/** 53 bits of a text, as base 36: FNV-1a over two lanes. Not for secrets. */
function digest(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x9dc5811c;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + index), 0x01000193);
  }
  return ((high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff)).toString(36);
}

/**
 * A name that the same outage gets again after a restart: an incident has one situation for ever, a check one for each outage.
 * At most 64 characters.
 */
export function situationId(kind: SituationMember['kind'], id: string, openedAt: Instant): string {
  const whole = kind === 'incident' ? `incident-${id}` : `check-${id}-${openedAt.toString(36)}`;
  return whole.length <= 64 ? whole : `${whole.slice(0, 40)}-${digest(whole)}`;
}

import { isLoud } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Situation } from '../model/situation.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';
import type { AlertContent } from './alert-text.ts';
import { isOpen, memberKey } from './situation-members.ts';

/** A wall clock that was set back must not silence anything, so a moment in the future counts as long past. */
export function elapsed(since: Instant | null | undefined, now: Instant): Milliseconds {
  return since === null || since === undefined || since > now ? Number.POSITIVE_INFINITY : now - since;
}

/** The open members that are SEV-1/2, by key. */
export function loudMembers({ members }: Situation): readonly string[] {
  return members.filter((member) => isOpen(member) && isLoud(member.severity)).map(memberKey);
}

/** What the person knows once this has been told. */
export function remember(situation: Situation, content: AlertContent, shownAt: Instant, soundAt: Instant | null): ShownAlert {
  const { id: situationId, status, severity } = situation;
  const loud = loudMembers(situation);
  return { situationId, status, severity, title: content.title, body: content.body, shownAt, soundAt, ...(loud.length > 0 ? { loud } : {}) };
}

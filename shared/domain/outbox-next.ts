import { isPending, type OutboxItem } from '../model/outbox.ts';
import type { Instant } from '../time/duration.ts';
import { isHeld, laneOf } from './outbox-item.ts';

/** What is not tried for now: everything, or single lanes. */
export type Resting = { readonly all: boolean; readonly lanes: ReadonlySet<string> };

export type NextStep = {
  /** Waited too long. */
  readonly expired: readonly OutboxItem[];
  /** The row whose turn it is. */
  readonly item: OutboxItem | null;
  /** When a row expires, or need not be held any more, next. */
  readonly changesAt: Instant | null;
};

/** Which row is next: the first of its lane, and of those the first in line. Rows that ask step aside until they are answered. */
export function nextStep(items: readonly OutboxItem[], resting: Resting, now: Instant): NextStep {
  const line = items.filter((item) => isPending(item) && item.state !== 'asking').toSorted((a, b) => a.turn - b.turn);
  const heads = new Map<string, OutboxItem>();
  const expired: OutboxItem[] = [];
  let changesAt: Instant | null = null;
  for (const item of line) {
    if (standsAside(item, line)) continue;
    if (item.state === 'queued' && item.firstSentAt === null) {
      if (now >= item.expiresAt) {
        expired.push(item);
        continue;
      }
      changesAt = Math.min(changesAt ?? item.expiresAt, item.expiresAt);
    }
    if (isHeld(item, now) && item.heldUntil !== null) changesAt = Math.min(changesAt ?? item.heldUntil, item.heldUntil);
    const lane = laneOf(item);
    if (!heads.has(lane)) heads.set(lane, item);
  }
  const item = resting.all ? undefined : [...heads].find(([lane, head]) => head.state !== 'sending' && !isHeld(head, now) && !resting.lanes.has(lane))?.[1];
  return { expired, item: item ?? null, changesAt };
}

/** A queued acknowledgement with a resolve behind it has nothing to add: only the resolve is sent. It comes back when that does not happen. */
function standsAside(item: OutboxItem, line: readonly OutboxItem[]): boolean {
  return item.action.kind === 'acknowledge' && item.state === 'queued' && line.some((other) => isResolveAfter(other, item));
}

export function isResolveAfter(other: OutboxItem, item: OutboxItem): boolean {
  return other.action.kind === 'resolve' && other.incidentId === item.incidentId && other.turn > item.turn;
}

/** The acknowledgements that a confirmed resolve has made pointless, those that ask included. */
export function madePointless(items: readonly OutboxItem[], resolved: OutboxItem): readonly OutboxItem[] {
  return items.filter((item) => item.action.kind === 'acknowledge' && (item.state === 'queued' || item.state === 'asking') && isResolveAfter(resolved, item));
}

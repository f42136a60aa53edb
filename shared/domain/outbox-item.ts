import { isPending, type OutboxAction, type OutboxItem, type OutboxKind, type Seen } from '../model/outbox.ts';
import { elapsedDay, hour, minute, second, type Instant, type Milliseconds } from '../time/duration.ts';

/** How long a write waits before a person is asked whether it is still wanted; a snooze and an override count by their own end. (behaviour 4.5) */
const patience: Readonly<Record<Exclude<OutboxKind, 'snooze' | 'override'>, Milliseconds>> = {
  acknowledge: 10 * minute,
  escalate: 10 * minute,
  reassign: 10 * minute,
  resolve: 30 * minute,
  note: 24 * hour,
  'status-update': 15 * minute,
  create: 15 * minute,
};

/** The instant from which it is not sent without asking. */
export function expiryOf(action: OutboxAction, now: Instant): Instant {
  if (action.kind === 'snooze') return action.until;
  return action.kind === 'override' ? action.to : now + patience[action.kind];
}

/** What cannot be taken back once it is out waits this long, so that a slip of the hand can be. */
const grace: Milliseconds = 5 * second;
const atOnce: ReadonlySet<OutboxKind> = new Set(['acknowledge', 'note', 'snooze']);

/** How long an action waits before it is sent. An acknowledgement, a note and a snooze go at once. */
export function graceOf({ kind }: OutboxAction): Milliseconds {
  return atOnce.has(kind) ? 0 : grace;
}

/** Whether a row still waits for second thoughts. A clock that was set back makes nothing wait longer. */
export function isHeld({ heldUntil, createdAt, firstSentAt }: OutboxItem, now: Instant): boolean {
  return heldUntil !== null && firstSentAt === null && now < heldUntil && now >= createdAt;
}

const longestSnooze: Milliseconds = 7 * elapsedDay;

/** The duration that PagerDuty is told, 1 to 604800 s; 0 when the end has passed. */
export function snoozeSeconds(until: Instant, now: Instant): number {
  return until <= now ? 0 : Math.min(604_800, Math.max(1, Math.round((until - now) / 1000)));
}

/** Why an action makes no sense at all, for people; null when it does. */
export function problemWith(action: OutboxAction, now: Instant): string | null {
  if (action.kind === 'override') {
    if (action.to <= action.from) return 'The override ends before it begins.';
    return action.to <= now ? 'The override would have ended already.' : null;
  }
  if (action.kind !== 'snooze') return null;
  if (action.until <= now) return 'The end of the snooze has passed already.';
  return action.until - now > longestSnooze ? 'A snooze lasts seven days at most.' : null;
}

export type NewItem = {
  readonly id: string;
  readonly incidentId: string | null;
  readonly action: OutboxAction;
  readonly actorId: string | null;
  readonly seen: Seen | null;
  readonly turn: number;
  /** How long it waits, so that it can be taken back. */
  readonly grace: Milliseconds;
};

export function queue({ grace: wait, ...wanted }: NewItem, now: Instant): OutboxItem {
  return {
    ...wanted,
    heldUntil: wait > 0 ? now + wait : null,
    createdAt: now,
    expiresAt: expiryOf(wanted.action, now),
    state: 'queued',
    attempts: 0,
    firstSentAt: null,
    lastSentAt: null,
    insisted: false,
    message: wait > 0 ? 'It is sent in a moment; until then it can be taken back.' : 'Waiting to be sent.',
    question: null,
    resultId: null,
    endedAt: null,
  };
}

/** Writes of one lane go out one after the other; lanes know nothing of each other. */
export function laneOf({ incidentId, id, action }: OutboxItem): string {
  return incidentId ?? (action.kind === 'override' ? `schedule ${action.scheduleId}` : `new ${id}`);
}

const repeats = (action: OutboxAction) => action.kind === 'acknowledge' || action.kind === 'resolve';

/**
 * The pending row that says the same already: pressed twice is asked once (requirement 5.4). An acknowledgement or a resolve is the same
 * wherever it stands in line; of the others only the last in line, since "level 2, level 3, level 2" means what it says.
 */
export function pendingTwin(items: readonly OutboxItem[], incidentId: string | null, action: OutboxAction): OutboxItem | null {
  const lane = items.filter((item) => item.incidentId === incidentId && isPending(item)).toSorted((a, b) => a.turn - b.turn);
  const candidates = repeats(action) ? lane.filter((item) => item.action.kind === action.kind) : incidentId === null ? lane : lane.slice(-1);
  return candidates.findLast((item) => repeats(action) || isSame(item.action, action)) ?? null;
}

function isSame(a: OutboxAction, b: OutboxAction): boolean {
  const flat = (action: OutboxAction) => JSON.stringify(Object.entries(action).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return flat(a) === flat(b);
}

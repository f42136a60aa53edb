import { handoffBoundaries, type Boundary, type ShiftFacts } from '../../shared/domain/handoff-shift.ts';
import { handoffSteps, stepsOver } from '../../shared/domain/handoff-steps.ts';
import type { Handoff, HandoffKind, HandoffStep } from '../../shared/model/handoff.ts';
import type { HandoffNow } from '../../shared/model/handoff-view.ts';
import { elapsedDay, hour, minute, type Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffStore } from './ports/handoff-store.ts';

/** A handoff belongs to a boundary that is this close to the one it was begun for: the end of a shift may be moved. */
const sameEnd = hour;
/** Where nobody knows when the shift ends, or began, a new handoff takes so long a one. */
const usual = 12 * hour;

export type HandoffClockOptions = {
  readonly clock: Clock;
  readonly store: Pick<HandoffStore, 'drafts' | 'near'>;
  readonly shifts: () => ShiftFacts;
  /** The time of a step has come, or has passed. */
  readonly changed: () => void;
};

/** When the shift ends and which of the four steps is due: one timer, armed for the next moment at which that changes (C26, C27). */
export function createHandoffClock({ clock, store, shifts, changed }: HandoffClockOptions) {
  let disarm = () => {};

  function handoffFor({ shift, kind }: Boundary): Handoff | null {
    return store.near(shift.until, sameEnd).find((one) => !one.received && one.kind === kind) ?? null;
  }
  /** The boundary that counts now: the first whose steps are not over. */
  function current(): { readonly boundary: Boundary; readonly handoff: Handoff | null } | null {
    for (const boundary of handoffBoundaries(shifts(), clock.now() - 2 * hour)) {
      const handoff = handoffFor(boundary);
      if (stepsOver(boundary.shift.until, handoff?.steps ?? {}) > clock.now()) return { boundary, handoff };
    }
    return null;
  }
  /** One that came in and was accepted waits to be verified by whoever has the watch now. */
  function taken(): Handoff | null {
    return store.near(clock.now(), sameEnd).find(({ received, status, steps, shiftUntil }) => received && status === 'accepted' && steps.verify === undefined && stepsOver(shiftUntil, steps) > clock.now()) ?? null;
  }
  /** Of the receiver's two steps, the taking over is done. */
  function takenNow({ id, shiftFrom, shiftUntil, kind, zone, steps: done, acceptedAt }: Handoff): HandoffNow {
    const { steps } = handoffSteps(shiftUntil, { ...done, ...(acceptedAt === null ? {} : { transfer: done.transfer ?? acceptedAt }) }, clock.now());
    const own = steps.filter(({ step }) => step === 'transfer' || step === 'verify');
    return { shift: { from: shiftFrom, until: shiftUntil, source: 'handoff' }, kind, zone, draftId: id, steps: own, next: own.find(({ doneAt }) => doneAt === null) ?? null };
  }
  function now(): HandoffNow | null {
    const received = taken();
    if (received !== null) return takenNow(received);
    const found = current();
    if (found === null) return null;
    const { boundary: { shift, kind }, handoff } = found;
    const { steps, next } = handoffSteps(shift.until, handoff?.steps ?? {}, clock.now());
    return { shift, kind, zone: shifts().zone, draftId: handoff?.id ?? null, steps, next };
  }

  return {
    now,
    zone: (): string => shifts().zone,
    isLate: (until: Instant, step: HandoffStep): boolean => handoffSteps(until, {}, clock.now()).steps.some((one) => one.step === step && one.state === 'late'),
    /** The shift that a new handoff is about. Where no end is known, it ends on the next full quarter of an hour. */
    shiftFor(kind: HandoffKind): { readonly from: Instant; readonly until: Instant; readonly isKnown: boolean } {
      const now = clock.now();
      const known = handoffBoundaries(shifts(), now - elapsedDay).filter((boundary) => boundary.kind === kind).map(({ shift }) => shift);
      const next = known.find((shift) => shift.until > now - hour);
      // Between two shifts there is nothing to tell yet of the one that comes.
      const found = next === undefined || next.from > now ? (known.findLast(({ until }) => until <= now) ?? next) : next;
      if (found !== undefined) return { ...found, isKnown: true };
      const until = Math.ceil(clock.now() / (15 * minute)) * 15 * minute;
      const declared = shifts().declared;
      return { from: declared?.from ?? until - usual, until, isKnown: false };
    },
    /** Shifts or handoffs have changed. */
    refresh(): void {
      disarm();
      const received = taken();
      if (received !== null) {
        const { shiftUntil, steps } = received;
        const { changesAt } = handoffSteps(shiftUntil, { ...steps, compile: 0, meet: 0, transfer: 0 }, clock.now());
        disarm = clock.at(changesAt ?? stepsOver(shiftUntil, steps), changed);
        return;
      }
      const found = current();
      if (found === null) {
        disarm = () => {};
        return;
      }
      const { boundary: { shift }, handoff } = found;
      const over = stepsOver(shift.until, handoff?.steps ?? {});
      const { changesAt } = handoffSteps(shift.until, handoff?.steps ?? {}, clock.now());
      disarm = clock.at(Math.min(over, changesAt ?? over), changed);
    },
    stop: (): void => disarm(),
  };
}


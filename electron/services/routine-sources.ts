import { timesOnShift } from '../../shared/domain/on-shift.ts';
import { findFor, type RoutineKnown } from '../../shared/domain/routine-found.ts';
import type { OnShift } from '../../shared/domain/routine-plan.ts';
import { isOpen } from '../../shared/domain/situation-members.ts';
import type { OwnShifts } from '../../shared/model/rota-view.ts';
import type { Found } from '../../shared/model/routine.ts';
import { isLoud } from '../../shared/model/severity.ts';
import type { FoundSource } from '../../shared/policy/routine-policy.ts';
import { elapsedDay, minute, type Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { FactStore } from './ports/fact-store.ts';

export type RoutineSourcesOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly facts: Pick<FactStore, 'ofKinds'>;
  readonly known: () => Omit<RoutineKnown, 'openedSince' | 'own'>;
  readonly own: () => OwnShifts;
  readonly declared: () => readonly { readonly from: Instant; readonly to: Instant | null }[];
};

/** Shifts that ended long ago and those of next month decide nothing now. */
const near = 8 * elapsedDay;

/** What routines rest on: when the person is on shift, and what is known without asking them. A year of turns is worked out once a minute at most. */
export function createRoutineSources({ clock, facts, known, own, declared }: RoutineSourcesOptions) {
  let held: { readonly minute: number; readonly own: OwnShifts } | null = null;

  function ownNow(): OwnShifts {
    const at = Math.floor(clock.now() / minute);
    if (held?.minute !== at) held = { minute: at, own: own() };
    return held.own;
  }

  return {
    /** Shifts may be others now. */
    forget: (): void => void (held = null),
    shifts(): readonly OnShift[] {
      const now = clock.now();
      return timesOnShift(ownNow().shifts, declared()).filter(({ from, to }) => from < now + near && (to ?? Infinity) > now - near);
    },
    find(source: FoundSource): Found {
      const openedSince = (at: Instant) => facts.ofKinds(['situation.opened'], at).length;
      return findFor(source, { ...known(), openedSince, own: ownNow() }, clock.now());
    },
    /** A SEV-1/2 is open. */
    pressed: (): boolean => known().situations.some((situation) => isOpen(situation) && isLoud(situation.severity)),
  };
}

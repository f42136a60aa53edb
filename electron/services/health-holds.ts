import { assessHold, isTellable } from '../../shared/domain/check-hold.ts';
import type { CheckHold } from '../../shared/model/check-hold.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { CheckVerdict } from './health-recorder.ts';
import type { Clock, Disarm } from './ports/clock.ts';

/** Which window lies over a check now. */
export type MaintenanceLookup = (checkId: string) => { readonly windowId: string; readonly name: string; readonly until: Instant } | null;

export type HealthHoldsOptions = {
  readonly clock: Clock;
  readonly find: (id: string) => CheckVerdict | undefined;
  readonly all: () => readonly CheckVerdict[];
  readonly maintenance: MaintenanceLookup;
  /** Verdicts that may be told. */
  readonly pass: (verdicts: readonly CheckVerdict[]) => void;
  /** What is shown beside a check changed. */
  readonly onHold: (id: string, hold: CheckHold | null) => void;
};

const isSame = (a: CheckHold | null, b: CheckHold | null): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Stands between what is judged and what is told (A5, A7): a failing check that is a consequence of another, or in maintenance,
 * is kept back, and told the moment nothing keeps it any more and it still fails. A recovery is never kept back.
 */
export function createHealthHolds({ clock, find, all, maintenance, pass, onHold }: HealthHoldsOptions) {
  const holds = new Map<string, CheckHold>();
  const keptBack = new Set<string>();
  let disarm: Disarm = () => {};

  /** Looks at every check again; what is told in the same breath is given along. */
  function look(news: readonly CheckVerdict[] = []): void {
    disarm();
    disarm = () => {};
    const now = clock.now();
    let changesAt: Instant | null = null;
    for (const known of all()) {
      const { id } = known.check;
      const before = holds.get(id) ?? null;
      const answer = known.check.paused ? { hold: null, changesAt: null } : assessHold(known, { find, maintenance, before, now });
      if (answer.changesAt !== null && (changesAt === null || answer.changesAt < changesAt)) changesAt = answer.changesAt;
      if (answer.hold === null) holds.delete(id);
      else holds.set(id, answer.hold);
      if (!isSame(before, answer.hold)) onHold(id, answer.hold);
    }
    if (changesAt !== null) disarm = clock.at(changesAt, () => look());
    tell(news);
  }

  function tell(news: readonly CheckVerdict[]): void {
    const telling = new Map<string, CheckVerdict>();
    for (const verdict of news) {
      const { id } = verdict.check;
      if (isTellable(verdict.state) && holds.has(id)) keptBack.add(id);
      else telling.set(id, verdict);
    }
    for (const id of keptBack) {
      if (holds.has(id)) continue;
      keptBack.delete(id);
      const known = find(id);
      if (known !== undefined && isTellable(known.state)) telling.set(id, { check: known.check, state: known.state });
    }
    if (telling.size > 0) pass([...telling.values()]);
  }

  return {
    take: (changed: readonly CheckVerdict[]) => look(changed),
    /** A window began or ended, or checks came and went. */
    refresh: () => look(),
    forget(id: string): void {
      holds.delete(id);
      keptBack.delete(id);
    },
    /** Why a failing check raises no alert now. */
    holdOf: (id: string): CheckHold | null => holds.get(id) ?? null,
    stop: () => disarm(),
  };
}

export type HealthHolds = ReturnType<typeof createHealthHolds>;

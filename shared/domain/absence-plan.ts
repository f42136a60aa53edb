import type { Rota, SeatShift } from '../model/rota.ts';
import { rotaShifts } from './rota-shifts.ts';

type Absence = Rota['absences'][number];
export type AbsencePlan = {
  /** The secondary that takes the primary's place. */
  readonly promoted: readonly SeatShift[];
  /** Seats that nobody has then (C34). */
  readonly gaps: readonly SeatShift[];
};

/** What becomes of the rota while somebody is away, before it is said for good (runbook L144-L158). */
export function planAbsence(rota: Rota, absence: Absence): AbsencePlan {
  const shifts = rotaShifts({ ...rota, absences: [...rota.absences, absence] }, absence.from, absence.to);
  return { promoted: shifts.filter(({ reason }) => reason === 'promoted'), gaps: shifts.filter(({ reason }) => reason === 'gap') };
}

/** The overrides that close the gaps with one backup: who is promoted stays primary, and the backup takes what is open; never two seats at once. */
export function backupOverrides({ promoted, gaps }: AbsencePlan, backup: string): Rota['overrides'] {
  const alone = (gap: SeatShift) => gap.seat === 'primary' || !gaps.some((other) => other.seat === 'primary' && other.from < gap.to && other.to > gap.from);
  return [
    ...promoted.map(({ seat, person, from, to }) => ({ seat, person: person ?? backup, from, to })),
    ...gaps.filter(alone).map(({ seat, from, to }) => ({ seat, person: backup, from, to })),
  ];
}

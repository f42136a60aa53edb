import { reviewRota } from '../../../shared/domain/rota-review.ts';
import { rotaShifts } from '../../../shared/domain/rota-shifts.ts';
import type { Rota } from '../../../shared/model/rota.ts';
import { elapsedDay, hour, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-main.ts';
import { weeklyRota } from '../rotas.ts';

/** The runbook's rota with a holiday, a cover that seats one person twice, and an evening's cover. */
export function withRota(world: FakeWorld, now: Instant): FakeWorld {
  const at = now + 24 * elapsedDay;
  const rota: Rota = {
    ...weeklyRota().rota,
    absences: [{ person: 'carol', from: at, to: at + 3 * elapsedDay }],
    overrides: [{ seat: 'primary', person: 'carol', from: now + 2 * hour, to: now + 14 * hour }, { seat: 'secondary', person: 'alice', from: now, to: now + 23 * elapsedDay }],
  };
  const [from, to] = [now - 7 * elapsedDay, now + 364 * elapsedDay];
  const { flaws, load } = reviewRota(rota, now, to);
  const shifts = rotaShifts(rota, from, to);
  const own = shifts.filter(({ person, to: end }) => person === 'alice' && end > now);
  return { ...world, rota: { rota, fromPolicy: false, self: 'alice', from, to, shifts, flaws, load: [...load].map(([person, share]) => ({ person, share })), own: { source: 'local', asOf: null, shifts: own }, schedules: [], userId: null, undo: 'Carol is away' } };
}

import type { Rota, Seat } from '../../../shared/model/rota.ts';

export const seatNames: Readonly<Record<Seat, string>> = { primary: 'Primary', secondary: 'Secondary' };

/** A person by name; whoever left the rota and still holds an override keeps their id. */
export function nameIn(rota: Rota, person: string | null): string {
  return person === null ? 'Nobody' : (rota.people.find(({ id }) => id === person)?.name ?? person);
}

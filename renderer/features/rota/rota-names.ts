import type { Rota, Seat } from '../../../shared/model/rota.ts';

export const seatNames: Readonly<Record<Seat, string>> = { primary: 'Primary', secondary: 'Secondary' };

/** A person by name; whoever left the rota and still holds an override keeps their id. */
export function nameIn(rota: Rota, person: string | null): string {
  return person === null ? 'Nobody' : (rota.people.find(({ id }) => id === person)?.name ?? person);
}

/** For where the name has no room: the first letters of its first and its last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].flatMap((word) => (word === undefined ? [] : [[...word][0] ?? ''])).join('').toLocaleUpperCase();
}

/** How much room a name takes: the style sheet shows its initials where there is less. */
export function lengthOf(name: string): 'short' | 'middle' | 'long' {
  return name.length <= 4 ? 'short' : name.length <= 8 ? 'middle' : 'long';
}

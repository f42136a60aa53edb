import type { RotaPlan } from '../model/rota.ts';

type Person = RotaPlan['people'][number];

/** People by their names, in turn; somebody who was there before keeps the id that overrides and absences hold. */
export function peopleNamed(names: readonly string[], before: readonly Person[]): readonly Person[] {
  const people: Person[] = [];
  for (const name of names.map((each) => each.trim()).filter((each) => each !== '')) {
    const taken = new Set([...before, ...people].map(({ id }) => id));
    const known = before.find((person) => person.name === name && !people.includes(person));
    people.push(known ?? { id: freeId(name, taken), name });
  }
  return people;
}

/** Who of them has this name, however it is written: the person who uses the program, when they said what they are called. */
export function personNamed(people: readonly Person[], name: string): Person | undefined {
  const wanted = name.trim().toLowerCase();
  return people.find((person) => person.name.toLowerCase() === wanted);
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 50) || 'person';
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? plain : `${plain}-${count}`;
    if (!taken.has(id)) return id;
  }
}

import type { CalendarEvent, RotaImport } from '../model/calendar-file.ts';
import type { Rota, RotaPlan, Seat } from '../model/rota.ts';
import type { Instant } from '../time/duration.ts';
import { dayKey } from './format-time.ts';
import { peopleNamed } from './rota-people.ts';

/** Entries of one title: they mean the same person and the same place. */
export type CalendarGroup = { readonly title: string; readonly count: number; readonly first: Instant; readonly last: Instant };
/** What a title stands for. `name` is a person by name: of the rota, or a new one. */
export type CalendarMeaning = { readonly as: Seat | 'away' | 'leave-out'; readonly name: string };

/** The titles of a calendar, the most frequent first. */
export function calendarGroups(events: readonly CalendarEvent[]): readonly CalendarGroup[] {
  const groups = new Map<string, CalendarGroup>();
  for (const { title, from, to } of events) {
    const known = groups.get(title);
    groups.set(title, known === undefined ? { title, count: 1, first: from, last: to } : { title, count: known.count + 1, first: Math.min(known.first, from), last: Math.max(known.last, to) });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count || a.first - b.first);
}

const away = /\b(away|absent|absence|vacation|holiday|leave|pto|ooo|out of office|sick)\b/i;
const secondary = /\b(secondary|backup|level 2|l2)\b/i;
/** Words that say what it is and not who. */
const words = /\b(on[- ]?call|primary|secondary|backup|level [12]|l[12]|shift|rota|schedule|away|absent|absence|vacation|holiday|leave|pto|ooo|out of office|sick)\b/gi;

/** What a title most probably means, to be looked over by a person: `Ada: primary`, `On call: secondary` (of whoever sits here), `Ada on vacation`. */
export function guessMeaning(title: string, people: Rota['people'], self: string | null): CalendarMeaning {
  const named = people.filter(({ name }) => title.toLowerCase().includes(name.toLowerCase())).toSorted((a, b) => b.name.length - a.name.length)[0];
  const own = people.find(({ id }) => id === self);
  const rest = title.replaceAll(words, ' ').replaceAll(/\b(is|of|on|for|the)\b/gi, ' ').replaceAll(/[^\p{L}\p{N}'’. -]/gu, ' ').replaceAll(/\s+/g, ' ').trim().replace(/^[-. ]+|[-. ]+$/g, '');
  // What names nobody of the rota and speaks of no shift is something else.
  const other = people.length > 0 && named === undefined && rest !== '' && !words.test(title);
  words.lastIndex = 0;
  const name = named?.name ?? (rest !== '' ? rest.slice(0, 120) : (own?.name ?? ''));
  return { as: other ? 'leave-out' : away.test(title) ? 'away' : secondary.test(title) ? 'secondary' : 'primary', name };
}

type Chosen = {
  readonly events: readonly CalendarEvent[];
  /** By title; one that is missing is left out. */
  readonly meanings: ReadonlyMap<string, CalendarMeaning>;
  /** The calendar is the rota, or is added to the one there is. */
  readonly mode: 'rota' | 'add';
  readonly rota: Rota | null;
  readonly zone: string;
  readonly self: string | null;
};

/** What becomes of the rota when a calendar is taken in. In a rota that is a calendar nobody takes turns: who is on call is what stands in it. */
export function planCalendar({ events, meanings, mode, rota, zone, self }: Chosen, now: Instant): RotaImport {
  const wanted = events.flatMap((event) => {
    const meaning = meanings.get(event.title);
    return meaning === undefined || meaning.as === 'leave-out' || meaning.name.trim() === '' ? [] : [{ ...event, as: meaning.as, name: meaning.name.trim() }];
  });
  const people = mode === 'rota' ? peopleNamed([...new Set(wanted.map(({ name }) => name))], rota?.people ?? []) : (rota?.people ?? []);
  const ids = new Map(people.map(({ id, name }) => [name, id]));
  const known = wanted.flatMap((event) => {
    const person = ids.get(event.name);
    return person === undefined ? [] : [{ ...event, person }];
  });
  const overrides = known.flatMap(({ as, person, from, to }) => (as === 'away' ? [] : [{ seat: as, person, from, to }]));
  const absences = known.flatMap(({ as, person, from, to }) => (as === 'away' ? [{ person, from, to }] : []));
  if (mode === 'add') {
    const isNew = <T extends object>(list: readonly T[]) => (one: T) => !list.some((other) => same(other, one));
    return { plan: null, self: null, overrides: overrides.filter(isNew(rota?.overrides ?? [])), absences: absences.filter(isNew(rota?.absences ?? [])) };
  }
  const plan: RotaPlan = {
    zone, people: [...people], startsOn: dayKey(now, zone), changesAt: '09:00', turnDays: 7, turns: 'none',
    secondary: overrides.some(({ seat }) => seat === 'secondary') ? 'next' : 'none',
  };
  return { plan, self: people.some(({ id }) => id === self) ? self : null, overrides, absences };
}

function same(a: object, b: object): boolean {
  const flat = (one: object) => JSON.stringify(Object.entries(one).filter(([key]) => key !== 'done').toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return flat(a) === flat(b);
}

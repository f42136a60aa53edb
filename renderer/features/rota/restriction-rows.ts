import type { RotaPlan } from '../../../shared/model/rota.ts';

type Restriction = NonNullable<RotaPlan['restrictions']>[number];
/** Hours as the form holds them; the id tells one line from another. */
export type HoursRow = Restriction & { readonly id: number };

export const hoursRows = (restrictions: readonly Restriction[]): readonly HoursRow[] => restrictions.map((one, id) => ({ ...one, id }));
export const hoursOf = (rows: readonly HoursRow[]): Restriction[] => rows.map(({ id: _id, ...one }) => one);

/** Office hours, to be changed. */
export function newHours(rows: readonly HoursRow[]): HoursRow {
  return { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' };
}

/** What is missing in the hours; empty when nothing is. */
export function hoursFaults(rows: readonly HoursRow[]): Readonly<Record<string, string>> {
  const bad = rows.some(({ days, from, to }) => days.length === 0 || from === '' || to === '');
  return bad ? { restrictions: 'Each line needs a day at least, a beginning and an end.' } : {};
}

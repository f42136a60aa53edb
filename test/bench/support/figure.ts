import type { Sample } from './statistics.ts';

/** One line of the report. */
export type Figure = {
  /** The row of the performance aims: T1, T2, … */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly value: Sample;
  /** The floor or reference, measured in the same run; null where the aim stands alone. */
  readonly against: { readonly name: string; readonly value: Sample } | null;
  /** `times`: at most so many times the floor. `most`: at most so much. null: reported without an aim. */
  readonly aim: { readonly times: number } | { readonly most: number } | null;
  readonly note?: string;
};

export function isMet({ value, against, aim }: Figure): boolean | null {
  if (aim === null) return null;
  if ('most' in aim) return value.median <= aim.most;
  return against === null ? null : value.median / against.value.median <= aim.times;
}

export function describeFigure(figure: Figure): string {
  const { id, name, unit, value, against, aim, note } = figure;
  const met = isMet(figure);
  const parts = [
    id.padEnd(4),
    name.padEnd(46),
    `${spread(value)} ${unit}`.padEnd(30),
    (against === null ? '' : `${against.name} ${spread(against.value)}`).padEnd(42),
    (against === null ? '' : `ratio ${(value.median / against.value.median).toFixed(2)}`).padEnd(12),
    (aim === null ? 'no aim' : 'most' in aim ? `aim <= ${round(aim.most)} ${unit}` : `aim <= ${aim.times.toFixed(2)} x`).padEnd(18),
    met === null ? '' : met ? 'met' : 'MISSED',
    note === undefined ? '' : `(${note})`,
  ];
  return parts.join(' ').trimEnd();
}

function spread({ median, least, most, runs }: Sample): string {
  return runs === 1 ? round(median) : `${round(median)} [${round(least)}-${round(most)}]`;
}

/** Three significant digits: more would be noise. */
function round(value: number): string {
  if (value !== 0 && Math.abs(value) < 100) return String(Number(value.toPrecision(3)));
  return value.toFixed(0);
}

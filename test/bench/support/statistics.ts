/** What repeated runs gave, in the unit of the figure. */
export type Sample = { readonly median: number; readonly least: number; readonly most: number; readonly runs: number };

export function summarise(values: readonly number[]): Sample {
  if (values.length === 0) throw new Error('Nothing was measured.');
  return { median: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values), runs: values.length };
}

/** Linear interpolation between the two nearest ranks. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('Nothing was measured.');
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * Floor, product, floor, product, …: what changes on the machine meanwhile hits all of them.
 * Every second round goes backwards, so that none of them always follows the same one.
 */
export async function interleave<Name extends string, T>(
  rounds: number,
  sides: Readonly<Record<Name, () => Promise<T>>>,
): Promise<Record<Name, T[]>> {
  const names = Object.keys(sides) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) found[name].push(await sides[name]());
  }
  return found;
}

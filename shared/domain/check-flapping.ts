/** How many results the judgement looks at (A3, as Nagios does). */
export const flapWindow = 21;
/** Begins at this share of weighted changes, in percent, and ends below the other: between them nothing is said twice. */
export const flapBegins = 30;
export const flapEnds = 20;

/**
 * How restless the results are, 0 to 100: the share of changes between neighbours, the newest weighing 1.2 and the oldest 0.8.
 * `results` newest last, at most 21; fewer count as if the missing ones had not changed.
 */
export function flapPercent(results: readonly boolean[]): number {
  const last = results.slice(-flapWindow);
  const places = flapWindow - 1;
  let weighted = 0;
  for (let index = 1; index < last.length; index += 1) {
    if (last[index] === last[index - 1]) continue;
    const age = last.length - 1 - index;
    weighted += 1.2 - (0.4 * age) / (places - 1);
  }
  return (weighted / places) * 100;
}

/** Whether the check flaps now, given whether it did before. */
export function isFlapping(before: boolean, results: readonly boolean[]): boolean {
  const percent = flapPercent(results);
  return before ? percent >= flapEnds : percent >= flapBegins;
}

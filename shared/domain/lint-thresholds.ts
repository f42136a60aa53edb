import type { Severity } from '../model/severity.ts';

export type ThresholdPlace = {
  readonly measure: string;
  readonly severity?: Severity | undefined;
  readonly over?: number | undefined;
  readonly from?: number | undefined;
  readonly upTo?: number | undefined;
  readonly below?: number | undefined;
};

const holds = ({ over, from, upTo, below }: ThresholdPlace, value: number) =>
  (over === undefined || value > over) && (from === undefined || value >= from) && (upTo === undefined || value <= upTo) && (below === undefined || value < below);

/**
 * Values from 0 to 100 % that no severity is for, or two, measure by measure. It is enough to look at the limits themselves and between
 * two of them: nothing changes elsewhere.
 */
export function lintThresholds<T extends ThresholdPlace>(thresholds: readonly T[]): readonly { readonly measure: string; readonly message: string; readonly of: readonly T[] }[] {
  return [...new Set(thresholds.map(({ measure }) => measure))].flatMap((measure) => {
    const of = thresholds.filter((each) => each.measure === measure);
    const limits = [...new Set([0, 100, ...of.flatMap(({ over, from, upTo, below }) => [over, from, upTo, below].filter((limit) => limit !== undefined))])].toSorted((a, b) => a - b);
    const values = limits.flatMap((limit, at) => [{ value: limit, words: `exactly ${limit} %` }, ...(limits[at + 1] === undefined ? [] : [{ value: (limit + (limits[at + 1] ?? limit)) / 2, words: `between ${limit} and ${limits[at + 1]} %` }])]);
    const open = values.filter(({ value }) => !of.some((each) => holds(each, value)));
    const twice = values.filter(({ value }) => new Set(of.filter((each) => holds(each, value)).map(({ severity }) => severity)).size > 1);
    return [
      ...(open.length === 0 ? [] : [{ measure, message: `no severity for ${open.map(({ words }) => words).join(', ')}.`, of }]),
      ...(twice.length === 0 ? [] : [{ measure, message: `two severities for ${twice.map(({ words }) => words).join(', ')}.`, of }]),
    ];
  });
}

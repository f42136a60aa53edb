import { blindKinds, blindSpans } from '../../shared/domain/blind-intervals.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';

type Mark = { readonly what: 'good' | 'blind'; readonly at: Milliseconds };
type Run = { readonly from: Milliseconds; to: Milliseconds; /** In the order in which they came. */ readonly marks: Mark[]; readonly samples: Milliseconds[] };

/** A gap of fewer missing ticks is none; a shorter absence is a restart. */
const noticedSleep = 46 * second;
const noticedAbsence = 91 * second;

/**
 * When good looks at PagerDuty were had, in true time, to hold the blind intervals of the log against. An instant counts as seen when
 * it lies between two good looks of one run with nothing blind in between; every other one belongs to an interval.
 */
export function createBlindLedger(truth: () => Milliseconds) {
  const runs: Run[] = [];
  const sleeps: { readonly from: Milliseconds; readonly to: Milliseconds }[] = [];
  const current = () => runs.at(-1);

  function isSeen({ marks }: Run, at: Milliseconds): boolean {
    const before = marks.findLastIndex((mark) => mark.what === 'good' && mark.at <= at);
    const after = marks.findIndex((mark, place) => place > before && mark.what === 'good');
    return marks.slice(before + 1, after === -1 ? undefined : after).length === 0;
  }
  const isEdge = ({ from, to, marks }: Run, at: Milliseconds) => [from, to, ...marks.map((mark) => mark.at)].some((edge) => Math.abs(edge - at) < second);

  return {
    begin: () => void runs.push({ from: truth(), to: Infinity, marks: [], samples: [] }),
    end: () => void Object.assign(current() ?? {}, { to: truth() }),
    good: () => void current()?.marks.push({ what: 'good', at: truth() }),
    blind: () => void current()?.marks.push({ what: 'blind', at: truth() }),
    sample: () => void current()?.samples.push(truth()),
    slept: (length: Milliseconds) => void sleeps.push({ from: truth(), to: truth() + length }),
    /** How the log differs from what was so. For histories in which nobody set the clock: `start` is its time when the truth began. */
    compare(events: readonly WatchEvent[], start: Instant): readonly string[] {
      const spans = blindSpans(events.filter(({ kind }) => blindKinds.includes(kind)));
      const covers = (at: Milliseconds, ...of: readonly string[]) => spans.some(({ source, from, to }) => of.includes(source) && from <= start + at && (to === null || to > start + at));
      const wrongs: string[] = [];
      for (const run of runs) {
        for (const at of run.samples) {
          if (isEdge(run, at)) continue;
          const seen = isSeen(run, at);
          // The last sign of life is up to a minute old when the program dies: from then on it counts as absent.
          if (seen ? covers(at, 'pagerduty') : !covers(at, 'pagerduty', 'sleep', 'app')) wrongs.push(`PagerDuty was ${seen ? 'seen' : 'not seen'} at ${at / second} s, and the log says otherwise`);
        }
      }
      for (const { from, to } of sleeps) if (to - from >= noticedSleep && !covers((from + to) / 2, 'sleep', 'app')) wrongs.push(`a sleep from ${from / second} to ${to / second} s is not in the log`);
      runs.forEach(({ from }, index) => {
        const before = runs[index - 1];
        if (before !== undefined && from - before.to >= noticedAbsence && !covers((before.to + from) / 2, 'app')) wrongs.push(`an absence from ${before.to / second} to ${from / second} s is not in the log`);
      });
      for (const { source, to } of spans) if (to === null) wrongs.push(`${source} is still blind in the log`);
      return wrongs;
    },
  };
}

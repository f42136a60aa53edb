import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatStamp } from '../../../shared/domain/format-time.ts';
import type { CheckHistory } from '../../../shared/model/check-report.ts';
import { Moment } from '../../components/moment.tsx';
import { verdictWords } from '../../components/verdict-word.tsx';
import { useZone } from '../../store/stores.ts';

/** How long which verdict held, as one bar; the words stand in each part's tooltip and in the list for screen readers. */
export function VerdictSpans({ spans }: { readonly spans: CheckHistory['spans'] }) {
  const zone = useZone();
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined || last.to <= first.from) return null;
  const whole = last.to - first.from;
  return (
    <>
      <p className="soft spans-reach">Verdicts over {formatDuration(whole)}, from <Moment at={first.from} /></p>
      <ol className="spans" aria-label="Verdicts over time">
        {spans.map(({ verdict, from, to }) => {
          const words = `${verdictWords[verdict].word} for ${formatDuration(to - from)}, from ${formatStamp(from, zone)}`;
          return <li key={from} data-verdict={verdict} style={{ flexGrow: Math.max((to - from) / whole, 0.002) }} title={words}><span className="unseen">{words}</span></li>;
        })}
      </ol>
    </>
  );
}

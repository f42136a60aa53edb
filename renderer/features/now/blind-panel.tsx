import { Button } from '../../components/button.tsx';
import { blindTotals } from '../../../shared/domain/blind-intervals.ts';
import { blindReasonWords } from '../../../shared/domain/blind-words.ts';
import { dayStart } from '../../../shared/domain/day-start.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { useMinute, useView, useWatch, useZone } from '../../store/stores.ts';
import { everything } from '../../store/timeline-filter.ts';
import { timeline } from '../timeline/timeline.ts';

/** How long something could not be seen today, and why: calm now says nothing of the night. */
export function BlindPanel() {
  const blind = useWatch((watch) => watch.blind);
  const zone = useZone();
  const now = useMinute();
  const go = useView((view) => view.go);
  if (blind === null) return null;
  const { total, byReason } = blindTotals(blind, dayStart(now, zone), now);
  if (total === 0) return null;
  return (
    <section className="panel" aria-labelledby="blind-title">
      <div className="panel-head">
        <h2 id="blind-title">Blind today <span className="figures">{formatDuration(total)}</span></h2>
        <Button look="quiet" onClick={() => { timeline.getState().choose({ ...everything, groups: ['sight'], span: '24 h' }); go('timeline'); }}>When</Button>
      </div>
      <ul className="facts">
        {byReason.map(({ reason, total: length }) => (
          <li key={reason}><span className="cut">{blindReasonWords[reason]}</span><span className="figures facts-age soft">{formatDuration(length)}</span></li>
        ))}
      </ul>
    </section>
  );
}

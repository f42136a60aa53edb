import { formatShortDate, formatWeekday } from '../../../shared/domain/format-time.ts';
import type { DayLoad, PageLoad } from '../../../shared/model/page-load.ts';
import { useZone } from '../../store/stores.ts';

const width = 24;
const unit = 11;
const rowsAtMost = 6;
const foot = 14;
/** Room for the frame of a full column. */
const head = 3;
/** As large as it is drawn: a wider column only moves the days apart. */
const unitsPerRem = 10;
/** The ground goes on to the next day, however wide the column is. */
const beyond = 500;

/** A square for each page, the oldest day first; those in the night are filled, days over the budget are framed. The days share the width; the squares stay as they are. */
export function LoadDays({ days, budget }: { readonly days: readonly DayLoad[]; readonly budget: PageLoad['budget'] }) {
  const zone = useZone();
  const rows = Math.min(rowsAtMost, Math.max(3, ...days.map(({ pages }) => pages)));
  const told = days.flatMap(({ start, pages, nights, most }) => (pages === 0 ? [] : [`${formatShortDate(start, zone)}: ${pages}${nights === 0 ? '' : `, ${nights} in the night`}${most > budget.pages ? ', over the budget' : ''}`]));
  return (
    <figure className="load-days">
      <div className="load-columns" role="img" aria-label={`Pages by day. ${told.length === 0 ? 'None.' : told.join('; ')}`}>
        {days.map((day) => <Day key={day.start} day={day} rows={rows} over={day.most > budget.pages} name={formatWeekday(day.start, zone)} />)}
      </div>
      <figcaption className="soft"><span><i className="load-key" data-night="false" /> page</span><span><i className="load-key" data-night="true" /> in the night</span><span><i className="load-key" data-over="true" /> over {budget.pages} in {budget.within / 3_600_000} h</span></figcaption>
    </figure>
  );
}

type DayProps = { readonly day: DayLoad; readonly rows: number; readonly over: boolean; readonly name: string };

function Day({ day: { pages, nights }, rows, over, name }: DayProps) {
  const shown = Math.min(pages, rows);
  const top = (index: number) => (rows - index - 1) * unit + 1;
  const ground = rows * unit;
  const height = ground + foot + head;
  return (
    <svg className="load-day" viewBox={`0 ${-head} ${width} ${height}`} style={{ maxHeight: `${height / unitsPerRem}rem` }} aria-hidden="true">
      <line className="load-ground" x1={-beyond} x2={width + beyond} y1={ground + 0.5} y2={ground + 0.5} />
      {Array.from({ length: shown }, (_, index) => {
        const night = index < nights;
        return <rect key={index} className="load-page" data-night={night} x={8} y={top(index) + 0.5} width={unit - 3} height={unit - 3} rx="1.5" />;
      })}
      {over ? <rect className="load-over" x={4.5} y={top(shown - 1) - 1.5} width={unit + 4} height={shown * unit + 1} rx="3" /> : null}
      {pages > rows ? <text x={width / 2} y={9} textAnchor="middle" className="load-more">{pages}</text> : null}
      <text x={width / 2} y={ground + 10} textAnchor="middle">{name}</text>
    </svg>
  );
}

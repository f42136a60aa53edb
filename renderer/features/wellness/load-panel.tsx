import { formatChosen, formatDuration } from '../../../shared/domain/format-duration.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import type { AlertToFix, PageLoad } from '../../../shared/model/page-load.ts';
import type { WellnessView } from '../../../shared/model/wellness-view.ts';
import { useView } from '../../store/stores.ts';
import { LoadDays } from './load-days.tsx';
import { NightPages } from './night-pages.tsx';
import { UnsaidPages } from './unsaid-pages.tsx';

/** Pages against what is bearable, the nights that they broke, and what would spare the next ones (A15-A17, F9). */
export function LoadPanel({ view: { load, sleepTaken }, onSaid }: { readonly view: WellnessView; readonly onSaid: () => void }) {
  const { budget, current, days, toFix, nights } = load;
  const over = days.filter(({ most }) => most > budget.pages).length;
  const pages = days.reduce((sum, day) => sum + day.pages, 0);
  return (
    <section className="panel" aria-labelledby="wellness-load">
      <h2 id="wellness-load">Pages in the last {days.length} days</h2>
      <div className="load">
        <div className="load-now" data-tone={current > budget.pages ? 'warn' : 'ok'}>
          <p className="load-figure figures">{current} <span className="soft">of {budget.pages}</span></p>
          <p className="soft">in the last {formatChosen(budget.within)}</p>
          <p>{pages === 0 ? 'No page was taken. One counts when you acknowledge it.' : over === 0 ? 'Within the budget every day.' : `Over the budget on ${over} of ${days.length} days.`}</p>
        </div>
        <LoadDays days={days} budget={budget} />
      </div>
      {pages === 0 ? null : <Verdicts load={load} />}
      {toFix.length === 0 ? null : (
        <section aria-labelledby="wellness-fix">
          <h3 id="wellness-fix" className="caption">{toFix.length === 1 ? 'One alert' : `${toFix.length} alerts`} to fix this week</h3>
          <ol className="to-fix">{toFix.map((alert) => <ToFix key={alert.lastId} alert={alert} />)}</ol>
        </section>
      )}
      {load.unsaid.length === 0 ? null : <UnsaidPages pages={load.unsaid} onSaid={onSaid} />}
      {nights.length === 0 ? null : <NightPages nights={nights} sleepTaken={sleepTaken} />}
    </section>
  );
}

function Verdicts({ load: { verdicts } }: { readonly load: PageLoad }) {
  const parts = [[verdicts.action, 'needed somebody to act'], [verdicts['no-action'], 'needed nothing'], [verdicts['needs-work'], 'need work themselves'], [verdicts.unsaid, 'not said yet']] as const;
  return <ul className="load-verdicts">{parts.filter(([count]) => count > 0).map(([count, words]) => <li key={words}><span className="figures">{count}</span> {words}</li>)}</ul>;
}

function ToFix({ alert: { title, service, count, nights, lost, lastId } }: { readonly alert: AlertToFix }) {
  const showIncident = useView((view) => view.showIncident);
  return (
    <li>
      <button type="button" className="to-fix-row" title={`Open the last one: ${title}`} onClick={() => showIncident(lastId)}>
        <OutsideText text={title} />
        <span className="soft">
          {service === null ? null : <><OutsideText text={service} /> · </>}
          <span className="figures">{count}</span> {count === 1 ? 'page' : 'pages'} · <span className="figures">{nights}</span> {nights === 1 ? 'night' : 'nights'} · <span className="figures">{formatDuration(lost)}</span> lost
        </span>
      </button>
    </li>
  );
}

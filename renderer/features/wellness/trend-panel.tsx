import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { baselineNeeds, selfCheckTrends, type ItemTrend } from '../../../shared/domain/self-check-trend.ts';
import { areaNames, itemWords } from '../../../shared/domain/self-check-words.ts';
import { selfCheckAreas, type SelfCheckArea } from '../../../shared/model/self-check.ts';
import type { WellnessView } from '../../../shared/model/wellness-view.ts';
import { AnswersTable } from './answers-table.tsx';
import { TrendLine } from './trend-line.tsx';

const areas = Object.keys(selfCheckAreas) as readonly SelfCheckArea[];

/** Each of the twelve for itself, against what is usual for this person. There is no score over them (A18). */
export function TrendPanel({ view }: { readonly view: WellnessView }) {
  const [whole, setWhole] = useState(false);
  const { checks, shifts } = view;
  const trends = new Map(selfCheckTrends(checks).map((trend) => [trend.item, trend]));
  const missing = baselineNeeds - checks.length;
  const any = checks.length + shifts.length > 0;
  return (
    <section className="panel" aria-labelledby="wellness-trend">
      <div className="panel-head">
        <h2 id="wellness-trend">Your answers</h2>
        {any ? <Button look="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>{whole ? 'Fewer' : 'Every answer'}</Button> : null}
      </div>
      <p className="panel-text soft">
        {checks.length === 0 ? `Nothing yet. After ${baselineNeeds} self-checks you see here what is usual for you, item by item, and what has changed. You are compared with nobody else, and nothing is added up to a score.`
          : missing > 0 ? `${missing} more ${missing === 1 ? 'self-check' : 'self-checks'} until it is known what is usual for you.`
          : 'The band is the middle half of your own answers; the last one is marked. 5 is well.'}
      </p>
      {checks.length === 0 ? null : (
        <div className="trend-areas">
          {areas.map((area) => (
            <section key={area} aria-label={areaNames[area]}>
              <h3>{areaNames[area]}</h3>
              <ul>{selfCheckAreas[area].map((item) => <TrendRow key={item} trend={trends.get(item)} />)}</ul>
            </section>
          ))}
        </div>
      )}
      {whole && any ? <AnswersTable checks={checks} shifts={shifts} /> : null}
    </section>
  );
}

function TrendRow({ trend }: { readonly trend: ItemTrend | undefined }) {
  if (trend === undefined) return null;
  const { item, points, standing, inARow } = trend;
  const last = points.at(-1);
  return (
    <li className="trend-row" data-standing={standing ?? 'none'}>
      <span className="trend-name" title={itemWords[item].statement}>{itemWords[item].label}<span className="trend-word" title={inARow > 1 && standing !== 'usual' ? `The last ${inARow} answers are ${standing} what is usual for you` : undefined}>{standingWords(trend)}</span></span>
      <TrendLine trend={trend} />
      <span className="trend-last figures">{last?.mark ?? '–'}</span>
    </li>
  );
}

/** In words, because a line alone would leave it to the eye. */
function standingWords({ standing, inARow }: ItemTrend): string {
  if (standing === null) return '';
  if (standing === 'usual') return 'as usual';
  return `${inARow > 1 ? `${inARow}× ` : ''}${standing} usual`;
}

import { Age } from '../../components/age.tsx';
import { Shape } from '../../components/shape.tsx';
import { isBlind, type SourceState } from '../../../shared/model/source.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { conditionWords, sourceLabels } from './source-words.ts';

/** How young the newest look at PagerDuty (or at the checks) is, and how many others are fresh. What is blind says so in a chip of its own. */
export function FreshnessChips() {
  const sources = useWatch((watch) => watch.sources);
  if (sources === null) return null;
  const configured = sources.filter(({ condition }) => condition !== 'off');
  const lead = configured.find(({ source }) => source === 'pagerduty') ?? configured.find(({ source }) => source === 'checks');
  const quiet = configured.filter((state) => state !== lead && !isBlind(state));
  return (
    <ul className="chips" aria-label="Source freshness">
      {lead === undefined ? null : <SourceChip state={lead} />}
      {quiet.length === 0 ? null : <QuietChip more={lead !== undefined} states={quiet} />}
    </ul>
  );
}

function SourceChip({ state }: { readonly state: SourceState }) {
  const go = useView((view) => view.go);
  const { source, condition, lastGoodAt, reason } = state;
  const { word, shape, tone } = conditionWords[condition];
  return (
    <li className={isBlind(state) ? 'chip-told' : undefined}>
      <button type="button" className="chip" data-tone={tone} title={reason === '' ? `${sourceLabels[source]}: ${word}` : reason} onClick={() => go('now')}>
        <Shape name={shape} />
        <span>{sourceLabels[source]} {condition === 'fresh' ? <Age at={lastGoodAt} /> : word}</span>
      </button>
    </li>
  );
}

function QuietChip({ states, more }: { readonly states: readonly SourceState[]; readonly more: boolean }) {
  const go = useView((view) => view.go);
  const starting = states.filter(({ condition }) => condition !== 'fresh').length;
  const list = states.map(({ source, condition }) => `${sourceLabels[source]}: ${conditionWords[condition].word}`).join('\n');
  return (
    <li className="chip-extra">
      <button type="button" className="chip" data-tone={starting === 0 ? 'ok' : 'warn'} title={list} onClick={() => go('now')}>
        <Shape name={starting === 0 ? 'up' : 'pending'} />
        {starting > 0 ? <span>{starting} not answered yet</span> : more ? <span>+{states.length}<span className="chip-words"> fresh</span></span> : <span>{states.length} {states.length === 1 ? 'source' : 'sources'} fresh</span>}
      </button>
    </li>
  );
}

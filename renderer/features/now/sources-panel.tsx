import { Age } from '../../components/age.tsx';
import { Shape } from '../../components/shape.tsx';
import type { SourceState } from '../../../shared/model/source.ts';
import { useWatch } from '../../store/stores.ts';
import { conditionWords, isAskedOnNeed, sourceLabels } from '../shell/source-words.ts';

export function SourcesPanel() {
  const sources = useWatch((watch) => watch.sources);
  if (sources === null) return null;
  return (
    <section className="panel" aria-labelledby="sources-title">
      <h2 id="sources-title">Sources</h2>
      <ul className="facts">{sources.map((state) => <SourceRow key={state.source} state={state} />)}</ul>
    </section>
  );
}

function SourceRow({ state: { source, condition, lastGoodAt, reason } }: { readonly state: SourceState }) {
  const { word, shape, tone } = conditionWords[condition];
  return (
    <li title={reason === '' && isAskedOnNeed(source) ? 'Asked when something else fails' : reason}>
      <span className="cut">{sourceLabels[source]}</span>
      <span className="verdict" data-tone={tone}><Shape name={shape} />{word}</span>
      <span className="facts-age soft">{condition === 'off' ? '' : isAskedOnNeed(source) && condition === 'fresh' ? 'at need' : <Age at={lastGoodAt} />}</span>
    </li>
  );
}

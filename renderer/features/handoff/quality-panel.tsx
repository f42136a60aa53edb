import { Check, Circle, Square, SquareCheck } from 'lucide-react';
import { memo } from 'react';
import { Icon } from '../../components/icon.tsx';
import type { HandoffQuality, QualityPoint } from '../../../shared/model/handoff-view.ts';
import { edit, jumpTo } from './handoff.ts';

const groups = { information: 'Information', communication: 'Communication', 'follow-up': 'Follow-up' } as const;

/** The runbook's 17 points: what is known from the document, what a person vouches for, what is missing and where. It advises. */
export const QualityPanel = memo(function QualityPanel({ quality, emergency, readOnly }: { readonly quality: HandoffQuality; readonly emergency: boolean; readonly readOnly: boolean }) {
  const { points, met, of } = quality;
  return (
    <section className="panel handoff-quality" aria-labelledby="handoff-quality" id="handoff-quality-panel" tabIndex={-1}>
      <h2 id="handoff-quality">Quality <span className="quality-score figures">{met} of {of}</span></h2>
      <meter className="quality-meter" min={0} max={of} value={met} aria-label={`${met} of ${of} points are met`} />
      {emergency ? <p className="panel-note">Emergency: given whatever is missing here.</p> : null}
      {(Object.keys(groups) as readonly (keyof typeof groups)[]).map((group) => (
        <div key={group} className="quality-group">
          <h3>{groups[group]}</h3>
          <ul>{points.filter((point) => point.group === group).map((point) => <Point key={point.id} point={point} readOnly={readOnly} />)}</ul>
        </div>
      ))}
    </section>
  );
});

function Point({ point, readOnly }: { readonly point: QualityPoint; readonly readOnly: boolean }) {
  const { id, words, known, met, reason, jump, line } = point;
  const place = jump;
  return (
    <li className="quality-point" data-met={met}>
      {known === 'by-hand' ? (
        <label title={`${reason} Runbook line ${line}.`}>
          <input type="checkbox" className="unseen" checked={met} disabled={readOnly} onChange={({ target }) => edit({ type: 'tick', point: id, ticked: target.checked })} />
          <Icon of={met ? SquareCheck : Square} small />
          <span>{words} <span className="quality-how">by hand</span></span>
        </label>
      ) : (
        <div title={`Runbook line ${line}.`}>
          <Icon of={met ? Check : Circle} small />
          <span><span className="unseen">{met ? 'Met: ' : 'Missing: '}</span>{words}</span>
        </div>
      )}
      {met || known === 'by-hand' ? null : <p className="quality-reason">{reason}{place === null ? null : <> <button type="button" className="jump" onClick={() => jumpTo(place)}>Show<span className="unseen"> where: {words}</span></button></>}</p>}
    </li>
  );
}

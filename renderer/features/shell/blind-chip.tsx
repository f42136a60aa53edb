import { Moment } from '../../components/moment.tsx';
import { Shape } from '../../components/shape.tsx';
import { blindReasonWords } from '../../../shared/domain/blind-words.ts';
import { useView, useWatch } from '../../store/stores.ts';

/** Since when something cannot be seen, and why, on every screen. */
export function BlindChip() {
  const since = useWatch(({ blind }) => blind?.findLast(({ to }) => to === null));
  const go = useView((view) => view.go);
  if (since === undefined) return null;
  // What goes on now, not what it began with.
  const reasons = since.reasons.filter((reason) => since.spans.some((span) => span.reason === reason && span.to === null)).map((reason) => blindReasonWords[reason]);
  return (
    <button type="button" className="chip blind-chip" data-tone="blind" title={reasons.join(', ')} onClick={() => go('now')}>
      <Shape name="blind" />
      <span className="cut">Blind since <Moment at={since.from} /><span className="roomy">: {reasons.join(', ')}</span></span>
    </button>
  );
}

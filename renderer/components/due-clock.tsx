import { formatClock } from '../../shared/domain/format-duration.ts';
import { formatStamp } from '../../shared/domain/format-time.ts';
import type { DueItem } from '../../shared/model/incident-page.ts';
import { useTick, useWatch, useZone } from '../store/stores.ts';

/** `04:12` until it is due, `+02:10` since, by the clock that incidents are timed with. Screen readers get it when they ask. */
export function DueClock({ item: { dueAt, overdueAt, words } }: { readonly item: Pick<DueItem, 'dueAt' | 'overdueAt' | 'words'> }) {
  const zone = useZone();
  const correction = useWatch(({ clockCorrection }) => clockCorrection);
  const text = useTick((tick) => (tick + correction < dueAt ? formatClock(dueAt - tick - correction) : `+${formatClock(tick + correction - dueAt)}`));
  const state = useTick((tick) => (tick + correction >= overdueAt ? 'late' : tick + correction >= dueAt ? 'soon' : 'ahead'));
  return (
    <span className="due-clock figures" data-pressure={state} role="timer" aria-live="off" aria-label={`${words}, ${state === 'ahead' ? 'due in' : 'due since'} ${text.replace('+', '')}`} title={formatStamp(dueAt, zone)}>
      {text}
    </span>
  );
}

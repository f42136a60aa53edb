import { Moment } from '../../components/moment.tsx';
import { shownLately } from '../../../shared/domain/other-budget.ts';
import { useMinute, useWatch } from '../../store/stores.ts';

/** How often the person was interrupted in this shift: too much of it is a fault of its own (P1). */
export function ShownTally() {
  const alerting = useWatch((watch) => watch.alerting);
  const now = useMinute();
  if (alerting === null || alerting.tally.since === 0) return null;
  const { since, shown, sounds, others } = alerting.tally;
  const { most } = alerting.others;
  const lately = (list: readonly number[]) => shownLately(list.map((at) => ({ at })), now).length;
  const moved = lately(alerting.others.moved);
  return (
    <p className="path-tally">
      <span>Shown since <Moment at={since} />: <span className="figures">{shown}</span>, <span className="figures">{sounds}</span> with a sound.</span>{' '}
      <span className="soft">About no incident: <span className="figures">{others}</span>; in the last 12 h <span className="figures">{lately(alerting.others.shown)}</span> of at most <span className="figures">{most}</span>.{moved === 0 ? '' : <> <span className="figures">{moved}</span> more went to the window instead.</>}</span>
    </p>
  );
}

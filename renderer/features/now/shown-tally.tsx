import { Moment } from '../../components/moment.tsx';
import { othersAShift } from '../../../shared/domain/alert-rules.ts';
import { useWatch } from '../../store/stores.ts';

/** How often the person was interrupted in this shift: too much of it is a fault of its own (P1). */
export function ShownTally() {
  const tally = useWatch(({ alerting }) => alerting?.tally ?? null);
  if (tally === null || tally.since === 0) return null;
  const { since, shown, sounds, others } = tally;
  return (
    <p className="path-tally">
      <span>Shown since <Moment at={since} />: <span className="figures">{shown}</span>, <span className="figures">{sounds}</span> with a sound.</span>{' '}
      <span className="soft">About no incident: <span className="figures">{others}</span>{others > othersAShift ? `, more than the ${othersAShift} a shift that are the aim.` : `; the aim is ${othersAShift} a shift at most.`}</span>
    </p>
  );
}

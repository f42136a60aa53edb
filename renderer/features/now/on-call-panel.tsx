import { Age } from '../../components/age.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { OnCallStatus } from '../../../shared/model/on-call.ts';
import { useMinute, useWatch, useZone } from '../../store/stores.ts';
import { describeShift } from '../shell/on-call-words.ts';

export function OnCallPanel() {
  const onCall = useWatch((watch) => watch.onCall);
  if (onCall === null || onCall.state === 'not-connected') return null;
  return (
    <section className="panel" aria-labelledby="on-call-title">
      <h2 id="on-call-title">On call</h2>
      <Shifts onCall={onCall} />
    </section>
  );
}

function Shifts({ onCall: { state, shifts, asOf } }: { readonly onCall: OnCallStatus }) {
  const zone = useZone();
  const now = useMinute();
  if (state === 'off') return <p className="panel-text">You are off call. As of <Age at={asOf} />.</p>;
  if (state === 'unknown') return <p className="panel-text">Not known: {asOf === null ? 'there was no answer yet' : <>the last answer is from <Age at={asOf} /></>}. Do not read this as off call.</p>;
  return (
    <ul className="facts">
      {shifts.map((shift) => (
        <li key={`${shift.policyName} ${shift.level} ${shift.startsAt} ${shift.endsAt}`}>
          <OutsideText text={shift.policyName} />
          <span className="figures facts-wide">{describeShift(shift, now, zone)}</span>
        </li>
      ))}
    </ul>
  );
}

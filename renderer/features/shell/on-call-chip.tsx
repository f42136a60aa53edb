import { Age } from '../../components/age.tsx';
import { Shape } from '../../components/shape.tsx';
import { useMinute, useWatch, useZone } from '../../store/stores.ts';
import { describeOnCall } from './on-call-words.ts';

export function OnCallChip() {
  const onCall = useWatch((watch) => watch.onCall);
  const zone = useZone();
  const now = useMinute();
  const words = onCall === null ? null : describeOnCall(onCall, now, zone);
  if (onCall === null || words === null) return null;
  return (
    <span className="chip on-call-chip" data-tone={onCall.state === 'unknown' ? 'blind' : onCall.state === 'on' ? 'ok' : 'off'} title={[words, ...onCall.shifts.map(({ policyName }) => policyName)].join('\n')}>
      <Shape name={onCall.state === 'on' ? 'up' : onCall.state === 'unknown' ? 'blind' : 'hollow'} />
      <span className="unseen">On call: </span>
      <span className="cut">{words}{onCall.state === 'unknown' && onCall.asOf !== null ? <span className="roomy">, last known <Age at={onCall.asOf} /></span> : null}</span>
    </span>
  );
}

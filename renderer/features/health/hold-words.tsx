import { OutsideText } from '../../components/outside-text.tsx';
import { formatNear } from '../../../shared/domain/format-time.ts';
import type { CheckHold } from '../../../shared/model/check-hold.ts';
import { useMinute, useZone } from '../../store/stores.ts';

/** Why nobody is told of a failure, in a few words; `whole` where no verdict stands before them. */
export function HoldWords({ hold, whole = false }: { readonly hold: CheckHold; readonly whole?: boolean }) {
  const now = useMinute();
  const zone = useZone();
  if (hold.kind === 'dependency') return <>{whole ? 'Down because' : 'because'} <OutsideText text={hold.name} /> is down</>;
  return <>Maintenance until {formatNear(hold.until, now, zone)}</>;
}

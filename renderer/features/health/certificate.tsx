import { formatStamp } from '../../../shared/domain/format-time.ts';
import { elapsedDay, type Instant } from '../../../shared/time/duration.ts';
import { useMinute, useZone } from '../../store/stores.ts';

/** Whole days left, cut: on its last day a certificate has 0 left. A6 warns at 21, 14, 7 and 1. */
export function Certificate({ expiresAt }: { readonly expiresAt: Instant | null }) {
  const now = useMinute();
  const zone = useZone();
  if (expiresAt === null) return <span className="soft">–</span>;
  const days = Math.floor((expiresAt - now) / elapsedDay);
  const tone = expiresAt <= now ? 'alert' : days < 7 ? 'alert' : days < 21 ? 'warn' : 'off';
  return <span className="certificate" data-tone={tone} title={`Ends ${formatStamp(expiresAt, zone)}`}>{expiresAt <= now ? 'ended' : `${days} d`}</span>;
}

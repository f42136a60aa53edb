import { Said } from '../../components/said.tsx';
import { useTick, useWatch } from '../../store/stores.ts';

/** In the first minutes after a page in the night: a suggestion, because the studies do not agree (F6). */
export function WakingLine() {
  const awakeAt = useWatch(({ duty }) => duty?.night?.awakeAt ?? 0);
  const waking = useTick((now) => now < awakeAt);
  if (!waking) return null;
  return <Said level="info">You were just woken. For the first 12 min, have a second person look before any step that destroys something. One study found half of the usual performance at first; another found no effect.</Said>;
}

import { formatHours, limitWords } from '../../../shared/domain/duty-words.ts';
import type { CapStanding } from '../../../shared/domain/duty-limits.ts';
import { useTick } from '../../store/stores.ts';

type CapMeterProps = { readonly standing: CapStanding; readonly asOf: number; readonly growing: boolean; readonly label: string };

export type CapTone = 'ok' | 'warn' | 'alert';
export function capTone({ worked, cap, warning }: CapStanding): CapTone {
  if (worked >= cap) return 'alert';
  return warning > 0 ? 'warn' : 'ok';
}

/** Hours against a cap, growing while working: how much of it is used up, and where it ends. */
export function CapMeter({ standing, asOf, growing, label }: CapMeterProps) {
  const { cap } = standing;
  const minutes = useTick((now) => Math.floor((standing.worked + (growing ? Math.max(0, now - asOf) : 0)) / 60_000));
  const worked = minutes * 60_000;
  const text = `${formatHours(worked)} of ${limitWords(cap)}`;
  return (
    <div className="cap" data-tone={capTone({ ...standing, worked })}>
      <div className="cap-words"><span className="figures">{text}</span><span className="soft">{label}</span></div>
      <div className="cap-bar" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={cap / 60_000} aria-valuenow={Math.min(minutes, cap / 60_000)} aria-valuetext={text}>
        <span style={{ width: `${Math.min(100, (worked / cap) * 100)}%` }} />
      </div>
    </div>
  );
}

import { useMemo } from 'react';
import { drawSparkline } from './sparkline-shape.ts';

/** The newest latencies; a failed probe is a mark at the foot. The figures stand in the details, so this is a drawing only. */
export function Sparkline({ latencies }: { readonly latencies: readonly (number | null)[] }) {
  const { line, failures } = useMemo(() => drawSparkline(latencies), [latencies]);
  return (
    <svg className="sparkline" viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true">
      <path className="sparkline-line" d={line} vectorEffect="non-scaling-stroke" />
      <path className="sparkline-failures" d={failures} />
    </svg>
  );
}

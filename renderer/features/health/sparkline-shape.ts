const columns = 60;
const height = 20;

/** Two paths in a box of 60 by 20: the passed probes as a line from 0 to the highest, the failed ones as marks. Newest at the right. */
export function drawSparkline(latencies: readonly (number | null)[]): { readonly line: string; readonly failures: string } {
  const shown = latencies.slice(-columns);
  const highest = Math.max(1, ...shown.map((latency) => latency ?? 0));
  let line = '';
  let failures = '';
  let pen = 'M';
  shown.forEach((latency, index) => {
    const x = columns - shown.length + index;
    if (latency === null) {
      failures += `M${x} ${height}V${height - 6}H${x + 0.8}V${height}Z`;
      pen = 'M';
      return;
    }
    line += `${pen}${x + 0.5} ${(height - 1 - (latency / highest) * (height - 3)).toFixed(1)}`;
    pen = 'L';
  });
  return { line, failures };
}

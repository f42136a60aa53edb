import { itemWords } from '../../../shared/domain/self-check-words.ts';
import type { ItemTrend } from '../../../shared/domain/self-check-trend.ts';

const width = 132;
const height = 30;
const edge = 5;
const shown = 20;

/** The newest answers of one item as dots and a line, over the band of what is usual. */
export function TrendLine({ trend: { item, points, usual } }: { readonly trend: ItemTrend }) {
  const recent = points.slice(-shown);
  const x = (index: number) => (recent.length === 1 ? width / 2 : edge + (index / (recent.length - 1)) * (width - 2 * edge));
  const y = (mark: number) => height - edge - ((mark - 1) / 4) * (height - 2 * edge);
  const words = `${itemWords[item].label}: ${recent.length === 0 ? 'not answered' : recent.map(({ mark }) => mark).join(', ')}${usual === null ? '' : `; usual ${band(usual.low, usual.high)}`}`;
  return (
    <svg className="trend-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      {usual === null ? null : <rect className="trend-usual" x="0" width={width} y={y(usual.high) - 2.5} height={y(usual.low) - y(usual.high) + 5} rx="2.5" />}
      {recent.length < 2 ? null : <polyline points={recent.map(({ mark }, index) => `${x(index)},${y(mark)}`).join(' ')} />}
      {recent.map(({ at, mark }, index) => <circle key={at} cx={x(index)} cy={y(mark)} r={index === recent.length - 1 ? 3 : 1.5} />)}
    </svg>
  );
}

function band(low: number, high: number): string {
  const text = (value: number) => value.toFixed(value % 1 === 0 ? 0 : 1);
  return low === high ? text(low) : `${text(low)} to ${text(high)}`;
}

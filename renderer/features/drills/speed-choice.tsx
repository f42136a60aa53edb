import { useId } from 'react';

const speeds = [1, 2, 5, 10, 20, 30, 60] as const;

/** How many times as fast as life: the usual steps, and the one that holds if it is another. */
export function SpeedChoice({ speed, onSpeed }: { readonly speed: number; readonly onSpeed: (speed: number) => void }) {
  const id = useId();
  const offered = [...new Set<number>([...speeds, speed])].toSorted((a, b) => a - b);
  return (
    <span className="speed-choice">
      <label htmlFor={id}>Speed</label>
      <select id={id} className="input" value={speed} onChange={({ target }) => onSpeed(Number(target.value))}>
        {offered.map((each) => <option key={each} value={each}>{each}×</option>)}
      </select>
    </span>
  );
}

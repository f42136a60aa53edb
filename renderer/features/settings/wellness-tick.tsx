import { useId } from 'react';

type WellnessTickProps = { readonly shown: boolean; readonly on: boolean; readonly onChange: (on: boolean) => void; readonly what: string };

/** Left out unless somebody ticks it: a file travels further than one thinks. */
export function WellnessTick({ shown, on, onChange, what }: WellnessTickProps) {
  const id = useId();
  if (!shown) return null;
  return (
    <div className="tick">
      <input id={id} type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} />
      <label htmlFor={id}>Put my wellness answers into {what}, too</label>
    </div>
  );
}

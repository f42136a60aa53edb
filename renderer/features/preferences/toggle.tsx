import { Switch } from 'radix-ui';
import { useId } from 'react';

type ToggleProps = { readonly label: string; readonly hint: string; readonly on: boolean; readonly onChange: (on: boolean) => void };

/** A setting that is on or off, with what it means. */
export function Toggle({ label, hint, on, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className="setting">
      <div><label htmlFor={id}>{label}</label><p id={`${id}-hint`} className="soft">{hint}</p></div>
      <Switch.Root id={id} className="switch" aria-describedby={`${id}-hint`} checked={on} onCheckedChange={onChange}><Switch.Thumb className="switch-thumb" /></Switch.Root>
    </div>
  );
}

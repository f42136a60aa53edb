import { edit } from './handoff.ts';

const words = { hours: 'Hours worked', breaks: 'Breaks missed' } as const;

/** What of the person's own is told: nothing that they did not tick; wellness never (F7). */
export function TellsField({ tells }: { readonly tells: readonly ('hours' | 'breaks')[] }) {
  return (
    <fieldset className="tells">
      <legend>Tell of you</legend>
      {(['hours', 'breaks'] as const).map((what) => (
        <label key={what}><input type="checkbox" checked={tells.includes(what)} onChange={({ target }) => edit({ type: 'tell', what, told: target.checked })} /> {words[what]}</label>
      ))}
      <p className="soft">Taken in with the next compile. Wellness is never told.</p>
    </fieldset>
  );
}

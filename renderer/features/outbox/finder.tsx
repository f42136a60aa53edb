import { useEffect, useId, useState } from 'react';
import { TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { Findable, Found } from '../../../shared/model/pagerduty-choices.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';

type FinderProps = { readonly label: string; readonly what: Findable; readonly chosen: Found | null; readonly problem?: string | undefined; readonly onChoose: (found: Found) => void };

/** Looks for people, policies or services by name at PagerDuty, a moment after the last key. */
export function Finder({ label, what, chosen, problem, onChoose }: FinderProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [trouble, setTrouble] = useState('');
  const name = useId();
  useEffect(() => {
    let gone = false;
    const callOff = clock.after(text === '' ? 0 : 250, () => {
      void askMain('pagerduty.find', { what, text }).then((reply) => {
        if (gone) return;
        setTrouble(reply.ok ? '' : reply.problem.message);
        if (reply.ok) setFound(reply.value);
      });
    });
    return () => {
      gone = true;
      callOff();
    };
  }, [what, text]);
  const shown = [...(chosen === null || found?.some(({ id }) => id === chosen.id) ? [] : [chosen]), ...(found ?? [])];
  return (
    <div className="finder">
      <TextField label={label} data-first="" placeholder="Search by name" value={text} onText={setText} problem={trouble === '' ? problem : trouble} />
      <fieldset className="options" aria-label={`${label}: found`}>
        {shown.map((each) => (
          <label key={each.id}>
            <input type="radio" name={name} checked={chosen?.id === each.id} onChange={() => onChoose(each)} />
            <OutsideText text={each.name} />
            {each.detail === '' ? null : <span className="soft"><OutsideText text={each.detail} /></span>}
          </label>
        ))}
        {found === null && trouble === '' ? <p className="soft" role="status">Searching…</p> : null}
        {found?.length === 0 ? <p className="soft" role="status">Nothing has this in its name.</p> : null}
      </fieldset>
    </div>
  );
}

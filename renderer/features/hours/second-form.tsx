import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { SecondPerson } from '../../../shared/model/duty-view.ts';
import { askMain, tell } from '../../store/actions.ts';

/** The hours of whoever could take over, as they said them: they stand in the forecast, and are read from nowhere. */
export function SecondForm({ second: { name } }: { readonly second: SecondPerson }) {
  const [hours, setHours] = useState('');
  const [problem, setProblem] = useState('');
  async function save(submitted: FormEvent): Promise<void> {
    submitted.preventDefault();
    const worked = Number(hours.replace(',', '.'));
    if (hours.trim() === '' || !Number.isFinite(worked)) return setProblem('Give the hours as a number, such as 3 or 3.5.');
    const reply = await askMain('duty.tellSecond', { name, hours: worked });
    setProblem(reply.ok ? '' : reply.problem.message);
    if (!reply.ok) return;
    tell(reply.value.message);
    setHours('');
  }
  return (
    <section aria-labelledby="hours-second">
      <h3 id="hours-second">Who could take over: <OutsideText text={name} /></h3>
      <form className="form hours-form" onSubmit={(submitted) => void save(submitted)}>
        <TextField label="Hours they worked since their last full rest" inputMode="decimal" value={hours} onText={setHours} hint="As they told you. It stands in your forecast for 12 h." />
        {problem === '' ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button type="submit">Note them</Button></div>
      </form>
    </section>
  );
}

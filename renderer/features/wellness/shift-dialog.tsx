import { useState, type FormEvent } from 'react';
import './self-check.css';
import './load.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Moment } from '../../components/moment.tsx';
import { Said } from '../../components/said.tsx';
import { effortWords } from '../../../shared/domain/self-check-words.ts';
import type { WellnessView } from '../../../shared/model/wellness-view.ts';
import { useView } from '../../store/stores.ts';
import { MarkRow } from './mark-row.tsx';
import { answerByKey } from './question-keys.ts';
import { useWellness } from './use-wellness.ts';
import { problemOfWellness } from './wellness-actions.ts';

/** Two questions after a shift: how long it felt, and what it took (A19). */
export function ShiftDialog() {
  const close = useView((view) => view.close);
  const { view } = useWellness();
  return <Dialog title="The shift that ended" onClose={close}>{view === null ? null : <ShiftForm shift={view.lastShift} onDone={close} />}</Dialog>;
}

type FormProps = { readonly shift: WellnessView['lastShift']; readonly onDone: () => void };

function ShiftForm({ shift, onDone }: FormProps) {
  const [hours, setHours] = useState('');
  const [effort, setEffort] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    const felt = Number(hours.replace(',', '.'));
    if (hours.trim() === '' || !Number.isFinite(felt)) return setProblem('Say how many hours it felt like, such as 9 or 9.5.');
    if (effort === null) return setProblem('Say how much it took, 1 to 6.');
    const found = await problemOfWellness('wellness.keepShift', { hoursFelt: felt, effort, shift: shift === null ? null : { from: shift.from, to: shift.to } });
    setProblem(found);
    if (found === null) onDone();
  }
  return (
    <form className="dialog-form" noValidate onKeyDown={answerByKey} onSubmit={(event) => void keep(event)}>
      <div className="dialog-body">
        {shift === null ? null : <p className="soft"><Moment at={shift.from} /> to <Moment at={shift.to} /></p>}
        <TextField label="How many hours did it feel like?" inputMode="decimal" autoComplete="off" data-first="" value={hours} onText={setHours} />
        <section className="mark-area" aria-label="Effort">
          <h3>How much did it take?</h3>
          <MarkRow name="Effort" statement={effort === null ? '1 hardly any, 6 everything I had' : (effortWords[effort] ?? '')} words={effortWords} value={effort} onChoose={setEffort} />
        </section>
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button onClick={onDone}>Skip it</Button><Button look="primary" type="submit" data-after="">Keep</Button></div>
      </footer>
    </form>
  );
}

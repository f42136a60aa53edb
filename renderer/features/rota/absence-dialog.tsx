import { useState, type FormEvent } from 'react';
import './rota.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { backupOverrides, planAbsence } from '../../../shared/domain/absence-plan.ts';
import { instantOfField } from '../../../shared/domain/zone-field.ts';
import type { Rota } from '../../../shared/model/rota.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { AbsenceOutlook } from './absence-outlook.tsx';
import { SpanFields, spanFaults } from './span-fields.tsx';
import { useRota } from './use-rota.ts';

/** Somebody cannot be on call: what happens then is said before it is entered (S22, C34). */
export function AbsenceDialog() {
  const { view } = useRota();
  const close = useView((each) => each.close);
  if (view?.rota == null) return null;
  return <Dialog title="Somebody is away" onClose={close}><AbsenceForm rota={view.rota} self={view.self} onDone={close} /></Dialog>;
}

function AbsenceForm({ rota, self, onDone }: { readonly rota: Rota; readonly self: string | null; readonly onDone: () => void }) {
  const [person, setPerson] = useState(self ?? rota.people[0]?.id ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [backup, setBackup] = useState('');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [begins, ends] = [instantOfField(from, rota.zone), instantOfField(to, rota.zone)];
  const absence = begins !== null && ends !== null && ends > begins ? { person, from: begins, to: ends } : null;
  const plan = absence === null ? null : planAbsence(rota, absence);
  const free = rota.people.filter(({ id }) => id !== person && plan?.promoted.every((shift) => shift.person !== id) === true);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFields(spanFaults(begins, ends));
    setProblem(null);
    if (absence === null || plan === null) return;
    const covers = free.some(({ id }) => id === backup) ? backupOverrides(plan, backup) : [];
    const reply = await askMain('rota.absence', { ...absence, covers: [...covers] });
    if (!reply.ok) return setProblem(`${reply.problem.message} What you typed is still here.`);
    tell(covers.length === 0 ? 'The absence is entered. What it asks for stands beside the weeks.' : 'The absence and its backup are entered. What it asks for stands beside the weeks.');
    onDone();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="dialog-body">
        <div className="form-grid">
          <SelectField wide label="Who is away" value={person} options={rota.people.map(({ id, name }) => ({ value: id, label: name }))} onChoose={setPerson} />
          <SpanFields from={from} to={to} zone={rota.zone} fields={fields} setFrom={setFrom} setTo={setTo} />
        </div>
        {absence === null || plan === null ? null : <AbsenceOutlook rota={rota} absence={absence} plan={plan} />}
        {plan === null || plan.gaps.length === 0 ? null : (
          <SelectField label="Backup" value={backup} options={[{ value: '', label: 'Nobody yet: leave the gap' }, ...free.map(({ id, name }) => ({ value: id, label: name }))]} onChoose={setBackup} />
        )}
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button onClick={onDone}>Cancel</Button><Button look="primary" type="submit">Enter the absence</Button></div>
      </footer>
    </form>
  );
}

import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import type { Trainee, TrainingView } from '../../../shared/model/training.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { doTraining, useTraining } from './use-training.ts';

/** Somebody who is trained, or has been. */
export function TraineeDialog({ id }: { readonly id: string | null }) {
  const { view, problem } = useTraining();
  const close = useView((state) => state.close);
  const trainee = view?.people.find((one) => one.trainee.id === id)?.trainee ?? null;
  return (
    <Dialog title={id === null ? 'Add a person' : `Change ${trainee?.name ?? 'a person'}`} onClose={close}>
      {problem === null ? null : <Said level="error">{problem}</Said>}
      {view === null || (id !== null && trainee === null) ? null : <TraineeForm view={view} trainee={trainee} onDone={close} />}
    </Dialog>
  );
}

type Begin = 'new' | 'certified';
const begins = [{ value: 'new', label: 'Goes through the programme' }, { value: 'certified', label: 'Is on call already' }] as const;

function TraineeForm({ view: { today, rotaPeople }, trainee, onDone }: { readonly view: TrainingView; readonly trainee: Trainee | null; readonly onDone: () => void }) {
  const [name, setName] = useState(trainee?.name ?? '');
  const [begin, setBegin] = useState<Begin>(trainee?.certifiedOn == null ? 'new' : 'certified');
  const [startsOn, setStartsOn] = useState(trainee?.startsOn ?? today);
  const [certifiedOn, setCertifiedOn] = useState(trainee?.certifiedOn ?? today);
  const [rotaPerson, setRotaPerson] = useState(trainee?.rotaPerson ?? '');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const reply = await askMain('training.saveTrainee', { id: trainee?.id ?? null, name, rotaPerson: rotaPerson === '' ? null : rotaPerson, startsOn, certifiedOn: begin === 'certified' ? certifiedOn : null });
    if (!reply.ok) {
      setFields(reply.problem.fields ?? {});
      return setProblem(reply.problem.fields === undefined ? reply.problem.message : null);
    }
    tell(reply.value.message);
    onDone();
  }
  async function remove(): Promise<void> {
    if (trainee === null) return;
    await doTraining('training.removeTrainee', { id: trainee.id });
    onDone();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="dialog-body">
        <TextField label="Name" data-first="" maxLength={120} value={name} onText={setName} problem={fields['name']} />
        <div className="form-grid">
          <SelectField label="Where they stand" value={begin} options={begins} onChoose={setBegin} />
          {begin === 'new'
            ? <TextField label="Begins on" type="date" value={startsOn} onText={setStartsOn} problem={fields['startsOn']} />
            : <TextField label="Last certified on" type="date" max={today} value={certifiedOn} onText={setCertifiedOn} problem={fields['certifiedOn']} />}
          <SelectField label="In the rota as" value={rotaPerson} options={[{ value: '', label: 'Nobody of it' }, ...rotaPeople.map((person) => ({ value: person.id, label: person.name }))]} onChoose={setRotaPerson} hint="What has expired is shown there." />
        </div>
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end">
          {trainee === null ? null : <Button look="danger" onClick={() => void remove()}>Remove, with all records</Button>}
          <Button onClick={onDone}>Cancel</Button>
          <Button look="primary" type="submit">Save</Button>
        </div>
      </footer>
    </form>
  );
}

import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { shortCalendarDay } from '../../../shared/domain/short-day.ts';
import type { TrainingRecord, TrainingView } from '../../../shared/model/training.ts';
import { keep, recall } from '../../store/keep.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { doTraining, useTraining } from './use-training.ts';

type RecordDialogProps = { readonly traineeId: string; readonly item: string };

/** What was held, when, with which evidence, and who says so. */
export function RecordDialog({ traineeId, item }: RecordDialogProps) {
  const { view } = useTraining();
  const close = useView((state) => state.close);
  if (view === null) return null;
  const standing = view.people.find(({ trainee }) => trainee.id === traineeId);
  const part = partOf(view, item);
  if (standing === undefined || part === null) return null;
  return (
    <Dialog title={part.words} onClose={close}>
      <RecordForm view={view} traineeId={traineeId} item={item} name={standing.trainee.name} assessed={part.assessed} before={standing.records[item]} onDone={close} />
    </Dialog>
  );
}

function partOf({ policy: { weeks, assessment, recurring } }: TrainingView, id: string): { readonly words: string; readonly assessed: boolean } | null {
  const plain = weeks.flatMap(({ days }) => days).flatMap(({ items }) => items).find((one) => one.id === id);
  if (plain !== undefined) return { words: plain.text, assessed: false };
  const words = assessment.items.find((one) => one.id === id)?.text ?? recurring.find((one) => one.id === id)?.name;
  return words === undefined ? null : { words, assessed: true };
}

type RecordFormProps = RecordDialogProps & { readonly view: TrainingView; readonly name: string; readonly assessed: boolean; readonly before: TrainingRecord | undefined; readonly onDone: () => void };

function RecordForm({ view: { today }, traineeId, item, name, assessed, before, onDone }: RecordFormProps) {
  const lastAssessor = recall('assessor');
  const [heldOn, setHeldOn] = useState(today);
  const [evidence, setEvidence] = useState('');
  const [assessor, setAssessor] = useState(typeof lastAssessor === 'string' ? lastAssessor : '');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const reply = await askMain('training.record', { traineeId, item, heldOn, evidence, assessor });
    if (!reply.ok) {
      setFields(reply.problem.fields ?? {});
      return setProblem(reply.problem.fields === undefined ? reply.problem.message : null);
    }
    keep('assessor', assessor);
    tell(reply.value.message);
    onDone();
  }
  async function strike(): Promise<void> {
    if (before !== undefined) await doTraining('training.strike', { id: before.id });
    onDone();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="dialog-body">
        <p className="soft"><OutsideWords text={name} />{before === undefined ? '' : <>: on record since {shortCalendarDay(before.heldOn)}{before.assessor === '' ? '' : <>, by <OutsideWords text={before.assessor} /></>}{before.evidence === '' ? '' : <>; <OutsideWords text={before.evidence} /></>}</>}</p>
        <div className="form-grid">
          <TextField label="Held on" type="date" max={today} value={heldOn} onText={setHeldOn} problem={fields['heldOn']} />
          <TextField label={assessed ? 'Assessor, who signs it' : 'With whom'} data-first="" maxLength={120} value={assessor} onText={setAssessor} problem={fields['assessor']} hint={assessed ? 'Somebody else than the person who is assessed.' : 'May stay empty.'} />
        </div>
        <TextField label="Evidence" maxLength={2000} value={evidence} onText={setEvidence} problem={fields['evidence']} hint="A link to notes or a ticket, or a few words." />
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end">
          {before === undefined ? null : <Button look="danger" onClick={() => void strike()}>Strike the record</Button>}
          <Button onClick={onDone}>Cancel</Button>
          <Button look="primary" type="submit">{assessed ? 'Sign' : 'Record'}</Button>
        </div>
      </footer>
    </form>
  );
}

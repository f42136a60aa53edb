import { useId, useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field, TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { CoverDraft } from '../../../shared/model/cover.ts';
import type { Found } from '../../../shared/model/pagerduty-choices.ts';
import { askMain, copy, tellOutcome } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { CoverHandover } from './cover-handover.tsx';

/** What was chosen of the incidents that PagerDuty can give to somebody else. */
export type Handover = { readonly incidentIds: readonly string[]; readonly to: Found | null };

export function CoverForm({ draft, onDone }: { readonly draft: CoverDraft; readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const [brief, setBrief] = useState(draft.brief);
  const [handover, setHandover] = useState<Handover>({ incidentIds: [], to: null });
  const [emergency, setEmergency] = useState(false);
  const [approver, setApprover] = useState('');
  const [problem, setProblem] = useState('');
  const group = useId();
  const { incidentIds, to } = handover;

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Name who covers.');
    if (incidentIds.length > 0 && to === null) return setProblem('Choose to whom PagerDuty reassigns the incidents, or untick them.');
    if (emergency && approver.trim() === '') return setProblem('Name who approved the emergency rules.');
    const outcome = outcomeOf(await askMain('cover.begin', { name, brief, userId: to?.id ?? null, incidentIds: [...incidentIds], approver: emergency ? approver : null }));
    if (isTrouble(outcome.result)) return setProblem(outcome.message);
    tellOutcome(outcome);
    onDone();
  }

  return (
    <form className="form" noValidate onSubmit={(event) => void confirm(event)}>
      <fieldset className="group">
        <legend>Who covers</legend>
        <div className="options cover-people">
        {draft.people.map((person, place) => (
          <label key={person.name}>
            <input type="radio" name={group} data-first={place === 0 ? '' : undefined} checked={name === person.name} onChange={() => { setName(person.name); setProblem(''); }} />
            <OutsideText text={person.name} />
            {person.how === '' ? null : <span className="soft"><OutsideText text={person.how} /></span>}
          </label>
        ))}
        </div>
      </fieldset>
      <TextField label="Or by name" maxLength={120} value={name} onText={(text) => { setName(text); setProblem(''); }} wide />
      <Field label="Brief" hint="Written from what is known now. It is kept in the timeline; nobody gets it unless you send it." wide>
        {(tie) => <textarea {...tie} className="input text-area" rows={9} maxLength={25_000} value={brief} onChange={({ target }) => setBrief(target.value)} />}
      </Field>
      <div className="form-actions"><Button onClick={() => void copy(brief, 'Brief')}>Copy the brief</Button></div>
      {draft.incidents.length === 0 ? null : <CoverHandover incidents={draft.incidents} chosen={handover} onChange={(next) => {
        setHandover(next);
        if (name === '' && next.to !== null) setName(next.to.name);
        setProblem('');
      }} />}
      <div className="options"><label><input type="checkbox" checked={emergency} onChange={({ target }) => setEmergency(target.checked)} />Begin emergency rules for my hours</label></div>
      {emergency ? <TextField label="Approved by" maxLength={200} value={approver} onText={(text) => { setApprover(text); setProblem(''); }} wide /> : null}
      {problem === '' ? null : <Said level="error">{problem}</Said>}
      <div className="form-actions form-end cover-end">
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit">{incidentIds.length === 0 ? 'Hand over' : `Hand over and reassign ${incidentIds.length}`}</Button>
      </div>
    </form>
  );
}

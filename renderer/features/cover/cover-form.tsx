import { useId, useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field, TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { coverNotice } from '../../../shared/domain/cover-notice.ts';
import type { CoverDraft } from '../../../shared/model/cover.ts';
import type { Found } from '../../../shared/model/pagerduty-choices.ts';
import { askMain, copy, tellOutcome } from '../../store/actions.ts';
import { isTrouble } from '../../store/ask.ts';
import { clock } from '../../store/clock.ts';
import { toasts, useZone } from '../../store/stores.ts';
import { useConnections } from '../messages/messages.ts';
import { CoverHandover } from './cover-handover.tsx';
import { NoticeField } from './notice-field.tsx';

/** What was chosen of that which PagerDuty can give to somebody else. */
export type Handover = { readonly incidentIds: readonly string[]; readonly scheduleIds: readonly string[]; readonly to: Found | null };

export function CoverForm({ draft, onDone }: { readonly draft: CoverDraft; readonly onDone: () => void }) {
  const zone = useZone();
  const slack = useConnections()?.slack ?? null;
  const [name, setName] = useState('');
  const [brief, setBrief] = useState(draft.brief);
  const [handover, setHandover] = useState<Handover>({ incidentIds: [], scheduleIds: [], to: null });
  const [posting, setPosting] = useState(true);
  const [typed, setTyped] = useState<string | null>(null);
  const [emergency, setEmergency] = useState(false);
  const [approver, setApprover] = useState('');
  const [problem, setProblem] = useState('');
  const [begunAt] = useState(clock.now);
  const group = useId();
  const { incidentIds, scheduleIds, to } = handover;
  const posts = posting && slack?.state === 'connected';
  const notice = typed ?? coverNotice(name, draft.open, zone, begunAt);

  function choose(person: CoverDraft['people'][number]): void {
    setName(person.name);
    setProblem('');
    // Whom PagerDuty knows is ready to be chosen there, too.
    if (person.userId !== null) setHandover({ ...handover, to: { id: person.userId, name: person.name, detail: '' } });
  }
  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Name who covers.');
    if (incidentIds.length + scheduleIds.length > 0 && to === null) return setProblem('Choose who covers in PagerDuty, or untick it.');
    if (emergency && approver.trim() === '') return setProblem('Name who approved the emergency rules.');
    const overrides = draft.schedules.filter(({ id }) => scheduleIds.includes(id)).map(({ id, until }) => ({ scheduleId: id, until }));
    const reply = await askMain('cover.begin', { name, brief, userId: to?.id ?? null, incidentIds: [...incidentIds], overrides, notice: posts ? notice : null, approver: emergency ? approver : null });
    if (!reply.ok) return setProblem(reply.problem.message);
    // It is on record: what did not work beside it is said, and nothing is handed over twice.
    // The form goes, and the brief with it: until something told them, it is one press away.
    const { result, message } = reply.value;
    if (posts || isTrouble(result)) tellOutcome(reply.value);
    else toasts.getState().show({ level: 'info', text: message, action: { label: 'Copy the brief', run: () => void copy(brief, 'Brief') } });
    onDone();
  }

  return (
    <form className="form" noValidate onSubmit={(event) => void confirm(event)}>
      <fieldset className="group">
        <legend>Who covers</legend>
        <div className="options cover-people">
        {draft.people.map((person, place) => (
          <label key={person.name}>
            <input type="radio" name={group} data-first={place === 0 ? '' : undefined} checked={name === person.name} onChange={() => choose(person)} />
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
      <CoverHandover draft={draft} chosen={handover} onChange={(next) => {
        setHandover(next);
        if (name === '' && next.to !== null) setName(next.to.name);
        setProblem('');
      }} />
      {slack?.state === 'connected' ? <NoticeField slack={slack} wanted={posting} text={notice} setWanted={setPosting} setText={setTyped} /> : null}
      <div className="options"><label><input type="checkbox" checked={emergency} onChange={({ target }) => setEmergency(target.checked)} />Begin emergency rules for my hours</label></div>
      {emergency ? <TextField label="Approved by" maxLength={200} value={approver} onText={(text) => { setApprover(text); setProblem(''); }} wide /> : null}
      {problem === '' ? null : <Said level="error">{problem}</Said>}
      <div className="form-actions form-end cover-end">
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit">{buttonWords(incidentIds.length, scheduleIds.length, posts)}</Button>
      </div>
    </form>
  );
}

/** What the press does: nothing else happens. */
function buttonWords(reassigned: number, overridden: number, posts: boolean): string {
  const also = [...(reassigned === 0 ? [] : [`reassign ${reassigned}`]), ...(overridden === 0 ? [] : ['override']), ...(posts ? ['post'] : [])];
  const last = also.pop();
  return last === undefined ? 'Hand over' : `Hand over${also.map((word) => `, ${word}`).join('')} and ${last}`;
}

import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { silenceMeaning } from '../../../shared/domain/silence-rules.ts';
import { silenceReasons } from '../../../shared/domain/silence-words.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { isTrouble } from '../../store/ask.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { beginSilence } from './quiet-actions.ts';
import { lengths, minutesOf, scopesOf, type Length } from './silence-words.ts';

type SilenceDialogProps = { readonly situationId: string; readonly length: Length };

/** How long, of what, and why: a silence ends by itself and is read by whoever comes next (A8). */
export function SilenceDialog({ situationId, length }: SilenceDialogProps) {
  const situation = useWatch(({ situations }) => situations?.find(({ id }) => id === situationId));
  const close = useView((view) => view.close);
  return (
    <Dialog title="Silence" onClose={close}>
      {situation === undefined ? <p className="dialog-text">This situation is not on the list any more.</p> : <SilenceForm situation={situation} first={length} onDone={close} />}
    </Dialog>
  );
}

function SilenceForm({ situation, first, onDone }: { readonly situation: Situation; readonly first: Length; readonly onDone: () => void }) {
  const scopes = scopesOf(situation);
  const [length, setLength] = useState(first);
  const [of, setOf] = useState('situation');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);

  async function begin(): Promise<void> {
    const scope = scopes.find(({ value }) => value === of)?.scope;
    if (scope === undefined) return;
    if (reason.trim() === '') return setProblem('Say why, in a few words: the next person reads it.');
    const outcome = await beginSilence({ scope, minutes: minutesOf(length), reason });
    if (isTrouble(outcome.result)) return setProblem(outcome.message);
    onDone();
  }

  return (
    <form className="form dialog-body" onSubmit={(event) => { event.preventDefault(); void begin(); }}>
      <p><OutsideWords text={situation.title} /></p>
      <div className="field"><span className="group-title">For how long</span><div><Segmented label="For how long" value={length} options={lengths} onChange={setLength} /></div></div>
      {scopes.length === 1 ? null : <SelectField label="What" value={of} options={scopes} onChoose={setOf} wide />}
      <TextField data-first="" label="Why" maxLength={200} problem={problem} value={reason} onText={(text) => { setReason(text); setProblem(undefined); }} wide />
      <div className="silence-reasons" role="group" aria-label="Reasons">
        {silenceReasons.map((words) => <Button key={words} aria-pressed={reason === words} onClick={() => { setReason(words); setProblem(undefined); }}>{words}</Button>)}
      </div>
      <Said level="info">{silenceMeaning([situation])}</Said>
      <div className="form-actions form-end">
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit">Silence</Button>
      </div>
    </form>
  );
}

import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { Problem } from '../../../shared/ipc/contract.ts';
import type { Change } from '../../../shared/model/change.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { keepDraft, readDraft } from '../../store/drafts.ts';
import { useView, useZone } from '../../store/stores.ts';
import { readPastTime } from '../incident/update-time.ts';
import { tellLogged } from './tell-logged.ts';

const impacts = [
  { value: 'unknown', label: 'Not known' }, { value: 'positive', label: 'Better' }, { value: 'neutral', label: 'No difference' }, { value: 'negative', label: 'Worse' },
] as const;
type Impact = (typeof impacts)[number]['value'];

/** What was changed in the system, for the timeline and the next handoff: a deployment, a flag, a configuration. */
export function ChangeDialog() {
  const zone = useZone();
  const close = useView((view) => view.close);
  const [title, setTitle] = useState(() => readDraft('change', 'title'));
  const [time, setTime] = useState('');
  const [impact, setImpact] = useState<Impact>('unknown');
  const [rollback, setRollback] = useState(() => readDraft('change', 'rollback'));
  const [metric, setMetric] = useState(() => readDraft('change', 'metric'));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [timeProblem, setTimeProblem] = useState<string | undefined>(undefined);
  const [keeping, setKeeping] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const occurredAt = readPastTime(time, clock.now(), zone);
    setTimeProblem(occurredAt === undefined ? 'Give it as 14:05, or as minutes ago.' : undefined);
    if (occurredAt === undefined || keeping) return;
    setKeeping(true);
    const change: Change = { impact: impact === 'unknown' ? null : impact, rollback, metric };
    const reply = await askMain('change.log', { ...change, title, occurredAt });
    setKeeping(false);
    if (!reply.ok) return setProblem(reply.problem);
    for (const part of ['title', 'rollback', 'metric']) keepDraft('change', part, '');
    close();
    tellLogged(reply.value, change);
  }

  return (
    <Dialog title="Log a change" onClose={close}>
      <form className="dialog-body form" noValidate onSubmit={(event) => void submit(event)}>
        <p className="soft">A deployment, a flag, a configuration. It stands on the timeline and in the next handoff.</p>
        <TextField label="What was changed" wide data-first="" maxLength={1000} value={title} problem={problem?.fields?.['title']} onText={(text) => { setTitle(text); keepDraft('change', 'title', text); }} />
        <TextField label="When (optional)" placeholder="now" hint="14:05, or minutes ago" value={time} problem={timeProblem ?? problem?.fields?.['occurredAt']} onText={setTime} />
        <div className="field"><span className="group-title">For those who use it</span><span><Segmented label="For those who use it" value={impact} options={impacts} onChange={setImpact} /></span></div>
        <TextField label="How it is taken back (optional)" wide maxLength={2000} value={rollback} problem={problem?.fields?.['rollback']} onText={(text) => { setRollback(text); keepDraft('change', 'rollback', text); }} />
        <TextField label="What to watch after it (optional)" wide maxLength={2000} value={metric} problem={problem?.fields?.['metric']} onText={(text) => { setMetric(text); keepDraft('change', 'metric', text); }} />
        {problem === null || problem.fields !== undefined ? null : <Said level="error">{`${problem.message} What you typed is still here.`}</Said>}
        <div className="form-actions form-end">
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" aria-disabled={keeping}>Log it</Button>
        </div>
      </form>
    </Dialog>
  );
}

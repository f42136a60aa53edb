import { useState, type FormEvent } from 'react';
import '../rota/rota.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Moment } from '../../components/moment.tsx';
import { Said } from '../../components/said.tsx';
import { breakLength } from '../../../shared/domain/break-words.ts';
import { schedulesHeld } from '../../../shared/domain/cover-schedules.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain, tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { noPagerDutyCover, overrideInPagerDuty, PagerDutyCover } from '../rota/pagerduty-cover.tsx';
import { useRota } from '../rota/use-rota.ts';

/** A break with somebody who covers, in PagerDuty too for as long as it lasts (F2). */
export function BreakCoverDialog() {
  const { view } = useRota();
  const close = useView((each) => each.close);
  const length = useWatch(({ breaks }) => breaks?.plan.owed?.length ?? breaks?.plan.counters[0]?.length ?? 0);
  if (view === null || length === 0) return null;
  return <Dialog title="Break with cover" onClose={close}><BreakCoverForm view={view} length={length} onDone={close} /></Dialog>;
}

function BreakCoverForm({ view, length, onDone }: { readonly view: RotaView; readonly length: number; readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const [pagerDuty, setPagerDuty] = useState(noPagerDutyCover);
  const [problem, setProblem] = useState('');
  const [from] = useState(clock.now);
  const held = schedulesHeld(view.schedules, view.userId, from);
  const overrides = pagerDuty.scheduleIds.length > 0;

  async function take(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Name who covers.');
    if (overrides && pagerDuty.to === null) return setProblem('Choose who covers in PagerDuty, or untick it.');
    const reply = await askMain('break.take', { cover: name });
    if (!reply.ok) return setProblem(reply.problem.message);
    tell(reply.value.message);
    const trouble = await overrideInPagerDuty(held, pagerDuty, clock.now(), clock.now() + length);
    if (trouble !== null) tell(`PagerDuty was not asked: ${trouble}`, 'error');
    onDone();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void take(event)} noValidate>
      <div className="dialog-body">
        <p>{breakLength(length)}, until <Moment at={from + length} />. SEV-1 and SEV-2 still reach you here.</p>
        <TextField label="Who covers?" data-first="" maxLength={120} value={name} onText={setName} />
        {held.length === 0 ? <p className="soft">You have no schedule in PagerDuty now: whoever covers is noted here alone.</p> : null}
        <PagerDutyCover schedules={held} chosen={pagerDuty} onChange={(next) => {
          setPagerDuty(next);
          if (name === '' && next.to !== null) setName(next.to.name);
        }} />
      </div>
      <footer className="dialog-foot">
        {problem === '' ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button onClick={onDone}>Cancel</Button><Button look="primary" type="submit">{overrides ? 'Take the break and override' : 'Take the break'}</Button></div>
      </footer>
    </form>
  );
}

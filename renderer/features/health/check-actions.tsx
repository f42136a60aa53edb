import { Pause, Pencil, Play, RefreshCw, Rows3, Trash2, Wrench } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import type { Check } from '../../../shared/model/check.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain, tell } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { toasts, useView, view } from '../../store/stores.ts';
import { everything } from '../../store/timeline-filter.ts';
import { timeline } from '../timeline/timeline.ts';

export function CheckActions({ check }: { readonly check: Check }) {
  const { id, paused, definedIn } = check;
  const inPolicy = check.origin === 'policy';
  const reason = useId();
  const open = useView((state) => state.open);
  const [busy, setBusy] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  function run(what: string, act: () => Promise<Outcome | null>): void {
    if (busy !== null) return;
    setBusy(what);
    setOutcome(null);
    void act().then(setOutcome).finally(() => setBusy(null));
  }
  const probe = async () => outcomeOf(await askMain('check.probeNow', { id }));
  const pause = async (): Promise<Outcome | null> => {
    const reply = await askMain('check.pause', { id, paused: !paused });
    return reply.ok ? null : { result: 'failed', message: reply.problem.message };
  };

  return (
    <div className="details-actions">
      <Button icon={RefreshCw} aria-disabled={busy !== null} onClick={() => run('probe', probe)}>{busy === 'probe' ? 'Probing…' : 'Probe now'}</Button>
      <Button icon={paused ? Play : Pause} aria-disabled={busy !== null} onClick={() => run('pause', pause)}>{paused ? 'Resume' : 'Pause'}</Button>
      <Button icon={Pencil} aria-disabled={inPolicy} aria-describedby={inPolicy ? reason : undefined} onClick={() => (inPolicy ? undefined : open({ kind: 'check', id }))}>Edit</Button>
      <Button icon={Wrench} onClick={() => open({ kind: 'maintenance', checkId: id })}>Maintenance…</Button>
      <Button
        icon={Rows3}
        onClick={() => {
          timeline.getState().choose({ ...everything, checkId: id });
          view.getState().go('timeline');
        }}
      >
        Its events
      </Button>
      <Button look="danger" icon={Trash2} aria-disabled={busy !== null || inPolicy} aria-describedby={inPolicy ? reason : undefined} onClick={() => (inPolicy ? undefined : run('delete', () => remove(check)))}>Delete</Button>
      {inPolicy ? <p id={reason} className="soft actions-reason">It comes from the policy file{definedIn === undefined ? '' : <> <OutsideText text={definedIn} /></>}: edit it there and load the file again. Here it can be probed, paused and put into maintenance.</p> : null}
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
    </div>
  );
}

/** Deleting asks nothing and can be taken back. */
async function remove({ id, name }: Check): Promise<Outcome | null> {
  const outcome = outcomeOf(await askMain('check.delete', { id }));
  if (outcome.result !== 'done') return outcome;
  view.getState().selectCheck(null);
  toasts.getState().show({ level: 'info', text: `“${name}” deleted. Its events stay in the timeline.`, action: { label: 'Undo', run: () => void restore(id) } });
  return null;
}

async function restore(id: string): Promise<void> {
  const reply = await askMain('check.restore', { id });
  if (reply.ok) view.getState().selectCheck(id);
  else tell(reply.problem.message, 'error');
}

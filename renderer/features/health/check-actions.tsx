import { Pause, Pencil, Play, RefreshCw, Rows3, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import type { Check } from '../../../shared/model/check.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain, tell } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { toasts, useView, view } from '../../store/stores.ts';
import { everything } from '../../store/timeline-filter.ts';
import { timeline } from '../timeline/timeline.ts';

export function CheckActions({ check }: { readonly check: Check }) {
  const { id, paused, origin } = check;
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
      {origin === 'policy' ? null : <Button icon={Pencil} onClick={() => open({ kind: 'check', id })}>Edit</Button>}
      <Button
        icon={Rows3}
        onClick={() => {
          timeline.getState().choose({ ...everything, checkId: id });
          view.getState().go('timeline');
        }}
      >
        Its events
      </Button>
      {origin === 'policy' ? null : <Button look="danger" icon={Trash2} aria-disabled={busy !== null} onClick={() => run('delete', () => remove(check))}>Delete</Button>}
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

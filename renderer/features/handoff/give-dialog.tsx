import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import type { OpenedHandoff } from '../../../shared/model/handoff-view.ts';
import { askMain, tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useRota } from '../rota/use-rota.ts';
import { edit, renewWhole } from './handoff.ts';

type GiveDialogProps = { readonly opened: OpenedHandoff; readonly onJump: (point: OpenedHandoff['quality']['points'][number]) => void; readonly onClose: () => void };

/** Before it leaves: what is missing, by name. Nothing of it keeps anybody from giving it (S35). */
export function GiveDialog({ opened: { handoff, quality, leftBehind }, onJump, onClose }: GiveDialogProps) {
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState(handoff.giver.name);
  const nobody = handoff.receiver === null || handoff.receiver.name === '';
  const [receiver, setReceiver] = useState('');
  const people = useRota().view?.rota?.people ?? [];
  const missing = quality.points.filter(({ met }) => !met);
  const firstJump = missing.find(({ jump }) => jump !== null)?.id ?? null;
  const left = leftBehind.filter(({ settled }) => settled === null);
  async function give(): Promise<void> {
    if (busy) return;
    setBusy(true);
    // The pen writes it down before anything else is asked.
    if (name.trim() !== handoff.giver.name) edit({ type: 'head', giver: { id: handoff.giver.id, name: name.trim() } });
    const taker = receiver.trim();
    if (nobody && taker !== '') edit({ type: 'head', receiver: { id: people.find((person) => person.name === taker)?.id ?? null, name: taker } });
    const given = await renewWhole((id) => askMain('handoff.give', { id }));
    setBusy(false);
    if (!given) return;
    tell('Given. Now send it: Hand out has the .watch file for the receiver.');
    onClose();
    // The button that opened this is gone with the draft.
    clock.after(0, () => document.getElementById('handoff-name')?.focus());
  }
  return (
    <Dialog title={nobody ? 'Give the handoff' : `Give the handoff to ${handoff.receiver?.name ?? ''}`} onClose={onClose}>
      <div className="dialog-body give">
        {handoff.giver.name === '' ? <TextField label="Your name, as the receiver knows you" value={name} onText={setName} maxLength={120} /> : null}
        {nobody ? <TextField label="Who takes over" hint="Nobody is named yet. It can be given all the same." value={receiver} onText={setReceiver} maxLength={120} /> : null}
        {left.length === 0 ? null : <Said level="warning">{left.length === 1 ? 'One thing of yours would stay behind.' : `${left.length} things of yours would stay behind.`} Resolve, reassign or write them in.</Said>}
        <p>{quality.met} of {quality.of} points of the quality check are met.{missing.length === 0 ? '' : ' Missing:'}</p>
        {missing.length === 0 ? null : (
          <ul className="give-missing" aria-label="Missing points">
            {missing.map((point) => <li key={point.id}><span>{point.words}: <span className="soft">{point.reason}</span></span>{point.jump === null ? null : <Button look="quiet" data-first={point.id === firstJump ? '' : undefined} onClick={() => onJump(point)}>Show<span className="unseen"> {point.words}</span></Button>}</li>)}
          </ul>
        )}
        {handoff.emergency ? <p className="soft">This is an emergency handoff: it is given as it is, and says so.</p> : null}
      </div>
      <footer className="dialog-foot">
        <div className="form-actions form-end">
          <Button data-first={missing.length > 0 && firstJump === null ? '' : undefined} onClick={onClose}>Go on writing</Button>
          <Button look="primary" data-first={missing.length === 0 ? '' : undefined} aria-disabled={busy} onClick={() => void give()}>{missing.length === 0 ? 'Give it' : 'Give it as it is'}</Button>
        </div>
      </footer>
    </Dialog>
  );
}

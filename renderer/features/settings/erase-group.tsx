import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import { eraseWord, type DataOverview } from '../../../shared/model/data-copy.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { SettingsGroup } from './settings-group.tsx';
import { sizeWords } from './use-data.ts';

/** Everything that the program keeps on this machine, gone: listed first, and only after a word was typed. */
export function EraseGroup({ data }: { readonly data: DataOverview }) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const ready = typed.trim() === eraseWord;
  async function erase(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || !ready) return;
    setBusy(true);
    setOutcome(outcomeOf(await askMain('data.erase', { typed })));
    setBusy(false);
  }
  return (
    <SettingsGroup title="Erase everything" lead="The files below are removed, the automatic backups with them, and what the window remembers. This cannot be taken back. What you saved elsewhere, and what PagerDuty, Slack and the status page hold, stays. Removed files can be brought back with tools until the disk is written over, unless it is encrypted.">
      <table className="data-table">
        <caption className="unseen">What goes</caption>
        <tbody>{data.parts.map(({ what, name, bytes }) => <tr key={name}><th scope="row">{what}</th><td><OutsideText text={name} /></td><td className="figures">{sizeWords(bytes)}</td></tr>)}</tbody>
      </table>
      <form className="erase-form" onSubmit={(event) => void erase(event)} noValidate>
        <TextField label={`Type ${eraseWord} to confirm`} value={typed} onText={setTyped} />
        <Button look="danger" type="submit" aria-disabled={!ready || busy}>{busy ? 'Erasing…' : 'Erase everything'}</Button>
      </form>
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
    </SettingsGroup>
  );
}

import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { CopyPreview, DataLoss, ExtraPart } from '../../../shared/model/data-copy.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { sizeWords } from './use-data.ts';

const extraWords: Readonly<Record<ExtraPart, string>> = { preferences: 'Settings', policy: 'Policy', wellness: 'Wellness answers' };
const count = (many: number, one: string, more: string) => `${many.toLocaleString('en')} ${many === 1 ? one : more}`;

type CopyPreviewPanelProps = { readonly preview: CopyPreview; readonly onGiveUp: () => void };

/** What is in a backup and what would be lost, before the person decides. */
export function CopyPreviewPanel({ preview, onGiveUp }: CopyPreviewPanelProps) {
  const { name, takenAt, madeBy, format, currentFormat, bytes, extras, contents, lost } = preview;
  const [chosen, setChosen] = useState<readonly ExtraPart[]>(extras);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function restore(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setOutcome(outcomeOf(await askMain('data.restore', { extras: [...chosen] })));
    setBusy(false);
  }
  function giveUp(): void {
    void askMain('data.forget', undefined);
    onGiveUp();
  }
  return (
    <section className="copy-preview" aria-label={`In ${name}`}>
      <Said level="done">This backup is whole: every page and checksum was read.</Said>
      <dl className="details-facts">
        <dt>Backup</dt><dd><OutsideText text={name} />, {sizeWords(bytes)}</dd>
        <dt>State of</dt><dd><Moment at={takenAt} /></dd>
        <dt>Holds</dt><dd>{count(contents.events, 'event', 'events')}, {contents.byPeople.toLocaleString('en')} of them by people; {count(contents.incidents, 'incident', 'incidents')}; {count(contents.checks, 'check', 'checks')}</dd>
        {contents.oldestAt === null || contents.newestAt === null ? null : <><dt>From, to</dt><dd><Moment at={contents.oldestAt} /> – <Moment at={contents.newestAt} /></dd></>}
        {madeBy === null ? null : <><dt>Made by</dt><dd>Watchkeeper <OutsideText text={madeBy} /></dd></>}
        {format === currentFormat ? null : <><dt>Format</dt><dd>{format}; it is brought to {currentFormat} at the start, with a copy kept</dd></>}
      </dl>
      <Lost lost={lost} />
      {extras.length === 0 ? <p className="soft">Settings, policy and wellness stay as they are: they are not in this backup.</p> : (
        <fieldset className="group">
          <legend>Restore these, too</legend>
          {extras.map((part) => (
            <label key={part} className="tick">
              <input type="checkbox" checked={chosen.includes(part)} onChange={({ target }) => setChosen(target.checked ? [...chosen, part] : chosen.filter((one) => one !== part))} />
              {extraWords[part]}
            </label>
          ))}
        </fieldset>
      )}
      <p className="soft">Watchkeeper starts again with it. Tokens stay those of this computer.</p>
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      <div className="form-actions">
        <Button look="primary" aria-disabled={busy} onClick={() => void restore()}>Restore and start again</Button>
        <Button onClick={giveUp}>Leave everything as it is</Button>
      </div>
    </section>
  );
}

function Lost({ lost }: { readonly lost: DataLoss }): ReactNode {
  const { events, byPeople, incidents, checks, isOther } = lost;
  if (events + incidents + checks.length === 0) return <p className="soft">Nothing that is here now is missing in it.</p>;
  return (
    <Said level="warning">
      {isOther ? 'This is not an earlier state of what is here: all of it would be replaced. ' : 'Here, and not in it: '}
      {count(events, 'event', 'events')} ({byPeople.toLocaleString('en')} by people), {count(incidents, 'incident', 'incidents')}
      {checks.length === 0 ? '' : <>, {count(checks.length, 'check', 'checks')} (<OutsideWords text={checks.slice(0, 5).join(', ')} />{checks.length > 5 ? ', …' : ''})</>}.
    </Said>
  );
}

import { ChevronRight, FilePen, Siren } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Age } from '../../components/age.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { HandoffSummary } from '../../../shared/model/handoff-view.ts';
import { begin } from './begin.ts';
import { showHandoff, takeLeft } from './handoff.ts';
import { handoffTitle, isToRead, parties, statusOf } from './handoff-words.ts';
import { ImportHandoff } from './import-handoff.tsx';
import { ShiftEnd, StepsBar } from './steps-bar.tsx';
import { useArchive } from './use-archive.ts';
import { useHandoffStatus } from './use-handoff-status.ts';

/** What is being written, what comes next, and every handoff before it. */
export function HandoffList() {
  const [text, setText] = useState('');
  const { drafts, past, problem, more } = useArchive(text);
  const { now } = useHandoffStatus();
  const ready = drafts !== null;
  useEffect(() => {
    const id = ready ? takeLeft() : null;
    if (id === null || (document.activeElement !== null && document.activeElement !== document.body)) return;
    (document.querySelector<HTMLElement>(`[data-handoff="${CSS.escape(id)}"]`) ?? document.querySelector<HTMLElement>('.handoff-begin button'))?.focus();
  }, [ready]);
  if (drafts === null) return null;
  const going = now === null ? (drafts.find(({ received }) => !received)?.id ?? null) : now.draftId;
  const empty = drafts.length === 0 && past.length === 0 && text === '';
  return (
    <div className="handoffs">
      <section className="panel handoff-next" aria-labelledby="handoff-next">
        <h2 id="handoff-next">{now === null ? 'Next handoff' : <>{now.kind === 'rotation' ? 'Rotation handoff' : 'Light handoff'} at <ShiftEnd until={now.shift.until} zone={now.zone} /></>}</h2>
        {now === null ? <p className="panel-note">No end of a shift is known: the rota, PagerDuty or a shift that you declare tells it. You can begin at any time.</p> : <StepsBar now={now} onStep={null} />}
        <div className="handoff-begin">
          {going === null ? <Button look="primary" icon={FilePen} onClick={() => void begin(now?.kind ?? 'rotation')}>Begin the handoff</Button> : <Button look="primary" icon={FilePen} onClick={() => showHandoff(going)}>{drafts.some(({ id, received }) => id === going && !received) ? 'Go on with the draft' : 'Open the handoff'}</Button>}
          <Button onClick={() => void begin(now?.kind === 'light' ? 'rotation' : 'light')}>{now?.kind === 'light' ? 'Begin a rotation handoff' : 'Begin a light one'}</Button>
          <Button icon={Siren} onClick={() => void begin('rotation', true)}>Emergency</Button>
          <ImportHandoff />
        </div>
      </section>
      {problem === null ? null : <Said level="error">The handoffs could not be read: {problem}</Said>}
      {empty ? <Empty /> : (
        <>
          {drafts.length === 0 ? null : <section className="panel" aria-labelledby="handoff-drafts"><h2 id="handoff-drafts">Drafts</h2><Rows rows={drafts} /></section>}
          <section className="panel" aria-labelledby="handoff-past">
            <div className="handoff-past-head">
              <h2 id="handoff-past">Past handoffs</h2>
              <input type="search" id="handoff-search" className="input" aria-label="Search the handoffs" placeholder="Search what they said" value={text} maxLength={200} onChange={({ target }) => setText(target.value)} />
            </div>
            {past.length === 0 ? <p className="panel-note">{text === '' ? 'None yet. What you give or receive is kept here.' : 'None has all of these words.'}</p> : <Rows rows={past} />}
            {more === null ? null : <p className="panel-note"><Button onClick={more}>Older ones</Button></p>}
          </section>
        </>
      )}
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly HandoffSummary[] }) {
  return (
    <ul className="handoff-rows">
      {rows.map((summary) => (
        <li key={summary.id}>
          <button type="button" className="handoff-row" data-handoff={summary.id} onClick={() => showHandoff(summary.id)}>
            <span className="handoff-row-title"><strong>{handoffTitle(summary)}</strong><OutsideText text={parties(summary)} /></span>
            {summary.found === null ? null : <span className="handoff-found"><OutsideText text={summary.found} /></span>}
            <span className="handoff-row-end">
              {summary.issues === 0 ? <span /> : <span className="figures">{summary.issues} {summary.issues === 1 ? 'issue' : 'issues'}</span>}
              <span className="chip" data-tone={isToRead(summary) ? 'warn' : undefined}>{statusOf(summary)}</span>
              <Age at={summary.acceptedAt ?? summary.givenAt ?? summary.changedAt} />
              <Icon of={ChevronRight} small />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Empty() {
  return (
    <section className="panel handoff-teach" aria-label="How a handoff goes">
      <h2>How a handoff goes</h2>
      <ol>
        <li><strong>Compile</strong> fills the runbook’s eight sections from the shift’s own record: health, incidents, changes, silences, blind time. What you write or strike is never touched.</li>
        <li><strong>Write</strong> what no record knows: what worries you, what comes next, whom to ask. Every word is on the disk within a second.</li>
        <li><strong>Meet</strong>, give it, and let the next person say each open item back. Fifteen minutes later the checks run for them.</li>
      </ol>
    </section>
  );
}

import { Copy, Download } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import type { HandoffExchange } from '../../../shared/model/handoff-exchange.ts';
import { askMain, copy, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';

type AcceptanceCardProps = { readonly exchange: HandoffExchange; readonly received: boolean };

/** Who accepted it, when, and what they said back. The receiver's own goes to the giver from here. */
export function AcceptanceCard({ exchange: { handoffId, acceptance, acceptanceText }, received }: AcceptanceCardProps) {
  if (acceptance === null) return null;
  const { by, at, emergency, reason, lines } = acceptance;
  return (
    <section className="panel acceptance" aria-labelledby="acceptance" id="acceptance-card" tabIndex={-1}>
      <h2 id="acceptance">Accepted</h2>
      <p className="panel-note"><span><OutsideWords text={by === '' ? 'The receiver' : by} /> took over at <Moment at={at} />.</span>{emergency ? <strong>In an emergency: <OutsideWords text={reason} /></strong> : null}</p>
      {lines.length === 0 ? null : (
        <ol className="acceptance-lines" aria-label="What was read back">
          {lines.map(({ title, line }) => <li key={`${title}\n${line}`}><OutsideText text={title} />{line === '' ? <p className="soft">Not read back</p> : <p><OutsideWords text={line} /></p>}</li>)}
        </ol>
      )}
      {received && acceptanceText !== null ? (
        <>
          <p className="panel-note">Send it to who gave you the handoff: their Watchkeeper takes in the text as well as the file.</p>
          <div className="panel-acts">
            <Button look="primary" icon={Copy} onClick={() => void copy(acceptanceText, 'The acceptance')}>Copy the acceptance</Button>
            <Button icon={Download} onClick={() => void askMain('handoff.saveAcceptance', { id: handoffId }).then((reply) => tellOutcome(outcomeOf(reply)))}>Save it as a file…</Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

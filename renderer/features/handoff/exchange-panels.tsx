import { useEffect, useRef } from 'react';
import './handoff-exchange.css';
import { Moment } from '../../components/moment.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { Handoff } from '../../../shared/model/handoff.ts';
import type { HandoffExported } from '../../../shared/model/handoff-exchange.ts';
import { askMain } from '../../store/actions.ts';
import { AcceptanceCard } from './acceptance-card.tsx';
import { renewWhole } from './handoff.ts';
import { ImportHandoff } from './import-handoff.tsx';
import { ReadBack } from './read-back.tsx';
import { useExchange } from './use-exchange.ts';
import { VerifyPanel } from './verify-panel.tsx';

/** What has to be done with a handoff once it is under way: read back, accept, verify. Nothing while it is a draft. */
export function ExchangePanels({ handoff }: { readonly handoff: Handoff }) {
  const { id, status, received, giver, receiver } = handoff;
  const { exchange, problem } = useExchange(id);
  const accepted = exchange?.acceptance != null;
  useEffect(() => {
    if (accepted && status !== 'accepted') void renewWhole((own) => askMain('handoff.open', { id: own }));
  }, [accepted, status]);
  // What was read back gives way to its acceptance: the keyboard goes there too.
  const readingBack = useRef(false);
  const open = exchange !== null && received && !accepted;
  useEffect(() => {
    if (accepted && readingBack.current) document.getElementById('acceptance-card')?.focus();
    readingBack.current = open;
  }, [accepted, open]);
  if (problem !== null) return <Said level="error"><OutsideWords text={problem} /></Said>;
  if (exchange === null || status === 'draft') return null;
  return (
    <div className="exchange">
      {received && !accepted ? <ReadBack exchange={exchange} giver={giver.name} /> : null}
      {received || accepted ? null : <Waiting receiver={receiver?.name ?? ''} />}
      <AcceptanceCard exchange={exchange} received={received} />
      <VerifyPanel id={id} verification={exchange.verification} />
    </div>
  );
}

const formats: Readonly<Record<string, string>> = { markdown: 'Markdown', html: 'HTML', pdf: 'PDF', plain: 'Plain text', slack: 'For Slack', rich: 'Formatted text', watch: '.watch' };
const places: Readonly<Record<HandoffExported['to'], string>> = { file: 'file', folder: 'folder', clipboard: 'clipboard', slack: 'Slack' };
const shown = 4;

/** It left, and nobody has said that it arrived. */
function Waiting({ receiver }: { readonly receiver: string }) {
  return (
    <section className="panel" aria-labelledby="waiting">
      <h2 id="waiting">Not accepted yet</h2>
      <p className="panel-note"><span>Send {receiver === '' ? 'the receiver' : <OutsideWords text={receiver} />} the .watch file from Hand out: there it is read back and accepted. The acceptance comes back as a file or a text, and is taken in here.</span></p>
      <div className="panel-acts"><ImportHandoff /></div>
    </section>
  );
}

/** Where it was sent, with the revision that left; nothing while it stayed here. */
export function WentOut({ id }: { readonly id: string }) {
  const exports = useExchange(id).exchange?.exports ?? [];
  if (exports.length === 0) return null;
  return (
    <section className="panel went-out" aria-labelledby="went-out">
      <h2 id="went-out">Where it went</h2>
      <ul>
        {exports.slice(0, shown).map(({ at, format, to, where, revision }) => (
          <li key={`${at} ${format} ${to}`}><span>{formats[format] ?? format}, {places[to]}</span> <span className="soft"><Moment at={at} />, revision {revision}</span>{where === '' ? null : <OutsideText text={where} />}</li>
        ))}
      </ul>
    </section>
  );
}

import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { LevelNumber } from '../../../shared/policy/incident-policy.ts';
import { calleeName, type Callee } from '../../../shared/domain/callee.ts';
import { formatMinute } from '../../../shared/domain/format-time.ts';
import { useView, useZone } from '../../store/stores.ts';
import { answerEntry, callEntry, type Called, type Saying } from './entries.ts';
import { say, useIncident } from './incident.ts';
import { callWays, calledBy } from './incident-words.ts';
import { levelOf } from './ladder-words.ts';

/** Writes down a call to the holder of a level, or how it ended: one key each. */
export function CallDialog({ level }: { readonly level: LevelNumber }) {
  return <CallTo level={level} contact={null} />;
}

/** The same for somebody who holds no level: security, legal. */
export function ContactCallDialog({ contact }: { readonly contact: string }) {
  return <CallTo level={null} contact={contact} />;
}

function CallTo({ level, contact }: Callee) {
  const page = useIncident((state) => state.page);
  const close = useView((view) => view.close);
  if (page === null) return null;
  const pending = page.run.calls.findLast((call) => call.level === level && call.contact === contact);
  const to = { level, contact, name: calleeName(page.policy, { level, contact }) };
  const waits = pending !== undefined && pending.answered === null;
  return (
    <Dialog title={waits ? `Did ${to.name} answer?` : `You called ${to.name}`} onClose={close}>
      {waits ? <Answer to={to} calledAt={pending.at} how={calledBy(pending.how)} /> : level === null ? <HowForm to={to} /> : <LevelForm page={page} level={level} />}
    </Dialog>
  );
}

function useSayAndClose(): (saying: Saying) => void {
  const close = useView((view) => view.close);
  return (saying) => void say(saying).then((kept) => {
    if (kept) close();
  });
}

/** A letter presses the button that carries it, unless it is typed into a field. */
function pressLetter(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
  const button = event.currentTarget.querySelector<HTMLElement>(`[data-key="${event.key.toUpperCase()}"]`);
  if (button === null) return;
  event.preventDefault();
  button.click();
}

function LevelForm({ page: { policy }, level }: { readonly page: IncidentPage; readonly level: LevelNumber }) {
  const levels = policy.levels.map((each) => each.level);
  const [to, setTo] = useState<LevelNumber>(level);
  const held = levelOf(policy, to);
  if (held === null) return null;
  return (
    <HowForm to={{ level: to, contact: null, name: held.name }}>
      <div className="call-levels" role="group" aria-label="Who was called">
        {levels.map((each) => <button key={each} type="button" className="button" aria-pressed={each === to} onClick={() => setTo(each)}>{levelOf(policy, each)?.name}</button>)}
      </div>
      <p className="soft">{held.name} has {held.answerMinutes} min to answer. {held.authority}.</p>
    </HowForm>
  );
}

function HowForm({ to, children }: { readonly to: Called; readonly children?: ReactNode }) {
  const [who, setWho] = useState('');
  const keep = useSayAndClose();
  return (
    <div className="dialog-body" onKeyDown={pressLetter}>
      {children}
      <div className="call-ways" role="group" aria-label={`How ${to.name} was called`}>
        {callWays.map(({ how, label, key }, at) => (
          <button key={how} type="button" className="button" data-look={at === 0 ? 'primary' : 'plain'} data-first={at === 0 ? '' : undefined} data-key={key} onClick={() => keep(callEntry(to, how, who.trim()))}>{label} <kbd aria-hidden="true">{key}</kbd></button>
        ))}
      </div>
      <TextField label="Who it was (optional)" wide maxLength={200} value={who} onText={setWho} />
      <p className="soft">{to.level === null ? 'This only writes it down, and PagerDuty does not page them: call them yourself.' : 'This only writes it down. PagerDuty does the paging.'}</p>
    </div>
  );
}

function Answer({ to, calledAt, how }: { readonly to: Called; readonly calledAt: number; readonly how: string }) {
  const zone = useZone();
  const keep = useSayAndClose();
  return (
    <div className="dialog-body" onKeyDown={pressLetter}>
      <p className="soft">Called {formatMinute(calledAt, zone)} {how}.</p>
      <div className="call-ways">
        <Button look="primary" data-first="" data-key="Y" onClick={() => keep(answerEntry(to, true))}>Yes <kbd aria-hidden="true">Y</kbd></Button>
        <Button data-key="N" onClick={() => keep(answerEntry(to, false))}>No answer <kbd aria-hidden="true">N</kbd></Button>
      </div>
    </div>
  );
}

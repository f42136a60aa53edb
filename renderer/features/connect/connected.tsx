import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { PagerDutyConnection } from '../../../shared/model/connection.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { LoginFields } from './login-fields.tsx';
import { ReachFields } from './reach-fields.tsx';
import { storages } from './storage-words.ts';

/** Who is connected, what is shown, and how to give it another token or take it away. */
export function Connected({ connection }: { readonly connection: PagerDutyConnection }) {
  const { state, userName, email, region, storage, message } = connection;
  return (
    <section className="connected" aria-label="Connection">
      {message === '' ? null : <Said level={state === 'refused' ? 'error' : 'done'}><OutsideWords text={message} /></Said>}
      <dl className="details-facts">
        {userName === null ? null : <><dt>Person</dt><dd><OutsideWords text={userName} />{email === null ? null : <> (<OutsideWords text={email} />)</>}</dd></>}
        {region === null ? null : <><dt>Region</dt><dd>{region === 'eu' ? 'Europe' : 'United States'}</dd></>}
        {storage === null ? null : <><dt>Token</dt><dd>kept {storages[storage]}</dd></>}
      </dl>
      <ReachFields key={`${connection.scope} ${email}`} connection={connection} />
    </section>
  );
}

/** The old token is forgotten only once the new one was tried. */
export function TokenActions({ refused }: { readonly refused: boolean }) {
  const [replacing, setReplacing] = useState(refused);
  const [leaving, setLeaving] = useState(false);
  async function disconnect(): Promise<void> {
    if (leaving) return;
    setLeaving(true);
    // This part of the dialog goes with the connection, so the answer stands elsewhere.
    tellOutcome(outcomeOf(await askMain('pagerduty.disconnect', undefined)));
    setLeaving(false);
  }
  return (
    <section className="connection-part" aria-label="Token">
      {replacing ? (
        <>
          <p className="soft">The new token is tried first. Until it works, the one in use stays.</p>
          <LoginFields />
        </>
      ) : null}
      <div className="form-actions">
        {replacing ? null : <Button onClick={() => setReplacing(true)}>Replace the token</Button>}
        <Button look="danger" aria-disabled={leaving} onClick={() => void disconnect()}>{leaving ? 'Disconnecting…' : 'Disconnect and forget the token'}</Button>
      </div>
    </section>
  );
}

import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { PagerDutyConnection } from '../../../shared/model/connection.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { LoginFields } from './login-fields.tsx';

export function ConnectDialog() {
  const connection = useWatch((watch) => watch.connection);
  const open = useView((view) => view.open);
  const close = useView((view) => view.close);
  const connected = connection?.state === 'connected' || connection?.state === 'refused';
  return (
    <Dialog title={connected ? 'PagerDuty connection' : 'Connect PagerDuty'} onClose={close}>
      <div className="dialog-body">
        {connection !== null && connected ? <Connected connection={connection} /> : null}
        {connection?.state === 'connected' ? null : <LoginFields />}
        <footer className="dialog-aside">
          <p className="soft">No PagerDuty at hand? A check of your own endpoint works without it.</p>
          <Button onClick={() => open({ kind: 'check', id: null })}>Add my first check</Button>
        </footer>
      </div>
    </Dialog>
  );
}

const storages = {
  keyring: 'encrypted with the system’s keyring',
  session: 'in memory until Watchkeeper quits',
  plain: 'unencrypted in a file, as you agreed',
} as const;

function Connected({ connection: { state, userName, email, region, scope, storage, message } }: { readonly connection: PagerDutyConnection }) {
  const [leaving, setLeaving] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function disconnect(): Promise<void> {
    if (leaving) return;
    setLeaving(true);
    const answer = outcomeOf(await askMain('pagerduty.disconnect', undefined));
    // When it worked, this place is gone before it could say so.
    if (answer.result === 'done') tellOutcome(answer);
    else setOutcome(answer);
    setLeaving(false);
  }
  return (
    <section className="connected">
      {message === '' ? null : <Said level={state === 'refused' ? 'error' : 'done'}><OutsideWords text={message} /></Said>}
      <dl className="details-facts">
        {userName === null ? null : <><dt>Person</dt><dd><OutsideWords text={userName} />{email === null ? null : <> (<OutsideWords text={email} />)</>}</dd></>}
        {region === null ? null : <><dt>Region</dt><dd>{region === 'eu' ? 'Europe' : 'United States'}</dd></>}
        {scope === null ? null : <><dt>Shows</dt><dd>{scope === 'mine' ? 'incidents that are mine' : 'incidents of my teams'}</dd></>}
        {storage === null ? null : <><dt>Token</dt><dd>kept {storages[storage]}</dd></>}
      </dl>
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      <div><Button look="danger" aria-disabled={leaving} onClick={() => void disconnect()}>{leaving ? 'Disconnecting…' : 'Disconnect and forget the token'}</Button></div>
    </section>
  );
}

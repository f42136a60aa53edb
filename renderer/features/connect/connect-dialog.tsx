import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useView, useWatch } from '../../store/stores.ts';
import { Connected, TokenActions } from './connected.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { LoginFields } from './login-fields.tsx';
import { PriorityMap } from './priority-map.tsx';
import { useReading } from './use-reading.ts';

/** The settings of the PagerDuty connection; the form to make one while there is none. */
export function ConnectDialog() {
  const connection = useWatch((watch) => watch.connection);
  const close = useView((view) => view.close);
  const own = connection?.state === 'connected' || connection?.state === 'refused';
  return (
    <Dialog title={own ? 'PagerDuty' : 'Connect PagerDuty'} size={own ? 'wide' : 'usual'} onClose={close}>
      <div className="dialog-body">
        {connection !== null && own ? (
          <>
            <Connected connection={connection} />
            {connection.state === 'connected' ? <Account /> : null}
            <TokenActions key={connection.state} refused={connection.state === 'refused'} />
          </>
        ) : <NotYet />}
        <WaysOut />
      </div>
    </Dialog>
  );
}

function Account() {
  const reading = useReading();
  return (
    <>
      <ConnectionTest />
      <section className="connection-part" aria-label="Severities">
        <h3 className="group-title">Severities</h3>
        {reading === null ? <p className="soft">Not read yet.</p> : <PriorityMap priorities={reading.priorities} />}
      </section>
      <section className="connection-part" aria-label="Diagnostics">
        <h3 className="group-title">Diagnostics</h3>
        <p className="soft figures">
          {reading === null ? 'Not read yet.' : `${reading.callsLastMinute} calls in the last minute (steady: under 25). ${reading.remainingShare === null ? 'PagerDuty has not said how much of its rate limit is left.' : `${Math.floor(reading.remainingShare * 100)} % of its rate limit is left.`}`}
        </p>
      </section>
    </>
  );
}

function WaysOut() {
  const open = useView((view) => view.open);
  return (
    <footer className="dialog-aside">
      <p className="soft">Status updates can go to Slack and to a status page, too.</p>
      <Button onClick={() => open({ kind: 'ways-out' })}>Slack and status page</Button>
    </footer>
  );
}

function NotYet() {
  const open = useView((view) => view.open);
  return (
    <>
      <LoginFields />
      <footer className="dialog-aside">
        <p className="soft">No PagerDuty at hand? A check of your own endpoint works without it.</p>
        <Button onClick={() => open({ kind: 'check', id: null })}>Add my first check</Button>
      </footer>
    </>
  );
}

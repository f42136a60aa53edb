import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import type { MessageConnections } from '../../../shared/model/message-connection.ts';
import { countVerdicts } from '../../../shared/domain/check-order.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { ConnectionTest } from '../connect/connection-test.tsx';
import { MessageWay } from '../connect/message-way.tsx';
import { useConnections } from '../messages/messages.ts';
import { TestNotification } from '../preferences/test-notification.tsx';
import { SettingsGroup } from './settings-group.tsx';

/** Every way in and out, each with a test that says something. */
export function ConnectionsSection() {
  return (
    <>
      <PagerDuty />
      <Ways />
      <Checks />
      <SettingsGroup title="Notifications of this desktop"><TestNotification /></SettingsGroup>
    </>
  );
}

const states = { none: 'Not connected.', demo: 'The demo watch plays PagerDuty. Nothing of it is real.', connected: 'Connected', refused: 'PagerDuty refuses the token.' } as const;

function PagerDuty() {
  const connection = useWatch((watch) => watch.connection);
  const open = useView((view) => view.open);
  const state = connection?.state ?? 'none';
  const own = state === 'connected' || state === 'refused';
  return (
    <SettingsGroup title="PagerDuty">
      <div className="setting">
        <span>{states[state]}{state === 'connected' && connection?.userName != null ? <> as <OutsideWords text={connection.userName} />, {connection.region === 'eu' ? 'Europe' : 'United States'}.</> : state === 'connected' ? '.' : null}</span>
        <Button look={own ? 'plain' : 'primary'} onClick={() => open({ kind: 'connect' })}>{own ? 'Change or disconnect…' : 'Connect…'}</Button>
      </div>
      {state === 'connected' ? <ConnectionTest /> : null}
    </SettingsGroup>
  );
}

function Ways() {
  const connections = useConnections();
  return (
    <>
      <SettingsGroup title="Slack">{connections === null ? <p className="soft" role="status">Reading…</p> : <Way service="slack" connection={connections.slack} empty="Status updates are copied by hand." />}</SettingsGroup>
      <SettingsGroup title="Status page">{connections === null ? <p className="soft" role="status">Reading…</p> : <Way service="statuspage" connection={connections.statuspage} empty="Updates for customers are copied by hand." />}</SettingsGroup>
    </>
  );
}

type WayProps = { readonly service: keyof MessageConnections; readonly connection: MessageConnections[keyof MessageConnections]; readonly empty: string };

function Way({ service, connection, empty }: WayProps) {
  const open = useView((view) => view.open);
  if (connection.state === 'none') return <div className="setting"><span>Not connected. {empty}</span><Button onClick={() => open({ kind: 'ways-out' })}>Connect…</Button></div>;
  return <MessageWay service={service} connection={connection} facts={[]} />;
}

function Checks() {
  const checks = useWatch((watch) => watch.checks) ?? [];
  const go = useView((view) => view.go);
  const { down, up } = countVerdicts(checks);
  return (
    <SettingsGroup title="Health checks">
      <div className="setting">
        <span>{checks.length === 0 ? 'None yet. A check is an address that Watchkeeper probes every minute.' : `${checks.length} in all, ${up} up, ${down} down. Each is tested once from its own form, without touching its state.`}</span>
        <Button onClick={() => go('health')}>Health…</Button>
      </div>
    </SettingsGroup>
  );
}

import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import type { SlackConnection, StatusPageConnection } from '../../../shared/model/message-connection.ts';
import { useView } from '../../store/stores.ts';
import { useConnections } from '../messages/messages.ts';
import { emptyPage, emptySlack, type PageForm, type SlackForm } from './message-login-form.ts';
import { MessageLoginForm } from './message-login.tsx';
import { MessageWay } from './message-way.tsx';

const ways = [{ value: 'bot', label: 'Bot token' }, { value: 'webhook', label: 'Incoming webhook' }] as const;

/** Where status updates can be sent to, beside PagerDuty. */
export function WaysOutDialog() {
  const close = useView((view) => view.close);
  const connections = useConnections();
  return (
    <Dialog title="Slack and status page" size="wide" onClose={close}>
      <div className="dialog-body">
        {connections === null ? <p className="soft">Not read yet.</p> : (
          <>
            <section className="connection-part" aria-label="Slack"><h3 className="group-title">Slack</h3><SlackPart connection={connections.slack} /></section>
            <section className="connection-part" aria-label="Status page"><h3 className="group-title">Status page</h3><PagePart connection={connections.statuspage} /></section>
          </>
        )}
      </div>
    </Dialog>
  );
}

function SlackPart({ connection }: { readonly connection: SlackConnection }) {
  const [form, setForm] = useState<SlackForm>(emptySlack);
  const change = (part: Partial<SlackForm>) => setForm((before) => ({ ...before, ...part }));
  const { state, way, team, as, channel } = connection;
  const facts = [
    ['Way', way === 'webhook' ? 'Incoming webhook; its address is not shown' : way === 'bot' ? 'Bot token' : null], ['Workspace', team], ['Posts as', as], ['Usual channel', channel],
  ] as const;
  if (state !== 'none') {
    return (
      <>
        <MessageWay service="slack" connection={connection} facts={facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))} />
        {state === 'refused' ? <SlackLogin form={form} change={change} /> : null}
      </>
    );
  }
  return <SlackLogin form={form} change={change} />;
}

function SlackLogin({ form, change }: { readonly form: SlackForm; readonly change: (part: Partial<SlackForm>) => void }) {
  const bot = form.way === 'bot';
  return (
    <MessageLoginForm form={form} busy="Asking Slack…" onConnected={() => change(emptySlack)}>
      {(problems) => (
        <>
          <SelectField label="Way" value={form.way} options={ways} onChoose={(way) => change({ way })} />
          <TextField label={bot ? 'Usual channel' : 'Its channel'} value={form.channel} problem={problems['channel']} hint={bot ? 'The bot has to be in it.' : 'For you: the address alone says where it goes.'} onText={(channel) => change({ channel })} />
          <TextField
            wide type="password" value={form.secret} onText={(secret) => change({ secret })} label={bot ? 'Bot token' : 'Address of the webhook'} problem={problems[bot ? 'token' : 'url']}
            hint={bot ? 'xoxb-…, with the scope chat:write. Updates of one incident stand in one thread.' : 'https://hooks.slack.com/services/… It is a secret: whoever has it can post. No threads.'}
          />
        </>
      )}
    </MessageLoginForm>
  );
}

function PagePart({ connection }: { readonly connection: StatusPageConnection }) {
  const [form, setForm] = useState<PageForm>(emptyPage);
  const change = (part: Partial<PageForm>) => setForm((before) => ({ ...before, ...part }));
  const login = (
    <MessageLoginForm form={form} busy="Asking Statuspage…" onConnected={() => change(emptyPage)}>
      {(problems) => (
        <>
          <TextField label="Page id" value={form.pageId} problem={problems['pageId']} hint="In the address of the page’s settings." onText={(pageId) => change({ pageId })} />
          <TextField type="password" label="API key" value={form.secret} problem={problems['key']} hint="Atlassian Statuspage, API info. It can do everything to the page." onText={(secret) => change({ secret })} />
        </>
      )}
    </MessageLoginForm>
  );
  if (connection.state === 'none') return login;
  return (
    <>
      <MessageWay service="statuspage" connection={connection} facts={connection.pageId === null ? [] : [['Page', connection.pageId]]} />
      {connection.state === 'refused' ? login : null}
    </>
  );
}

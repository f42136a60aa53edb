import { Send } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import type { UpdateDraft } from '../../../shared/domain/status-update.ts';
import type { RawInput } from '../../../shared/ipc/contract.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { askMain } from '../../store/actions.ts';
import { keep, recall } from '../../store/keep.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { destinationsOf, readPlaces, waysFor, type Places } from './destination-form.ts';
import { useConnections } from './messages.ts';
import { commandKey } from '../shell/key-names.ts';

type DestinationsProps = {
  readonly page: IncidentPage;
  readonly draft: UpdateDraft;
  /** Something is missing: nothing can be sent. */
  readonly blocked: boolean;
  readonly now: Instant;
  readonly nextAt: Instant | null;
  /** It is on disk and on its way; how each text stands is told by main. */
  readonly onSent: () => void;
};

const usualChannel = '#incidents';

/** Where a status update goes, and the press that sends it. What was ticked is remembered for each audience. */
export function Destinations({ page, draft, blocked, now, nextAt, onSent }: DestinationsProps) {
  const connections = useConnections();
  const pagerDuty = useWatch(({ connection }) => connection?.state === 'connected' || connection?.state === 'demo');
  const open = useView((view) => view.open);
  const { audience } = draft;
  const memory = `places ${audience}`;
  const [touched, setTouched] = useState<Places | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState('');
  const places = touched ?? readPlaces(recall(memory), connections?.slack.channel ?? usualChannel);
  const ways = waysFor(connections, audience, { local: page.incident.source === 'local', drill: page.drill }, pagerDuty);
  const destinations = destinationsOf(places, ways);
  const byWebhook = connections?.slack.way === 'webhook';
  const stopped = blocked || sending || destinations.length === 0;

  function change(part: Partial<Places>): void {
    const next = { ...places, ...part };
    setTouched(next);
    setProblem('');
    const { notifyCustomers: _asked, ...kept } = next;
    keep(memory, kept);
  }
  async function send(): Promise<void> {
    if (stopped) return;
    setSending(true);
    const input: RawInput<'messages.send'> = {
      incidentId: page.incident.id, template: draft.template.id, audience, values: { ...draft.values }, approver: draft.approver, at: now, nextAt,
      destinations: destinations.map((one) => (one.kind === 'slack' && byWebhook ? { ...one, channel: connections.slack.channel ?? one.channel } : one)),
    };
    const reply = await askMain('messages.send', input);
    setSending(false);
    if (!reply.ok) return setProblem(Object.values(reply.problem.fields ?? {})[0] ?? reply.problem.message);
    setTouched(null);
    onSent();
  }

  if (!ways.slack && !ways.page && !ways.pagerDuty) {
    return (
      <div className="places" role="group" aria-label="Send it to">
        <span className="soft">{connections?.slack.state === 'refused' ? connections.slack.message : 'Nothing is connected that it could be sent to; copy it.'}</span>
        <Button look="quiet" onClick={() => open({ kind: 'ways-out' })}>Connect Slack or a status page</Button>
      </div>
    );
  }
  return (
    <div className="places" role="group" aria-label="Send it to">
      {ways.slack ? (
        <Place label={byWebhook ? `Slack ${connections?.slack.channel ?? ''}` : 'Slack'} on={places.slack} onTurn={(slack) => change({ slack })}>
          {byWebhook ? null : <ChannelField page={page} usual={connections?.slack.channel ?? usualChannel} value={places.channel} onText={(channel) => change({ channel })} />}
        </Place>
      ) : null}
      {ways.page ? (
        <Place label="Status page" on={places.page} onTurn={(on) => change({ page: on })}>
          {places.page ? <Place label="mail customers" on={places.notifyCustomers} onTurn={(notifyCustomers) => change({ notifyCustomers })} /> : null}
        </Place>
      ) : null}
      {ways.pagerDuty ? (
        <>
          <Place label="PagerDuty update" on={places.status} onTurn={(status) => change({ status })} />
          <Place label="PagerDuty note" on={places.note} onTurn={(note) => change({ note })} />
        </>
      ) : null}
      <span className="places-end">
        {ways.slack && (ways.page || audience !== 'customers') ? null : <Button look="quiet" onClick={() => open({ kind: 'ways-out' })}>Connect more</Button>}
        <Button look={destinations.length > 0 ? 'primary' : 'plain'} icon={Send} aria-disabled={stopped} data-send="" onClick={() => void send()}>
          {sending ? 'Sending…' : destinations.length > 1 ? `Send to ${destinations.length} places` : 'Send'} <kbd aria-hidden="true">{commandKey} Shift Enter</kbd>
        </Button>
      </span>
      {problem === '' ? null : <Said level="error">{problem}</Said>}
    </div>
  );
}

type PlaceProps = { readonly label: string; readonly on: boolean; readonly onTurn: (on: boolean) => void; readonly children?: ReactNode };

function Place({ label, on, onTurn, children }: PlaceProps) {
  return (
    <span className="place">
      <label><input type="checkbox" checked={on} onChange={({ target }) => onTurn(target.checked)} /> {label}</label>
      {children}
    </span>
  );
}

/** A channel by its name; the team's own ones are offered. */
function ChannelField({ page, usual, value, onText }: { readonly page: IncidentPage; readonly usual: string; readonly value: string; readonly onText: (text: string) => void }) {
  const id = useId();
  const offered = [...new Set([usual, page.channelName, ...page.policy.channels.map(({ name }) => name)])];
  return (
    <>
      <input className="input" aria-label="Slack channel" list={id} autoComplete="off" spellCheck={false} maxLength={81} value={value} onChange={({ target }) => onText(target.value)} />
      <datalist id={id}>{offered.map((name) => <option key={name} value={name}>{name}</option>)}</datalist>
    </>
  );
}

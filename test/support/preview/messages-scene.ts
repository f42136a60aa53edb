import { queueMessage, type NewMessage } from '../../../shared/domain/message-state.ts';
import type { Message } from '../../../shared/model/message.ts';
import { minute, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';

const slack = { kind: 'slack', channel: '#incidents' } as const;
const statusPage = { kind: 'statuspage', notifyCustomers: false, pageIncidentId: null } as const;

/** Everything is connected, and the texts of the first incident stand in every way that asks for something. */
export function withMessages(world: FakeWorld, now: Instant): FakeWorld {
  const text = (id: string, part: Partial<Message> & Partial<NewMessage>, minutesAgo: number): Message => ({
    ...queueMessage({ id, updateId: 'u1', incidentId: 'Q1', audience: 'responders', destination: slack, format: 'slack', text: '*SEV-1 Incident Acknowledged*\n*Alert:* HTTP 5xx ratio &gt; 5 %', name: 'We are looking into a problem', pageState: 'investigating', approver: '' }, now - minutesAgo * minute),
    ...part,
  });
  return {
    ...world,
    messageConnections: {
      slack: { state: 'connected', way: 'bot', team: 'Leads', as: 'watchkeeper', channel: '#incidents', storage: 'keyring', message: '' },
      statuspage: { state: 'connected', pageId: 'kctbh9vrtdwd', storage: 'keyring', message: '' },
    },
    messages: [
      text('t1', { state: 'sent', sentAt: now - 9 * minute, endedAt: now - 9 * minute, message: 'Sent.' }, 9),
      text('t2', { state: 'maybe', message: 'Slack cannot be reached: the connection broke. It may have arrived: look there. It is not sent again by itself.' }, 4),
      text('t3', { audience: 'customers', destination: statusPage, state: 'asking', question: { reason: 'open', found: [{ id: 'p1', name: 'Quotes <b>fail</b>', status: 'investigating' }] }, message: 'An incident is open on the status page already. Not sent yet: is this the same one?' }, 2),
      text('t4', { destination: { ...slack, channel: '#status' }, state: 'queued', message: 'Slack cannot be reached: there is no network. Not sent yet: the text is kept here and sent when Slack can be reached, within 15 min of the asking.' }, 1),
    ],
  };
}

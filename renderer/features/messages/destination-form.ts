import type { Destination } from '../../../shared/model/message.ts';
import type { MessageConnections } from '../../../shared/model/message-connection.ts';
import type { Audience } from '../../../shared/policy/incident-policy.ts';

/** What is ticked. Whether customers get mail is asked anew each time. */
export type Places = { readonly slack: boolean; readonly channel: string; readonly page: boolean; readonly notifyCustomers: boolean; readonly note: boolean; readonly status: boolean };
export type Ways = { readonly slack: boolean; readonly page: boolean; readonly pagerDuty: boolean };

/** The ways that are open for a text: the status page is for customers, PagerDuty for what it knows. */
export function waysFor(connections: MessageConnections | null, audience: Audience, incident: { readonly local: boolean; readonly drill: boolean }, pagerDuty: boolean): Ways {
  return {
    slack: connections?.slack.state === 'connected',
    page: connections?.statuspage.state === 'connected' && audience === 'customers' && !incident.drill,
    pagerDuty: pagerDuty && !incident.local,
  };
}

/** What was ticked last time for this audience; anything odd counts as not ticked. */
export function readPlaces(held: unknown, usualChannel: string): Places {
  const { slack, channel, page, note, status }: Readonly<Record<string, unknown>> = typeof held === 'object' && held !== null ? { ...held } : {};
  return { slack: slack === true, channel: typeof channel === 'string' && channel !== '' ? channel : usualChannel, page: page === true, notifyCustomers: false, note: note === true, status: status === true };
}

export function destinationsOf({ slack, channel, page, notifyCustomers, note, status }: Places, ways: Ways): readonly Destination[] {
  return [
    ...(slack && ways.slack ? [{ kind: 'slack', channel: channel.trim() } as const] : []),
    ...(page && ways.page ? [{ kind: 'statuspage', notifyCustomers, pageIncidentId: null } as const] : []),
    ...(note && ways.pagerDuty ? [{ kind: 'pagerduty-note' } as const] : []),
    ...(status && ways.pagerDuty ? [{ kind: 'pagerduty-status' } as const] : []),
  ];
}

import { describe, expect, it } from 'vitest';
import { destinationsOf, readPlaces, waysFor } from '../../../../../renderer/features/messages/destination-form.ts';
import { emptyWorld } from '../../../../support/fake-world.ts';

const none = emptyWorld().messageConnections;
const connected = { slack: { ...none.slack, state: 'connected', way: 'bot', channel: '#ops' }, statuspage: { ...none.statuspage, state: 'connected', pageId: 'p1' } } as const;
const own = { local: false, drill: false };
const everything = { slack: true, channel: ' #ops ', page: true, notifyCustomers: true, note: true, status: true };

describe('where a text can go', () => {
  it('the status page is for customers and for what is real; PagerDuty for what it knows', () => {
    expect(waysFor(connected, 'responders', own, true)).toEqual({ slack: true, page: false, pagerDuty: true });
    expect(waysFor(connected, 'customers', own, true)).toEqual({ slack: true, page: true, pagerDuty: true });
    expect(waysFor(connected, 'customers', { local: false, drill: true }, true).page).toBe(false);
    expect(waysFor(connected, 'customers', { local: true, drill: false }, true).pagerDuty).toBe(false);
    expect(waysFor({ ...connected, slack: { ...connected.slack, state: 'refused' } }, 'customers', own, false)).toEqual({ slack: false, page: true, pagerDuty: false });
    expect(waysFor(null, 'customers', own, false)).toEqual({ slack: false, page: false, pagerDuty: false });
  });

  it('what is ticked and not open goes nowhere', () => {
    expect(destinationsOf(everything, { slack: true, page: true, pagerDuty: true })).toEqual([
      { kind: 'slack', channel: '#ops' }, { kind: 'statuspage', notifyCustomers: true, pageIncidentId: null }, { kind: 'pagerduty-note' }, { kind: 'pagerduty-status' },
    ]);
    expect(destinationsOf(everything, { slack: false, page: false, pagerDuty: false })).toEqual([]);
  });

  it('mail to customers is never remembered, and anything odd counts as not ticked', () => {
    expect(readPlaces(everything, '#usual')).toEqual({ ...everything, notifyCustomers: false });
    for (const odd of [null, 7, 'x', [], { slack: 'yes', channel: 3 }]) expect(readPlaces(odd, '#usual')).toEqual({ slack: false, channel: '#usual', page: false, notifyCustomers: false, note: false, status: false });
  });
});

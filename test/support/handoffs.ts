import { HandoffFieldSchema, type Handoff, type HandoffContent, type HandoffEntry, type HandoffField } from '../../shared/model/handoff.ts';
import type { EntryParts } from '../../shared/model/handoff.ts';

const boundary = Date.UTC(2026, 9, 12, 7);
export const aHandoffId = '0f0d2c1a-7a35-4f9e-9b1c-2d6f5a3b8c10';

/** A person's own entry. */
export function written(parts: EntryParts, id = JSON.stringify(parts).slice(0, 60)): HandoffEntry {
  return { id, evidence: null, compiled: {}, written: parts, seen: {}, struck: false, gone: false };
}

/** An entry that stands on evidence. */
export function compiled(key: string, parts: EntryParts, changes: Partial<HandoffEntry> = {}): HandoffEntry {
  return { id: `compiled:${key}`, evidence: { key, kind: 'incident', refId: key, eventIds: [] }, compiled: parts, written: {}, seen: {}, struck: false, gone: false, ...changes };
}

export function handoffContent(entries: Partial<Record<HandoffField, HandoffEntry[]>> = {}, prose: Partial<Record<HandoffField, string>> = {}): HandoffContent {
  return { entries, prose };
}

/** A week in Berlin, handed from Kim Doe to Åsa Öberg on Monday at nine. */
export function aHandoff(changes: Partial<Handoff> = {}): Handoff {
  return {
    id: aHandoffId, kind: 'rotation', status: 'draft', shiftFrom: boundary - 7 * 86_400_000, shiftUntil: boundary, zone: 'Europe/Berlin',
    giver: { id: 'kim', name: 'Kim Doe' }, receiver: { id: 'asa', name: 'Åsa Öberg' }, emergency: false, received: false,
    revision: 14, content: handoffContent(), steps: {}, ticks: {}, tells: [], createdAt: boundary - 3_600_000, changedAt: boundary - 600_000, givenAt: null, acceptedAt: null, previousId: null,
    ...changes,
  };
}

/** Something in every section, some of it from evidence, some a person's. */
export function aFullHandoff(changes: Partial<Handoff> = {}): Handoff {
  return aHandoff({
    content: handoffContent({
      health: [written({ text: 'Yellow: Checkout health is down since 08:12 CEST; everything else is up.' })],
      'active-incidents': [compiled('Q1', { text: 'SEV-1 High error rate on checkout: mitigating since 08:31 CEST' }), compiled('Q2', { text: 'SEV-3 Search is slow: acknowledged' })],
      'recent-issues': [compiled('Q9', { text: 'SEV-2 Replication lag on orders-db-2, resolved after 3 h 12' }), compiled('noise', { text: 'Was struck' }, { struck: true })],
      utilization: [written({ text: 'CPU 61 %, memory 70 %, orders-db-2 disk **84 %** and growing 1 % a day' })],
      issues: [
        compiled('Q1', { title: 'High error rate on checkout', severity: 'SEV-1', status: 'Mitigating', owner: 'Kim Doe', eta: '2026-10-12 10:00 CEST', nextStep: 'Fail over to the standby gateway', details: 'One gateway node answers 503.' }, {
          written: { details: 'One gateway node answers 503.\n\n1. Drained it at 08:40 CEST\n2. Errors fell from 9 % to 2 %\n\n```sh\nkubectl -n checkout get pods\n```' },
        }),
        compiled('Q2', { title: 'Search is slow', severity: 'SEV-3', status: 'Investigating', owner: 'Åsa Öberg' }),
      ],
      changes: [compiled('deploy-1', { date: '2026-10-09 16:05 CEST', title: 'Checkout 4.12 rolled out', impact: 'Negative: errors began an hour later', rollback: 'Roll back to 4.11 by pipeline', metric: 'checkout_5xx_ratio below 1 %' })],
      maintenance: [compiled('m1', { title: 'orders-db-2 storage swap', date: '2026-10-14', time: '02:00 to 03:00 CEST', impact: 'Read only for 10 min', risk: 'Failover may take longer' })],
      contacts: [compiled('asa', { title: 'Åsa Öberg', value: '+49 30 5550100, @asa' }), compiled('vendor', { title: 'Payments on-call', value: '+1 555 0199' })],
      questions: [written({ text: 'Should the gateway alert be a SEV-2 by night?' }), written({ text: 'The standby has never carried full load.' })],
    }, {
      infrastructure: 'orders-db-2 fills its disk by **2026-10-28**.\n\n| volume | used |\n| --- | --- |\n| data | 84 % |\n| log | 12 % |',
      links: '- [Checkout dashboard](https://grafana.example.com/d/checkout)\n- https://status.example.com',
      'business-hours': 'Peak from 17:00 to 21:00 CEST. 🛒',
    }),
    ...changes,
  });
}

export const fields: readonly HandoffField[] = HandoffFieldSchema.options;

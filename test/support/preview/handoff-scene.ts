import { compileHandoff, type Finding } from '../../../shared/domain/handoff-compile.ts';
import { applyEdit } from '../../../shared/domain/handoff-edit.ts';
import type { Evidence, Handoff, HandoffEdit, HandoffField } from '../../../shared/model/handoff.ts';
import { elapsedDay, hour, minute, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';

const about = (kind: Evidence['kind'], key: string, refId: string | null = null): Evidence => ({ key: `${kind}:${key}`, kind, refId, eventIds: [] });
const line = (field: HandoffField, evidence: Evidence, text: string): Finding => ({ field, evidence, parts: { text } });

/** What the record says of a week; `later` is how it reads an hour on. */
function findings(later: boolean): readonly Finding[] {
  return [
    line('health', about('situation', 'health'), later ? 'Yellow: one SEV-2 incident is open, three checks are up again' : 'Red: one SEV-1 incident is open, Checkout health is down'),
    line('active-incidents', about('incident', 'Q1', 'Q1'), `SEV-1 HTTP 5xx ratio above 5 % on checkout-api: ${later ? 'monitoring since 14:31' : 'mitigating since 13:48'}, acknowledged by the giver`),
    line('active-incidents', about('incident', 'Q2', 'Q2'), 'SEV-2 Replication lag above 30 s on orders-db-2: investigating since 11:20, acknowledged by Åsa Öberg'),
    line('recent-issues', about('incident', 'Q4', 'Q4'), 'SEV-3 Certificate renewal job failed: resolved Sat 04:12 after 52 min'),
    line('recent-issues', about('incident', 'Q5', 'Q5'), 'SEV-3 Queue depth above 10,000 on billing: resolved Thu 21:40 after 1 h 03'),
    { field: 'issues', evidence: about('incident', 'Q1', 'Q1'), parts: {
      title: 'HTTP 5xx ratio above 5 % on checkout-api (eu-central-1)', severity: 'SEV-1', status: later ? 'Monitoring' : 'Mitigating', owner: 'Kim Doe', eta: later ? '15:10' : '14:45',
      details: 'Open since 13:31, Checkout API.\nErrors began with the deployment of checkout 2026.47.4 at 13:28\nRolled back checkout to 2026.47.3 in eu-central-1',
    } },
    { field: 'issues', evidence: about('incident', 'Q2', 'Q2'), parts: { title: 'Replication lag above 30 s on orders-db-2', severity: 'SEV-2', status: 'Investigating', owner: 'Åsa Öberg', eta: 'unknown', nextStep: 'Compare the lag with the nightly reindex at 02:00', details: 'Open since 11:12, Orders database.' } },
    { field: 'changes', evidence: about('change', '81', '81'), parts: { title: 'checkout 2026.47.4 to eu-central-1', date: '23 Nov 13:28', impact: 'Negative', rollback: 'deploy checkout 2026.47.3', metric: 'checkout_http_5xx_ratio' } },
    { field: 'maintenance', evidence: about('maintenance', 'w1'), parts: { title: 'Orders database minor upgrade', time: 'Tue 22:00 to 23:00 CET', impact: 'Orders are read-only for some seconds' } },
    line('monitoring', about('check', 'noisy', 'mail-exchanger'), 'Noisy check Mail exchanger: 14 changes in 24 h'),
    line('monitoring', about('silence', 's1', 's1'), 'Silenced until 18:00: Queue depth above 10,000 on billing, reindex runs'),
    line('monitoring', about('blind', '1'), 'Blind Sat 02:10 to Sat 05:22, 3 h 12: the machine was asleep'),
    line('infrastructure', about('check', 'cert', 'status-page'), 'The certificate of Status page ends Fri 12:00'),
    { field: 'contacts', evidence: about('contact', 'lead'), parts: { title: 'Platform lead, Robin Vale', value: '+49 30 1234567, @robin' } },
    { field: 'escalation', evidence: about('contact', 'l1'), parts: { title: 'Level 1: Primary on-call, answers within 5 min', value: 'Bob' } },
    { field: 'escalation', evidence: about('contact', 'l2'), parts: { title: 'Level 2: Secondary on-call, answers within 10 min', value: 'Maya Okafor, +49 30 7654321' } },
    { field: 'customer-impact', evidence: about('incident', 'impact', 'Q1'), parts: { text: 'HTTP 5xx ratio above 5 % on checkout-api: users affected: 240' } },
  ];
}

const note = `The rollback holds, but **only in eu-central-1**. Before anybody deploys checkout again:

1. Look at \`checkout_http_5xx_ratio\` over the last hour
2. Ask Maya whether the pool is still at 80

| Region | Version | 5xx |
| --- | --- | --- |
| eu-central-1 | 2026.47.3 | 0.3 % |
| us-east-1 | 2026.47.4 | 0.1 % |

The graph is [here](https://grafana.example.com/d/checkout).`;

/** A draft twenty minutes before the boundary: compiled, written in, and evidence that went on. */
export function withHandoffs(world: FakeWorld, now: Instant): FakeWorld {
  const until = now + 20 * minute;
  const first = compileHandoff({ entries: {}, prose: {} }, findings(false));
  const idOf = (field: HandoffField, at: number) => first.entries[field]?.[at]?.id ?? '';
  const blank: Handoff = {
    id: '11111111-1111-4111-8111-111111111111', kind: 'rotation', status: 'draft', shiftFrom: until - 7 * elapsedDay, shiftUntil: until, zone: 'Europe/Berlin', giver: { id: 'alice', name: 'Alice' }, receiver: { id: 'bob', name: 'Bob' },
    emergency: false, received: false, revision: 1, content: first, steps: { compile: now - 8 * minute }, ticks: {}, tells: [], createdAt: now - hour, changedAt: now - 40_000, givenAt: null, acceptedAt: null, previousId: null,
  };
  const edits: readonly HandoffEdit[] = [
    { type: 'write', field: 'issues', entryId: idOf('issues', 0), part: 'status', text: 'Mitigating, nearly done' },
    { type: 'strike', field: 'recent-issues', entryId: idOf('recent-issues', 1), struck: true },
    { type: 'add', field: 'customer-impact', entryId: '22222222-2222-4222-8222-222222222222', parts: { text: 'Two partners wait for a call back: Nordlicht and Faro' }, before: null },
    { type: 'prose', field: 'questions', text: note },
    { type: 'prose', field: 'business-hours', text: 'The campaign mail goes out Tuesday 09:00: leads triple for two hours.' },
    { type: 'tick', point: 'concise', ticked: true },
  ];
  const written = edits.reduce((state, edit) => applyEdit(state, edit).state, blank);
  const draft: Handoff = { ...written, content: compileHandoff(written.content, findings(true)) };
  const past = (weeks: number, part: Partial<Handoff>): Handoff => {
    const at = until - weeks * 7 * elapsedDay;
    return { ...draft, id: `3333333${weeks}-3333-4333-8333-333333333333`, status: 'accepted', shiftFrom: at - 7 * elapsedDay, shiftUntil: at, givenAt: at, acceptedAt: at + 4 * minute, changedAt: at, ...part };
  };
  const before = past(1, {});
  const { store } = world.handoffs;
  const all = [past(3, { kind: 'light', status: 'given', acceptedAt: null }), past(2, { received: true, giver: { id: 'carol', name: 'Carol' }, receiver: { id: 'alice', name: 'Alice' } }), before, { ...draft, previousId: before.id }];
  for (const handoff of all) store.write({ kept: { handoff, compiledAt: now - 8 * minute, deletedAt: null }, over: null });
  for (const [content, ago, why] of [[{ entries: {}, prose: {} }, hour, 'begun'], [first, 30 * minute, 'typing'], [written.content, 8 * minute, 'before-compile']] as const) {
    store.keepVersion(draft.id, { revision: 1, content, savedAt: now - ago, why });
  }
  return {
    ...world,
    handoffs: {
      ...world.handoffs, shifts: { ...world.handoffs.shifts, own: { source: 'rota', shifts: [{ from: until - 7 * elapsedDay, to: until }] } },
      evidence: { ...world.handoffs.evidence, now, from: until - 7 * elapsedDay, until },
      mine: { incidents: [{ id: 'Q1', title: 'HTTP 5xx ratio above 5 % on checkout-api', severity: 1, state: 'mine' }, { id: 'Q4', title: 'Certificate renewal job failed', severity: 3, state: 'resolved' }], silences: [{ id: 's1', name: 'Queue depth above 10,000 on billing', reason: 'reindex runs' }] },
    },
  };
}

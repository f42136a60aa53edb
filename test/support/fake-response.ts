import type { incidentCalls } from '../../shared/ipc/contract/incident.ts';
import type { messagesCalls } from '../../shared/ipc/contract/messages.ts';
import type { pagerdutyCalls } from '../../shared/ipc/contract/pagerduty.ts';
import { graceOf, queue } from '../../shared/domain/outbox-item.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { IncidentPage } from '../../shared/model/incident-page.ts';
import type { IncidentChoices } from '../../shared/model/pagerduty-choices.ts';
import { done, type CallsOf, type Emit } from './fake-calls.ts';
import type { FakeWorld } from './fake-world.ts';

const blank: WatchEvent = {
  id: 1, occurredAt: 0, recordedAt: 0, kind: 'note', source: 'person', actor: 'you', situationId: null, incidentId: null, checkId: null,
  severity: null, title: '', body: '', payload: null, externalId: null, corrects: null,
};

/** Incidents, PagerDuty and texts to others, over a world in memory. */
export function responseHandlers(world: FakeWorld, emit: Emit): CallsOf<typeof pagerdutyCalls & typeof incidentCalls & typeof messagesCalls> {
  const choicesOf = (incidentId: string): IncidentChoices => ({
    incidentId, title: 'High error rate on checkout', status: 'triggered', assignees: ['Kim Doe'], seen: { status: 'triggered', assignees: ['UME'], logAt: 0 }, policyName: 'Commerce on call', problem: '',
    levels: [{ level: 1, targets: ['Commerce primary'] }, { level: 2, targets: ['Maya Okafor', 'Commerce secondary'] }, { level: 3, targets: ['Robin Vale'] }],
  });
  const endRow = async (id: string, message: string) => {
    world.outbox = { ...world.outbox, pending: world.outbox.pending.filter((row) => row.id !== id) };
    emit('outbox.changed', world.outbox);
    return { result: 'done' as const, message };
  };
  const pageOf = (id: string): IncidentPage => {
    const found = world.incidentPages[id];
    if (found === undefined) throw new Refusal({ code: 'not-found', message: 'This incident is not known here.' });
    return found;
  };
  return {
    'pagerduty.connection': async () => world.connection,
    'pagerduty.connect': () => done('Connected.'),
    'pagerduty.disconnect': () => done('Disconnected. The token is forgotten.'),
    'pagerduty.adjust': () => done('Connected as Kim Doe.'),
    'pagerduty.test': async () => ({ ok: true, lines: [{ ok: true, what: 'Token', found: 'stands for Kim Doe (kim@example.com), in 2 teams' }] }),
    'pagerduty.ask': async () => ({ result: 'done', message: 'PagerDuty is being asked.' }),
    'pagerduty.reading': async () => world.reading,
    'pagerduty.find': async ({ what, text }) => ['Kim Doe', 'Maya Okafor', 'Robin Vale'].filter((name) => name.toLowerCase().includes(text.toLowerCase())).map((name) => ({ id: name, name: what === 'users' ? name : `${name}’s team`, detail: what === 'users' ? `${name.split(' ')[0]?.toLowerCase()}@example.com` : '' })),
    'outbox.view': async () => world.outbox,
    'outbox.add': async ({ incidentId, action, seen }) => {
      const item = queue({ id: `00000000-0000-4000-8000-${String(world.outbox.pending.length).padStart(12, '0')}`, incidentId, action, actorId: 'UME', seen, turn: world.outbox.pending.length + 1, grace: graceOf(action) }, Date.now());
      world.outbox = { ...world.outbox, pending: [...world.outbox.pending, item] };
      emit('outbox.changed', world.outbox);
      return item;
    },
    'outbox.undo': ({ id }) => endRow(id, 'Taken back; nothing was sent.'),
    'outbox.answer': ({ id, choice }) => endRow(id, choice === 'send' ? 'It will be sent.' : 'You decided against it.'),
    'demo.leave': () => done('The demo watch has ended.'),
    'demo.start': () => done('The demo watch runs.'),
    'incident.choices': async ({ id }) => choicesOf(id),
    'incidents.list': async () => world.incidents,
    'incident.page': async ({ id }) => pageOf(id),
    'incident.timeline': async ({ id }) => ({ entries: pageOf(id).timeline.entries, next: null }),
    'incident.watch': () => done(''),
    'incident.acknowledge': () => done('Acknowledged in PagerDuty.'),
    'incident.say': async ({ id, entry, title, body, occurredAt }) => {
      const { kind, ...figures } = entry;
      const page = pageOf(id);
      return { ...blank, id: page.timeline.entries.length + 1000, kind, incidentId: id, situationId: page.situationId, actor: page.me, title, body, payload: figures, occurredAt: occurredAt ?? Date.now(), recordedAt: Date.now() };
    },
    'incident.correct': async ({ eventId, title, body, occurredAt }) => ({ ...blank, id: eventId + 1000, title, body, occurredAt, corrects: eventId }),
    'incident.undo': () => done('Taken back: Status set: Mitigating'),
    'incident.createLocal': async ({ title, severity, service, startedAt }) => ({
      id: 'local-1', source: 'local', number: null, title, status: 'triggered', severity, priorityLabel: null, urgency: severity <= 2 ? 'high' : 'low', serviceId: null, serviceName: service === '' ? null : service,
      assignees: [], acknowledgers: [], createdAt: startedAt ?? Date.now(), updatedAt: startedAt ?? Date.now(), resolvedAt: null, url: null,
    }),
    'incident.resolveLocal': () => done('Resolved.'),
    'incident.reopenLocal': () => done('Opened again.'),
    'incident.export': async ({ id, format }) => ({ fileName: `incident-${id}.${format === 'json' ? 'json' : 'md'}`, text: `# ${pageOf(id).incident.title}\n` }),
    'due.list': async () => world.due,
    'response.rate': async () => world.rate,
    'messages.connections': async () => world.messageConnections,
    'messages.connect': () => done('Connected to Leads as watchkeeper.'),
    'messages.disconnect': () => done('Slack is disconnected.'),
    'messages.test': async () => ({ result: 'done', message: 'Slack answers: watchkeeper in Leads.', found: [] }),
    'messages.send': async ({ incidentId }) => ({ incidentId, messages: world.messages }),
    'messages.list': async ({ incidentId }) => world.messages.filter((message) => message.incidentId === incidentId),
    'messages.answer': () => done('Sent.'),
    'messages.form': async ({ incidentId }) => world.updateForms[incidentId] ?? null,
    'messages.keepForm': async ({ incidentId, form }) => {
      world.updateForms = { ...world.updateForms, [incidentId]: form };
      return { result: 'done', message: '' };
    },
  };
}

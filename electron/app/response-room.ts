import { app } from 'electron';
import { randomUUID } from 'node:crypto';
import { messageHosts } from '../../shared/domain/message-hosts.ts';
import { createSlackBot, createSlackWebhook } from '../adapters/slack-client.ts';
import { createStatusPage } from '../adapters/statuspage-client.ts';
import { publish } from '../ipc/register.ts';
import { createActing } from '../services/acting.ts';
import { createIncidentDesk } from '../services/incident-desk.ts';
import { createMessaging } from '../services/messaging.ts';
import type { createReading } from '../services/reading.ts';
import type { RotaKeeper } from '../services/rota-keeper.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';
import type { PolicyRoom } from './policy-room.ts';
import type { WatchRoom } from './watch-room.ts';

type Given = Ground & DataRoom & PolicyRoom & WatchRoom & {
  readonly follow: () => void;
  readonly reading: () => ReturnType<typeof createReading>;
  readonly rota: () => RotaKeeper;
};
export type ResponseRoom = ReturnType<typeof composeResponseRoom>;

/** What a person does about an incident: acting on it through the outbox, running it from its page, telling others. */
export function composeResponseRoom(given: Given) {
  const { clock, journal, report, attempt, zone, me, random, notices, stores, kept, secrets, preferences, sounds, policy, fetchOutside, showWindow, follow, reading, rota } = given;
  const { situations, alerting, sight, countdown, shiftBegan } = given;
  const acting = createActing({
    clock, journal, report, random, notices, notifier: alerting.others, newId: randomUUID, store: stores.outbox,
    publish: (view) => {
      publish('outbox.changed', view);
      messaging.outboxChanged(view);
      attempt(() => rota().outboxChanged(view));
    },
    reading: () => reading().readings.current(), account: () => reading().readings.account(), connection: () => reading().connection.connection(),
    incidents: () => stores.pagerDuty.openIncidents().filter(({ source }) => source !== 'local'), situations: situations.list,
    sounds, openOutbox: () => void showWindow('outbox').catch(report),
    priorities: { policy: () => policy.policy().pagerduty.priorities, own: () => preferences.get().priorities },
  });
  const { outbox } = acting;
  const desk = createIncidentDesk({
    clock, journal, report, zone, me, situations, person: () => reading().readings.account()?.userName ?? (preferences.get().person || null), userId: () => reading().readings.account()?.userId ?? null, store: stores.incidents, incidents: stores.pagerDuty, newId: randomUUID,
    policy: () => policy.policy().incident, correction: sight.clock.correction,
    acknowledge: outbox.acknowledge, choices: acting.calls.choices, prompt: alerting.dispatcher.prompt,
    shiftBegan,
    publishPage: (page) => publish('incident.changed', page),
    publishDue: (items) => {
      publish('due.changed', items);
      follow();
      countdown.refresh();
    },
    publishRate: (rate) => publish('response.changed', rate),
  });
  const services = messageHosts(app.isPackaged ? undefined : process.env['WATCHKEEPER_MESSAGE_SERVICES']);
  const web = { clock, fetch: (url: string, init: RequestInit) => fetchOutside(url, init) };
  const messaging = createMessaging({
    clock, journal, notices, random, report, secrets, newId: randomUUID, store: stores.messages, settings: kept.messages,
    openBot: (token) => createSlackBot({ ...web, token, apiBase: services.slack }),
    openWebhook: (url) => createSlackWebhook({ ...web, url }),
    openPage: (login) => createStatusPage({ ...web, ...login, apiBase: services.statuspage }),
    isWebhook: services.isWebhook, pageOf: desk.calls.page, say: desk.calls.say, outbox: acting.calls,
    publishMessages: (told) => publish('messages.changed', told),
    publishConnections: (told) => publish('messages.connected', told),
  });
  return { acting, outbox, desk, messaging };
}

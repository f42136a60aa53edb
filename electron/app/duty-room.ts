import { pressingIncident } from '../../shared/domain/pressing-incident.ts';
import { appOrigin } from '../../shared/ipc/channels.ts';
import { createBreakWindow } from '../adapters/break-window.ts';
import { createPresence } from '../adapters/presence.ts';
import { publish } from '../ipc/register.ts';
import { createCoverDesk } from '../services/cover-desk.ts';
import { createHoursKeeper } from '../services/hours-keeper.ts';
import { createRotaKeeper } from '../services/rota-keeper.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';
import type { LateRooms } from './late-rooms.ts';
import type { PolicyRoom } from './policy-room.ts';
import type { ReadingRoom } from './reading-room.ts';
import type { ResponseRoom } from './response-room.ts';
import type { WatchRoom } from './watch-room.ts';

type Given = Ground & DataRoom & PolicyRoom & WatchRoom & ResponseRoom & ReadingRoom & {
  readonly follow: () => void;
  readonly late: () => LateRooms;
};
export type DutyRoom = ReturnType<typeof composeDutyRoom>;

/** How long the person has been at it and when they rest, who is on call when, and who takes over. */
export function composeDutyRoom(given: Given) {
  const { clock, machine, journal, report, announce, log, me, zone, ownZone, notices, stores, sources, policy, preferences, devOrigin, preload, showWindow, follow, late } = given;
  const { situations, alerting, acting, desk, messaging, readings, demo } = given;
  const myself = () => ({ name: me, userId: readings.account()?.userId ?? null });
  const hours = createHoursKeeper({
    clock, journal, report, announce, me, facts: stores.facts, incidents: stores.incidents, openIncidents: stores.pagerDuty.openIncidents, notifier: alerting.others,
    myself, policy: policy.policy, zone: ownZone, meta: stores.meta, secondary: () => rota.secondary(),
    pressing: () => desk.runs().map(pressingIncident), holds: () => alerting.calls.state().holds, presence: createPresence(machine, report),
    window: createBreakWindow({ page: `${devOrigin ?? appOrigin}/break.html`, preload, report: (what) => log.warn(what) }),
    publishDuty: (view) => {
      publish('duty.changed', view);
      late().routines.made()?.refresh();
    },
    open: () => void showWindow('now').catch(report), publishBreaks: (view) => publish('break.changed', view), changed: follow, cover: alerting.attention.cover,
    gentle: () => preferences.get().gentleBreaks, restProfile: () => preferences.get().restProfile, isCalm: () => situations.list().every(({ status }) => status === 'resolved'),
  });
  const rota = createRotaKeeper({
    clock, journal, report, me, notices, zone, writeCalendar: async (wanted) => (await import('../adapters/shift-calendar.ts')).writeCalendar(wanted), meta: stores.meta, notifier: alerting.others, demo: () => demo.running(),
    plan: () => policy.policy().rota, hours: () => policy.policy().duty.usual, onCall: readings.onCall, api: () => readings.current()?.api ?? null, userId: () => readings.account()?.userId ?? null,
    publish: (view) => {
      publish('rota.changed', view);
      late().routines.made()?.shiftsChanged();
      late().training.made()?.refresh();
      late().handoffs.made()?.refresh();
    },
  });
  const cover = createCoverDesk({
    clock, journal, report, facts: stores.facts, myself, policy: () => policy.policy().incident,
    known: () => ({ situations: situations.list(), due: desk.due(), silences: alerting.calls.state().silences, sources: sources.list(), zone: zone() }),
    pageOf: desk.calls.page, incidents: stores.pagerDuty.openIncidents, ask: acting.calls.ask, post: messaging.calls.post, schedules: rota.schedulesHeld, beginEmergency: hours.calls.beginEmergency,
    publish: (now) => publish('cover.changed', now),
  });
  return { myself, hours, rota, cover };
}

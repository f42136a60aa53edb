import * as account from './account-routes.ts';
import type { Caller } from './admission.ts';
import { invalid, notFound, refuse, type Answer, type Exchange } from './exchange.ts';
import * as reads from './incident-routes.ts';
import * as writes from './incident-write-routes.ts';
import * as onCall from './on-call-routes.ts';
import * as schedules from './schedule-routes.ts';
import type { Request, Scene } from './scene.ts';

type Run = (scene: Scene, request: Request, caller: Caller) => Answer | null;

const plain = (run: (scene: Scene, request: Request) => Answer | null): Run => run;

function ofIncident(run: (scene: Scene, request: Request<'incident'>) => Answer): Run {
  return (scene, request) => {
    const incident = scene.world.incidents.get(request.id);
    return incident === undefined ? null : run(scene, { ...request, incident });
  };
}
function byPerson(run: (scene: Scene, request: Request<'actor'>) => Answer): Run {
  return (scene, request, { userId }) => (userId === null ? invalid('Nobody to act for') : run(scene, { ...request, userId }));
}
function byPersonOnIncident(run: (scene: Scene, request: Request<'both'>) => Answer): Run {
  return (scene, request, { userId }) => {
    const incident = scene.world.incidents.get(request.id);
    if (incident === undefined) return null;
    return userId === null ? invalid('Nobody to act for') : run(scene, { ...request, incident, userId });
  };
}

const routes: readonly (readonly [method: string, pattern: string, run: Run])[] = [
  ['GET', '/incidents', plain(reads.listIncidents)],
  ['PUT', '/incidents', byPerson(writes.updateIncidents)],
  ['POST', '/incidents', byPerson(writes.createIncident)],
  ['GET', '/incidents/:', ofIncident(reads.showIncident)],
  ['PUT', '/incidents/:', byPersonOnIncident(writes.updateIncident)],
  ['GET', '/incidents/:/log_entries', ofIncident(reads.listLogEntries)],
  ['GET', '/incidents/:/notes', ofIncident(reads.listNotes)],
  ['POST', '/incidents/:/notes', byPersonOnIncident(writes.addNote)],
  ['POST', '/incidents/:/snooze', byPersonOnIncident(writes.snooze)],
  ['POST', '/incidents/:/status_updates', byPersonOnIncident(writes.addStatusUpdate)],
  ['GET', '/incidents/:/alerts', ofIncident(reads.listAlerts)],
  ['GET', '/incidents/:/past_incidents', ofIncident(reads.pastIncidents)],
  ['GET', '/incidents/:/related_incidents', ofIncident(reads.relatedIncidents)],
  ['GET', '/log_entries', plain(reads.listLogEntries)],
  ['GET', '/oncalls', plain(onCall.listOnCalls)],
  ['GET', '/escalation_policies', plain(onCall.listPolicies)],
  ['GET', '/escalation_policies/:', plain(onCall.showPolicy)],
  ['GET', '/schedules', plain(schedules.listSchedules)],
  ['GET', '/schedules/:', plain(schedules.showSchedule)],
  ['GET', '/v3/schedules', plain(schedules.listShiftSchedules)],
  ['GET', '/v3/schedules/:', plain(schedules.showShiftSchedule)],
  ['GET', '/schedules/:/overrides', plain(schedules.listOverrides)],
  ['POST', '/schedules/:/overrides', plain(schedules.addOverrides)],
  ['DELETE', '/schedules/:/overrides/:', plain(schedules.removeOverride)],
  ['GET', '/users', plain(account.listUsers)],
  ['GET', '/users/me', (scene, _, { token }) => account.showMe(scene, token.userId)],
  ['GET', '/users/:', plain(account.showUser)],
  ['GET', '/users/:/contact_methods', plain(account.listContactMethods)],
  ['GET', '/users/:/notification_rules', plain(account.listNotificationRules)],
  ['GET', '/services', plain(account.listServices)],
  ['GET', '/abilities', plain(account.listAbilities)],
  ['GET', '/priorities', plain(account.listPriorities)],
];

function matchPath(pattern: string, path: string): readonly string[] | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const ids: string[] = [];
  for (const [place, part] of wanted.entries()) {
    const value = given[place] ?? '';
    if (part === ':') ids.push(decodeURIComponent(value));
    else if (part !== value) return null;
  }
  return ids;
}

export function answerTo(scene: Scene, exchange: Exchange, caller: Caller): Answer {
  for (const [method, pattern, run] of routes) {
    const ids = method === exchange.method ? matchPath(pattern, exchange.path) : null;
    if (ids === null) continue;
    if (exchange.method !== 'GET' && exchange.method !== 'DELETE' && exchange.body === undefined) return invalid('params must be a Hash');
    return run(scene, { query: exchange.query, body: exchange.body, id: ids[0] ?? '', secondId: ids[1] ?? '' }, caller) ?? notFound();
  }
  return routes.some(([, pattern]) => matchPath(pattern, exchange.path) !== null) ? refuse(405, 2001, 'Method Not Allowed') : notFound();
}

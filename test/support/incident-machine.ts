import { openStore } from '../../electron/database/store.ts';
import { createAlertDispatcher } from '../../electron/services/alert-dispatcher.ts';
import { createAlertProof } from '../../electron/services/alert-proof.ts';
import { createIncidentDesk } from '../../electron/services/incident-desk.ts';
import type { Clock } from '../../electron/services/ports/clock.ts';
import type { Stores } from '../../electron/services/ports/data-vault.ts';
import { createSituationKeeper } from '../../electron/services/situation-keeper.ts';
import type { HoldFacts } from '../../shared/domain/alert-hold.ts';
import { defaultAlertRules } from '../../shared/domain/alert-rules.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { DueItem, HitRate, IncidentPage } from '../../shared/model/incident-page.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { IncidentChoices } from '../../shared/model/pagerduty-choices.ts';
import type { Silence } from '../../shared/model/silence.ts';
import type { RunEntry } from '../../shared/model/run-entry.ts';
import type { IncidentPolicy } from '../../shared/policy/incident-policy.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeNotifier, shownBy } from './fake-notifier.ts';
import { runbookIncidents } from './incident-runs.ts';
import { anIncident } from './situations.ts';

export type IncidentMachineOptions = {
  readonly clock: Clock;
  readonly zone?: string;
  /** What an earlier run left; absent: a fresh data file in memory. */
  readonly stores?: Stores;
};

/** The desk with situations, alerts and a real data file (in memory), put together as the app puts them together. */
export function startIncidentMachine({ clock, zone = 'America/New_York', stores = openStore({ path: ':memory:', clock }) }: IncidentMachineOptions) {
  const problems: unknown[] = [];
  const report = (error: unknown) => void problems.push(error);
  const world = {
    silences: [] as readonly Silence[], holds: { hours: { days: [], from: '09:00', to: '18:00', zone }, held: [], attention: [] } as HoldFacts,
     rules: runbookIncidents as IncidentPolicy, shiftBegan: null as Instant | null, choices: null as IncidentChoices | null, correction: 0 };
  const pages: IncidentPage[] = [];
  const rates: HitRate[] = [];
  let due: readonly DueItem[] = [];
  let ids = 0;
  let heard: (added: readonly WatchEvent[]) => void = () => {};
  const journal = {
    append: (events: readonly NewEvent[]) => {
      const added = stores.journal.append(events);
      heard(added);
      return added;
    },
  };
  const screen = createFakeNotifier();
  const told: { readonly at: Instant; readonly body: string; readonly sound: boolean }[] = [];
  screen.answer = ({ body, sound }) => {
    told.push({ at: clock.now(), body, sound });
    return shownBy('fake');
  };
  const proof = createAlertProof({ clock, publish: () => {}, attract: () => {} });
  const situations = createSituationKeeper({
    clock, journal, report, store: stores.situations, joinWithin: () => 10 * minute,
    acknowledgeIncident: (id) => desk.acknowledge(id),
    publish: (_list, changes) => dispatcher.take(changes),
  });
  const newId = () => String((ids += 1));
  const dispatcher = createAlertDispatcher({
    clock, journal, proof, report, notifier: screen, store: stores.situations, rules: () => defaultAlertRules, silences: () => world.silences, holds: () => world.holds,
    promise: (situation) => desk.promise(situation),
    announce: () => {}, open: () => {}, acknowledge: (id) => situations.acknowledge(id, 'you'),
  });
  const desk = createIncidentDesk({
    clock, journal, report, situations, newId, correction: () => world.correction, store: stores.incidents, incidents: stores.pagerDuty, zone: () => zone, me: 'you', person: () => 'Ada Byron', userId: () => 'UME', policy: () => world.rules,
    acknowledge: async () => ({ result: 'done', message: 'Acknowledged in PagerDuty.' }),
    choices: async () => world.choices ?? Promise.reject(new Error('PagerDuty is not connected.')),
    prompt: dispatcher.prompt, shiftBegan: () => world.shiftBegan,
    publishPage: (page) => pages.push(page), publishDue: (items) => void (due = items), publishRate: (rate) => rates.push(rate),
  });
  situations.start();
  dispatcher.start(situations.list());
  desk.start();
  heard = (added) => {
    dispatcher.heard(added);
    desk.heard(added);
  };

  const events = (id: string) => stores.incidents.events(id);
  return {
    stores, journal, screen, told, situations, desk, world, problems, pages, rates, events, dispatcher,
    due: () => due,
    /** PagerDuty says that it is so. */
    reports(over: Partial<Incident> = {}): Incident {
      const incident = anIncident({ createdAt: clock.now(), ...over });
      stores.pagerDuty.saveIncidents([incident]);
      desk.take([{ type: 'incident', incident }]);
      return incident;
    },
    /** PagerDuty’s log says that it was so. */
    logs(incidentId: string, kind: NewEvent['kind'], over: Partial<NewEvent> = {}): void {
      journal.append([{ occurredAt: clock.now(), kind, source: 'pagerduty', incidentId, title: kind, ...over }]);
    },
    say: (id: string, entry: RunEntry, title = 'words', occurredAt: Instant | null = null, body = ''): WatchEvent => desk.calls.say({ id, entry, title, body, occurredAt }),
    page: (id: string): IncidentPage => desk.calls.page(id),
    /** Every prompt so far: minutes since the trigger, and its words. */
    prompts(id: string): readonly (readonly [number, string])[] {
      const openedAt = stores.incidents.find(id)?.createdAt ?? 0;
      return events(id).filter(({ kind }) => kind === 'run.prompted').map(({ occurredAt, title }) => [Math.round(((occurredAt - openedAt) / minute) * 10) / 10, title] as const);
    },
    stop(): void {
      desk.stop();
      dispatcher.stop();
    },
  };
}

export type IncidentMachine = ReturnType<typeof startIncidentMachine>;

/** One on a data file of its own, at the beginning of the fake time. */
export function openIncidentMachine() {
  const clock = createFakeClock();
  return { clock, machine: startIncidentMachine({ clock }) };
}

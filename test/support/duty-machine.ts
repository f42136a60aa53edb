import { createGrowingJournal } from '../../electron/services/growing-journal.ts';
import { createHoursKeeper } from '../../electron/services/hours-keeper.ts';
import type { Alert, AlertAction } from '../../electron/services/ports/notifier.ts';
import { projectRun } from '../../shared/domain/incident-projection.ts';
import { pressingIncident } from '../../shared/domain/pressing-incident.ts';
import { formatMinute } from '../../shared/domain/format-time.ts';
import type { Hold } from '../../shared/model/alerting.ts';
import type { BreakView, DutyView } from '../../shared/model/duty-view.ts';
import type { EventKind, WatchEvent } from '../../shared/model/event.ts';
import type { GentleBreak } from '../../shared/model/gentle-break.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { RestProfile } from '../../shared/model/rest-profile.ts';
import type { Severity } from '../../shared/model/severity.ts';
import { runbookBreaks } from '../../shared/policy/break-policy.ts';
import { runbookDutyLimits } from '../../shared/policy/duty-policy.ts';
import { second, type Instant } from '../../shared/time/duration.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryFactStore } from './memory-fact-store.ts';
import { createMemoryIncidentStore } from './memory-incident-store.ts';
import { createMemoryJournal, type MemoryJournal } from './memory-journal.ts';
import { createMemoryMetaStore } from './memory-meta-store.ts';

export type DutyMachineOptions = { readonly start?: Instant; readonly zone?: string; readonly disk?: { readonly journal: MemoryJournal; readonly incidents: Map<string, Incident> } };

/** Duty and breaks as the program runs them, on a clock of its own, with a person whose keys can be left alone. */
export function createDutyMachine({ start, zone = 'UTC', disk }: DutyMachineOptions = {}) {
  const clock = createFakeClock(start);
  const memory = disk?.journal ?? createMemoryJournal();
  const incidents = disk?.incidents ?? new Map<string, Incident>();
  const facts = createMemoryFactStore(() => memory.events);
  const store = createMemoryIncidentStore({ incidents: () => incidents.values(), events: () => memory.events });
  const script: string[] = [];
  const shown = new Map<string, Alert>();
  const errors: unknown[] = [];
  const person = { locked: false, touchedAt: clock.now(), holds: [] as readonly Hold[], gentle: [] as readonly GentleBreak[], restProfile: 'policy' as RestProfile, present: true, secondary: null as { readonly name: string; readonly until: number } | null };
  const opened: string[] = [];
  let lockListener = () => {};
  let dimmed = false;
  let coveredUntil: number | null = null;

  const note = (line: string) => void script.push(`${formatMinute(clock.now(), zone)} ${line}`);
  const journal = createGrowingJournal({ clock, journal: memory, publish: () => {}, heard: (added) => hours.heard(added) });
  const pressed: ((key: string, action: AlertAction) => void)[] = [];
  const notifier = {
    show: async (alert: Alert) => {
      shown.set(alert.key, alert);
      return { shown: true, carrier: 'test', detail: '' };
    },
    withdraw: (key: string) => void shown.delete(key),
    onAction: (listen: (key: string, action: AlertAction) => void) => void pressed.push(listen),
  };
  const shared = { clock, journal, facts, me: 'you', notifier, announce: note, report: (error: unknown) => void errors.push(error) };
  const views: { duty: DutyView | null; breaks: BreakView | null } = { duty: null, breaks: null };
  const hours = createHoursKeeper({
    ...shared, incidents: store, openIncidents: () => [...incidents.values()].filter(({ status }) => status !== 'resolved'), myself: () => ({ name: 'you', userId: 'ADA' }),
    policy: () => ({ duty: runbookDutyLimits, breaks: runbookBreaks }), zone: () => zone, holds: () => person.holds,
    pressing: () => [...incidents.values()].filter(({ status }) => status !== 'resolved').map((incident) => pressingIncident(projectRun(incident, store.events(incident.id)))),
    presence: {
      read: () => ({ locked: person.locked, idleFor: person.present ? 0 : clock.now() - person.touchedAt }),
      onLock: (listen) => {
        lockListener = listen;
      },
    },
    meta: createMemoryMetaStore(), secondary: () => person.secondary, open: () => void opened.push('now'),
    window: { show: () => void (dimmed = true), hide: () => void (dimmed = false) },
    publishDuty: (view) => void (views.duty = view), publishBreaks: (view) => void (views.breaks = view), changed: () => {}, gentle: () => person.gentle, restProfile: () => person.restProfile, isCalm: () => [...incidents.values()].every(({ status }) => status === 'resolved'),
    cover: (until) => void (coveredUntil = until),
  });
  const { calls } = hours;
  hours.start();

  let entries = 0;
  function log(id: string, kind: EventKind, type: string): void {
    journal.append([{ occurredAt: clock.now(), kind, source: 'pagerduty', actor: 'Ada', incidentId: id, title: type, payload: { type: `${type}_log_entry`, agent: { id: 'ADA' } }, externalId: `log-${id}-${entries++}` }]);
  }
  function turn(id: string, part: Partial<Incident>): void {
    const before = incidents.get(id);
    if (before !== undefined) incidents.set(id, { ...before, ...part, updatedAt: clock.now() });
  }
  async function advance(elapsed: number): Promise<void> {
    const end = clock.monotonic() + elapsed;
    while (clock.monotonic() < end) {
      await clock.advance(Math.min(15 * second, end - clock.monotonic()));
      hours.tick();
    }
  }

  return {
    clock, hours, duty: { calls }, breaks: { refresh: hours.refresh, calls: { take: calls.take, postpone: calls.postpone, refuse: calls.refuse, end: calls.endBreak } }, journal, script, shown, errors, person, views, advance, note,
    disk: { journal: memory, incidents },
    opened: opened as readonly string[],
    press: (key: string, action: AlertAction) => pressed.forEach((hear) => hear(key, action)),
    isDimmed: () => dimmed,
    coveredUntil: () => coveredUntil,
    events: (...kinds: readonly string[]): readonly WatchEvent[] => memory.events.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
    lock(on: boolean): void {
      person.locked = on;
      lockListener();
    },
    trigger(id: string, severity: Severity): void {
      const now = clock.now();
      incidents.set(id, {
        id, source: 'pagerduty', number: 1, title: `${id} is down`, status: 'triggered', severity, priorityLabel: null, urgency: 'high', serviceId: 'S', serviceName: 'Quotes',
        assignees: [], acknowledgers: [], createdAt: now, updatedAt: now, resolvedAt: null, url: null,
      });
      log(id, 'incident.triggered', 'trigger');
      hours.refresh();
    },
    acknowledge(id: string): void {
      turn(id, { status: 'acknowledged', acknowledgers: [{ id: 'ADA', name: 'Ada' }] });
      log(id, 'incident.acknowledged', 'acknowledge');
      hours.refresh();
    },
    resolve(id: string): void {
      turn(id, { status: 'resolved', resolvedAt: clock.now() });
      log(id, 'incident.resolved', 'resolve');
      hours.refresh();
    },
    /** As the sight keeper tells of it. */
    sleep(elapsed: number): void {
      const since = clock.now();
      clock.sleep(elapsed);
      journal.append([{ occurredAt: clock.now(), kind: 'blind.ended', source: 'watchkeeper', title: 'Seeing again', payload: { source: 'sleep', reason: 'asleep', since } }]);
      hours.woke();
    },
    step(by: number): void {
      clock.stepWall(by);
      journal.append([{ occurredAt: clock.now(), kind: 'clock.stepped', source: 'watchkeeper', title: 'Clock stepped', payload: { by } }]);
      hours.clockStepped();
    },
  };
}

export type DutyMachine = ReturnType<typeof createDutyMachine>;

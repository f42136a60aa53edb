import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api, CallName, EventName, Output, Payload } from '../../shared/ipc/contract.ts';
import type { AlertingState } from '../../shared/model/alerting.ts';
import type { AppFacts } from '../../shared/model/app-facts.ts';
import type { BlindInterval } from '../../shared/model/blind.ts';
import type { Cover } from '../../shared/model/cover.ts';
import type { DrillNow } from '../../shared/model/drill-run.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { PagerDutyConnection } from '../../shared/model/connection.ts';
import type { BreakView, DutyView } from '../../shared/model/duty-view.ts';
import type { MaintenanceReport } from '../../shared/model/maintenance.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { OutboxView } from '../../shared/model/outbox.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import type { Preferences } from '../../shared/model/preferences.ts';
import type { RoutineView } from '../../shared/model/routine.ts';
import type { SelfTestState } from '../../shared/model/self-test.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { TrainingDue } from '../../shared/model/training.ts';
import type { WakeDigest } from '../../shared/model/wake-digest.ts';
import type { HandoffNow } from '../../shared/model/handoff-view.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import type { DueItem } from '../../shared/model/incident-page.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import { ask } from './ask.ts';
import type { Clock } from './clock.ts';

/** What main last said of each subject; null until it said anything. */
export type WatchState = {
  readonly facts: AppFacts | null;
  readonly status: WatchStatus | null;
  readonly situations: readonly Situation[] | null;
  readonly alerting: AlertingState | null;
  readonly checks: readonly CheckReport[] | null;
  readonly maintenance: readonly MaintenanceReport[] | null;
  readonly onCall: OnCallStatus | null;
  readonly sources: readonly SourceState[] | null;
  readonly notices: readonly Notice[] | null;
  readonly preferences: Preferences | null;
  readonly selfTest: SelfTestState | null;
  readonly connection: PagerDutyConnection | null;
  readonly outbox: OutboxView | null;
  readonly duty: DutyView | null;
  readonly breaks: BreakView | null;
  readonly routines: RoutineView | null;
  /** The shift that ends next, with the steps of its handoff. */
  readonly handoff: HandoffNow | null;
  /** Training that falls due soon or has expired. */
  readonly training: readonly TrainingDue[] | null;
  /** Who has the watch instead of the person. */
  readonly cover: Cover | null;
  /** What is due next, over all incidents, the earliest first. */
  readonly due: readonly DueItem[] | null;
  /** Blind intervals of the last day and a half, oldest first. */
  readonly blind: readonly BlindInterval[] | null;
  /** What changed in the last time without sight. */
  readonly digest: WakeDigest | null;
  /** The drill that this window belongs to; null: the real watch. */
  readonly drill: DrillNow | null;
  /** What to add to our clock for ages of what others timed. */
  readonly clockCorrection: Milliseconds;
  /** What could not be read at the start, by call. */
  readonly problems: Readonly<Partial<Record<CallName, string>>>;
};

const unknown: WatchState = {
  facts: null, status: null, situations: null, alerting: null, checks: null, maintenance: null, onCall: null,
  sources: null, notices: null, preferences: null, selfTest: null, connection: null, outbox: null, duty: null, breaks: null, routines: null, handoff: null, training: null, cover: null, due: null, blind: null, digest: null, drill: null, clockCorrection: 0, problems: {},
};

export type WatchStore = StoreApi<WatchState>;

/** The first answers come within moments of each other: they are shown together, in one render, but none waits longer than this (T3). */
const patience: Milliseconds = 50;

/** Mirrors main: listens first, asks second, and an event that came meanwhile wins over the older answer. */
export function createWatchStore(api: Api, clock: Pick<Clock, 'after'>): { readonly store: WatchStore; /** Resolves when the first answers are shown. */
  readonly start: () => Promise<void>;
  readonly startStrip: () => void; readonly startBreak: () => void; readonly startNote: () => void } {
  const store = createStore<WatchState>(() => unknown);

  const answered: (() => void)[] = [];
  let asked = 0;
  let disarm = () => {};
  let shown = () => {};

  /** All at once: whoever listens to the store hears of one change. */
  function showAnswers(): void {
    disarm();
    disarm = () => {};
    const keeps = answered.splice(0);
    if (keeps.length === 0) return;
    gathered = {};
    for (const keep of keeps) keep();
    const patch = gathered;
    gathered = null;
    store.setState(patch);
    shown();
  }
  let gathered: Partial<WatchState> | null = null;

  function show(patch: Partial<WatchState>): void {
    if (gathered === null) store.setState(patch);
    else gathered = { ...gathered, ...patch };
  }

  async function read<C extends CallName>(call: C, keep: (value: Output<C>) => void): Promise<void> {
    asked += 1;
    const reply = await ask(api, call, undefined as never);
    asked -= 1;
    answered.push(() => {
      if (reply.ok) keep(reply.value);
      else show({ problems: { ...(gathered?.problems ?? store.getState().problems), [call]: reply.problem.message } });
    });
    if (asked === 0) showAnswers();
    else if (answered.length === 1) disarm = clock.after(patience, showAnswers);
  }

  function mirror<C extends CallName, E extends EventName>(call: C, event: E, keep: (value: Output<C> | Payload<E>) => void): void {
    let heard = false;
    api.on(event, (payload) => {
      heard = true;
      keep(payload);
    });
    void read(call, (value) => {
      if (!heard) keep(value);
    });
  }

  /** Every page of a drill says that it is one. */
  const mirrorDrill = () => mirror('drill.now', 'drill.changed', (drill) => show({ drill }));

  /** All that the watch strip may know. */
  function startStrip(): void {
    mirrorDrill();
    mirror('situations.list', 'situations.changed', (situations) => show({ situations }));
    mirror('sources.list', 'sources.changed', (sources) => show({ sources }));
    mirror('watch.status', 'watch.changed', (status) => show({ status }));
    mirror('preferences.get', 'preferences.changed', (preferences) => show({ preferences }));
    mirror('due.list', 'due.changed', (due) => show({ due }));
    // What is due counts down by it.
    mirror('clock.correction', 'clock.corrected', (clockCorrection) => show({ clockCorrection }));
    void read('app.facts', (facts) => show({ facts }));
  }

  /** All that the break may know. */
  function startBreak(): void {
    mirrorDrill();
    mirror('break.status', 'break.changed', (breaks) => show({ breaks }));
    mirror('situations.list', 'situations.changed', (situations) => show({ situations }));
    mirror('preferences.get', 'preferences.changed', (preferences) => show({ preferences }));
    void read('app.facts', (facts) => show({ facts }));
  }

  /** All that the note may know. */
  function startNote(): void {
    mirrorDrill();
    mirror('situations.list', 'situations.changed', (situations) => show({ situations }));
    mirror('preferences.get', 'preferences.changed', (preferences) => show({ preferences }));
    void read('app.facts', (facts) => show({ facts }));
  }

  return {
    store,
    startStrip,
    startBreak,
    startNote,
    start: () => {
      const first = new Promise<void>((resolve) => (shown = resolve));
      startStrip();
      mirror('selfTest.state', 'selfTest.changed', (selfTest) => show({ selfTest }));
      mirror('oncall.status', 'oncall.changed', (onCall) => show({ onCall }));
      mirror('alerting.state', 'alerting.changed', (alerting) => show({ alerting }));
      mirror('checks.list', 'checks.changed', (checks) => show({ checks }));
      mirror('maintenance.list', 'maintenance.changed', (maintenance) => show({ maintenance }));
      mirror('notices.list', 'notices.changed', (notices) => show({ notices }));
      mirror('pagerduty.connection', 'pagerduty.changed', (connection) => show({ connection }));
      mirror('blind.recent', 'blind.changed', (blind) => show({ blind }));
      mirror('digest.current', 'digest.changed', (digest) => show({ digest }));
      mirror('duty.status', 'duty.changed', (duty) => show({ duty }));
      mirror('break.status', 'break.changed', (breaks) => show({ breaks }));
      mirror('routine.view', 'routines.changed', (routines) => show({ routines }));
      mirror('handoff.current', 'handoff.changed', (handoff) => show({ handoff: handoff?.now ?? null }));
      mirror('training.due', 'training.dueChanged', (training) => show({ training }));
      mirror('cover.status', 'cover.changed', (cover) => show({ cover }));
      mirror('outbox.view', 'outbox.changed', (outbox) => show({ outbox }));
      return first;
    },
  };
}

import { scoreDrill } from '../../shared/domain/drill-score.ts';
import { markTitle, markTooltip, markTray } from '../../shared/domain/drill-marks.ts';
import type { TrayView } from '../../shared/domain/tray-menu.ts';
import type { PagerDutyLogin } from '../../shared/model/connection.ts';
import type { DrillResult } from '../../shared/model/drill-result.ts';
import type { DrillNow, DrillOrder, DrillSaid, DrillTold } from '../../shared/model/drill-run.ts';
import type { DrillScenario } from '../../shared/model/drill-scenario.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { second, type Instant } from '../../shared/time/duration.ts';
import type { CheckStore } from '../services/ports/check-store.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import type { CommandRunner } from '../services/ports/command-runner.ts';
import type { DrillPlay } from '../services/ports/drill-play.ts';
import type { Notifier } from '../services/ports/notifier.ts';
import { createDrillAccount, drillToken } from './drill-account.ts';
import { createDrillEndpoints } from './drill-endpoints.ts';
import { createDrillFetch, drillApi } from './drill-network.ts';
import { readDrillRecord, type DrillRecordOptions } from './drill-record.ts';
import { createScenarioClock } from './scenario-clock.ts';
import { playScenario } from './scenario-player.ts';

export type DrillStageOptions = {
  /** The machine's own clock. */
  readonly machine: Clock;
  readonly order: DrillOrder;
  readonly drill: DrillScenario;
  /** When the drill's clock begins. */
  readonly startsAt: Instant;
  /** Tells the watch that started the drill. */
  readonly tell: (said: DrillSaid) => void;
  readonly publish: (now: DrillNow) => void;
  readonly showWindow: () => void;
  /** Ends this program. */
  readonly close: () => void;
  readonly report: (problem: unknown) => void;
};

/**
 * The stage of a drill, in a process of its own: the same program on a throw-away profile, started by the real watch, which goes
 * on watching with another tray icon, another window and another data file. Nothing is shared but one line of messages, so nothing
 * that happens here can reach a real incident. Its PagerDuty and its endpoints are functions in this process; every other way
 * out is refused here (drill-network, drill-endpoints), and Chromium resolves no name.
 */
export function createDrillStage({ machine, order, drill, startsAt, tell, publish, showWindow, close, report }: DrillStageOptions) {
  const { title, me, ends, steps } = drill;
  const clock = createScenarioClock({ clock: machine, startsAt, speed: order.speed });
  const simulator = createDrillAccount(clock, drill, order.person, startsAt);
  const { endpoints, prober, witness, checks } = createDrillEndpoints(clock, drill);
  const beganAt = machine.now();
  const names = new Map<string, string>();
  const speeds = new Set([order.speed]);
  const lastStep = Math.max(...steps.map((step) => (step.do === 'storm' ? step.at + (step.count - 1) * step.every : step.at)));
  let record: DrillRecordOptions | null = null;
  let interruptedBy: string | null = null;
  let interruptions = 0;
  let result: DrillResult | null = null;
  let stopPlaying: Disarm = () => {};
  let disarm: Disarm = () => {};

  const expectedOf = (incidentId: string) => drill.expect[names.get(incidentId) ?? ''] ?? null;
  const allDone = () => clock.now() >= startsAt + lastStep && [...simulator.world.incidents.values()].every(({ status, assignees }) => status === 'resolved' || !assignees.some(({ userId }) => userId === me));
  function now(): DrillNow {
    const paused = clock.isPaused();
    return {
      title, paused, interruptedBy, result, allDone: allDone(), speed: clock.speed(), endsAt: startsAt + ends,
      clock: { shows: clock.now(), at: machine.now(), rate: paused || result !== null ? 0 : clock.speed() },
    };
  }
  /** Once a second: the window goes on counting by itself, and is put right where this process was held up. */
  function tellWindow(): void {
    disarm();
    publish(now());
    if (result === null && !clock.isPaused()) disarm = machine.after(second, tellWindow);
  }
  function end(how: DrillResult['end']): void {
    if (result !== null || record === null) return;
    stopPlaying();
    clock.pause();
    const endedAt = Math.min(clock.now(), startsAt + ends);
    try {
      const facts = readDrillRecord(record, { startsAt, expected: expectedOf, resolvedAt: (id) => simulator.world.incidents.get(id)?.resolvedAt ?? null });
      result = {
        id: order.id, scenario: { id: order.scenarioId, title, version: drill.version }, person: order.person, startedAt: beganAt, endedAt: machine.now(),
        scenarioFrom: startsAt, scenarioTo: endedAt, zone: facts.zone, slowest: Math.min(...speeds), fastest: Math.max(...speeds), end: how, interruptions,
        parts: [...scoreDrill({ ...facts, startedAt: startsAt, endedAt, handoffAt: drill.handoff === null ? null : startsAt + drill.handoff.at })],
      };
      tell({ type: 'result', result });
    } catch (problem) {
      clock.resume();
      throw problem;
    } finally {
      tellWindow();
    }
    showWindow();
  }
  function control({ speed, paused }: Parameters<DrillPlay['control']>[0]): Outcome {
    if (result !== null) return { result: 'nothing-to-do', message: 'The drill is over.' };
    if (speed !== undefined) {
      clock.setSpeed(speed);
      speeds.add(speed);
    }
    if (paused === true) clock.pause();
    if (paused === false) {
      interruptedBy = null;
      clock.resume();
    }
    tellWindow();
    return { result: 'done', message: '' };
  }

  return {
    clock, prober, witness,
    apiBase: drillApi,
    fetch: createDrillFetch(simulator),
    /** Scripts of the runbook would touch what is real. */
    commands: { home: '', folderFault: () => 'A drill runs no commands.', run: async () => ({ end: { how: 'not-started', reason: 'This is a drill: no command is run.' }, output: '', cut: false }) } satisfies CommandRunner,
    tray: (view: TrayView) => markTray(view, title),
    tooltip: (text: string) => markTooltip(text, title),
    notifier: (notifier: Notifier): Notifier => ({ ...notifier, show: (alert) => notifier.show({ ...alert, title: markTitle(alert.title) }) }),
    /** Everything is put together: the account is connected as a person would, and the play begins. */
    async begin(parts: { readonly checks: Pick<CheckStore, 'save'>; readonly connect: (login: PagerDutyLogin) => Promise<Outcome>; readonly record: Omit<DrillRecordOptions, 'names'>; readonly checksChanged: () => void }): Promise<void> {
      for (const check of checks) parts.checks.save({ ...check, origin: 'person', paused: false });
      parts.checksChanged();
      const connected = await parts.connect({ tokenKind: 'api-key', token: drillToken, region: 'us', scope: 'mine', email: drill.people[me]?.email ?? null, acceptPlainStorage: false, sessionOnly: true });
      if (connected.result !== 'done') throw new Error(`The drill's account was not connected: ${connected.message}`);
      record = { ...parts.record, names: ['you', order.person] };
      stopPlaying = playScenario({ scenario: drill, clock, simulator, endpoints, onProblem: report, onOpened: (name, id) => void names.set(id, name) });
      clock.at(startsAt + ends, () => end('time-up'));
      tell({ type: 'ready' });
      tellWindow();
    },
    /** What the real watch says. */
    take(told: DrillTold): void {
      if (told.type === 'end') return close();
      if (told.type === 'show') return showWindow();
      if (result !== null) return;
      interruptions += 1;
      interruptedBy = told.title;
      clock.pause();
      tellWindow();
    },
    /** A drill that is over and looked at is over. */
    windowChanged(open: boolean): void {
      if (!open && result !== null) close();
    },
    calls: {
      now,
      control,
      finish(): Outcome {
        if (result !== null) return { result: 'nothing-to-do', message: 'The drill is over.' };
        if (record === null) return { result: 'failed', message: 'The drill has not begun: there is nothing to score. Close it and start it again.' };
        end('finished');
        return { result: 'done', message: 'The drill is over.' };
      },
      leave(): Outcome {
        close();
        return { result: 'done', message: '' };
      },
    } satisfies DrillPlay,
    async stop(): Promise<void> {
      disarm();
      stopPlaying();
      clock.stop();
      await simulator.stop();
    },
  };
}

export type DrillStage = ReturnType<typeof createDrillStage>;

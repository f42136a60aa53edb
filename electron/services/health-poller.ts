import { eventOfTransition } from '../../shared/domain/check-events.ts';
import { leavesComputer } from '../../shared/domain/check-target.ts';
import { assessProbe, freshState, stateAfterGap } from '../../shared/domain/check-verdict.ts';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { formatMinute } from '../../shared/domain/format-time.ts';
import { excusedKinds, isSuspicious, type NetworkView } from '../../shared/domain/network-view.ts';
import type { CheckHold } from '../../shared/model/check-hold.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { Check, Target } from '../../shared/model/check.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { FailureKind, ProbeResult } from '../../shared/model/probe.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { createHealthFreshness } from './health-freshness.ts';
import { createHealthHolds, type MaintenanceLookup } from './health-holds.ts';
import { createHealthRecorder, type CheckVerdict } from './health-recorder.ts';
import { createHealthReports } from './health-reports.ts';
import { createHealthSchedule } from './health-schedule.ts';
import type { Lateness } from './lateness.ts';
import type { NetworkWatch } from './network-watch.ts';
import type { Archive } from './ports/archive.ts';
import type { CheckStore } from './ports/check-store.ts';
import type { Clock } from './ports/clock.ts';
import type { Prober } from './ports/prober.ts';

/** A target with its secrets in place, or the headers whose values are not there to send. */
export type CompletedTarget = { readonly target: Target } | { readonly missing: readonly string[] };

export type HealthPollerOptions = {
  readonly clock: Clock;
  readonly prober: Prober;
  readonly store: Pick<CheckStore, 'list' | 'states' | 'record'>;
  readonly history: Pick<Archive, 'checkSummaries'>;
  readonly network: Pick<NetworkWatch, 'judge' | 'view' | 'concern' | 'refresh'>;
  /** Puts stored header values into a target. */
  readonly complete: (check: Check) => CompletedTarget;
  /** An IANA name: nobody is told of a certificate at night. */
  readonly zone: () => string;
  readonly onReports: (reports: readonly CheckReport[]) => void;
  /** Verdicts that changed and may be told, at once; at the start, every verdict that is known. */
  readonly onVerdicts: (changed: readonly CheckVerdict[]) => void;
  /** The maintenance window over a check, if any (A7). */
  readonly maintenance?: MaintenanceLookup;
  /** Checks that are paused, deleted or about something else now: what was said of them says nothing any more. */
  readonly onGone: (checks: readonly Check[]) => void;
  readonly onEvents: (added: readonly WatchEvent[]) => void;
  readonly onSource: (state: SourceState) => void;
  readonly report: (error: unknown) => void;
};

const noKinds: ReadonlySet<FailureKind> = new Set();
/** A check of which no probe has ended for so long is not watched: a beat or two may fall out under load. */
const lookWithin = ({ intervalSeconds, timeoutSeconds }: Check['rhythm']): Milliseconds => (3 * intervalSeconds + timeoutSeconds) * second + minute;

type Watched = {
  check: Check;
  state: CheckVerdict['state'];
  /** The probe under way, judging included; a result that is not of this one is dropped. */
  running: { readonly done: Promise<void> } | null;
  readonly leaves: boolean;
  lastFailed: boolean;
};

export type HealthPoller = {
  start(): void;
  /** The list of checks changed. */
  refresh(): void;
  /** After sleep: nothing half counted, no old connection, everything looked at again within one interval. */
  wake(from: Instant): void;
  /** The network is back: what needs it is looked at within moments. */
  networkReturned(): void;
  /** Every few seconds, from outside: finds out when our own timer is lost. */
  tick(): void;
  /** Through the regular pipeline, now. Never rejects. */
  probeNow(id: string): Promise<Outcome>;
  reports(): readonly CheckReport[];
  /** Whether a window shows them: only then they are published often. */
  showReports(on: boolean): void;
  /** Why a failing check raises no alert of its own now: a consequence of another, or in maintenance. null: it would. */
  holdOf(id: string): CheckHold | null;
  /** Maintenance began or ended. */
  maintenanceChanged(): void;
  source(): SourceState;
  lateness(): Lateness & { readonly overran: number };
  /** Saves what is gathered. */
  stop(): void;
};

/** Probes every check in its rhythm, judges what comes of it, and tells what changed. */
export function createHealthPoller(options: HealthPollerOptions): HealthPoller {
  const { clock, prober, store, network, complete, zone, onVerdicts, onGone, report } = options;
  const watched = new Map<string, Watched>();
  const recorder = createHealthRecorder({ clock, store, onVerdicts: (changed) => holds.take(changed), onEvents: options.onEvents, report });
  const reports = createHealthReports({ clock, history: options.history, publish: options.onReports, report });
  const holds = createHealthHolds({
    clock, find: (id) => watched.get(id), all: () => [...watched.values()], maintenance: options.maintenance ?? (() => null), pass: onVerdicts, onHold: reports.held,
  });
  const freshness = createHealthFreshness({ clock, publish: options.onSource });
  const schedule = createHealthSchedule({ clock, run: runSlot, onAsleep: (late) => wake(clock.now() - late), onLate: reports.late });
  let overran = 0;
  let running = false;

  const isActive = ({ check }: Watched): boolean => !check.paused;
  const actives = (): readonly Watched[] => [...watched.values()].filter(isActive);
  const localHour = (now: Instant): number => Number(formatMinute(now, zone()).slice(0, 2));

  /** Two at least leave this computer, and the newest probe of each failed. */
  function allFailing(): boolean {
    let leaving = 0;
    for (const entry of watched.values()) {
      if (!entry.leaves || !isActive(entry)) continue;
      if (!entry.lastFailed) return false;
      leaving += 1;
    }
    return leaving >= 2;
  }

  function runSlot(ids: readonly string[], planned: Milliseconds): void {
    for (const id of ids) {
      const entry = watched.get(id);
      if (entry === undefined) continue;
      if (entry.running === null) void begin(entry, planned);
      else overran += 1;
    }
  }

  function begin(entry: Watched, planned: Milliseconds): Promise<void> {
    const { id, rhythm } = entry.check;
    const from = clock.monotonic();
    const token = { done: Promise.resolve() };
    const work = async (): Promise<void> => {
      const completed = complete(entry.check);
      if ('missing' in completed) {
        entry.running = null;
        return withoutSecrets(entry, completed.missing);
      }
      const result = await prober.probe({ checkId: id, target: completed.target, timeout: rhythm.timeoutSeconds * second });
      if (entry.running !== token) return;
      entry.lastFailed = result.failures.length > 0;
      const view = await viewFor(entry, result, from);
      if (entry.running !== token) return;
      entry.running = null;
      judge(entry, result, view, planned);
    };
    entry.running = token;
    token.done = work().catch((error: unknown) => {
      if (entry.running === token) entry.running = null;
      report(error);
    });
    return token.done;
  }

  async function viewFor({ state, leaves }: Watched, { failures }: ProbeResult, from: Milliseconds): Promise<NetworkView> {
    if (failures.length === 0) return network.view();
    const suspicious = isSuspicious(failures.map(({ kind }) => kind), leaves, allFailing());
    // For a check that is known to be down the answer changes nothing that anybody is told.
    return suspicious && state.verdict !== 'down' ? network.judge(from, clock.monotonic()) : network.view();
  }

  function judge(entry: Watched, result: ProbeResult, view: NetworkView, planned: Milliseconds): void {
    const { check, state: before } = entry;
    const now = clock.now();
    const excused = entry.lastFailed ? excusedKinds(view, entry.leaves, allFailing()) : noKinds;
    const hour = result.certificateExpiresAt === null ? 0 : localHour(now);
    const { state, transitions, nextDueIn } = assessProbe(before, check.rhythm, result, { now, localHour: hour, excused });
    entry.state = state;
    if (nextDueIn < check.rhythm.intervalSeconds * second) schedule.once(check.id, planned + nextDueIn);
    const isNews = state.verdict !== before.verdict || state.flapping !== before.flapping;
    const verdict = { check, state };
    recorder.add({ ...result, verdict: state.verdict }, verdict, transitions.map((transition) => eventOfTransition(check, transition)), isNews);
    reports.judged(verdict, result.failures.length === 0 ? result.durationMs : null);
    // When our own network is the reason, it says so itself.
    const isBlind = state.verdict === 'unknown' && view.trouble === 'none';
    freshness.judged(check.id, isBlind ? state.lastFailures.map(({ detail }) => detail).join('; ') : null);
    if (state.verdict !== before.verdict) lookAround(check, before, state);
    if (isNews || entry.lastFailed) network.concern(actives().some(({ leaves, lastFailed }) => leaves && lastFailed));
  }

  /** Whose outage is it? What a check stands on is looked at when it begins to fail, and what stands on it when it is back (A5). */
  function lookAround({ id, dependsOn }: Check, before: CheckVerdict['state'], after: CheckVerdict['state']): void {
    if (after.verdict === 'pending') schedule.soon(dependsOn.filter((other) => watched.get(other)?.state.verdict === 'up'));
    if (after.verdict !== 'up' || before.confirmed !== 'down') return;
    schedule.soon(actives().filter(({ check, state }) => check.dependsOn.includes(id) && state.verdict === 'down').map(({ check }) => check.id));
  }

  /** Never a false DOWN because we forgot what to send (a 401 of our own making). */
  function withoutSecrets(entry: Watched, missing: readonly string[]): void {
    const detail = `the value of ${missing.join(', ')} is not kept here, or the keyring does not give it back: edit the check and enter it again`;
    if (entry.state.verdict !== 'unknown' || entry.state.lastFailures[0]?.detail !== detail) {
      const since = entry.state.verdict === 'unknown' ? entry.state.since : clock.now();
      entry.state = { ...entry.state, verdict: 'unknown', since, consecutiveFailures: 0, consecutivePasses: 0, lastFailures: [{ kind: 'protocol', detail }] };
      recorder.add(null, { check: entry.check, state: entry.state }, [], true);
      reports.set(verdicts());
    }
    freshness.judged(entry.check.id, detail);
  }

  const verdicts = (): readonly CheckVerdict[] => [...watched.values()].map(({ check, state }) => ({ check, state }));

  /** About something else now: what is known of the old endpoint says nothing of the new one. */
  const isOther = (before: Check, after: Check): boolean =>
    before.paused !== after.paused || JSON.stringify(before.target) !== JSON.stringify(after.target);

  function refresh(): void {
    const stored = new Map(store.states().map((state) => [state.checkId, state]));
    const now = clock.now();
    const checks = store.list();
    const gone: Check[] = [];
    const before = new Map(watched);
    watched.clear();
    for (const check of checks) {
      const known = before.get(check.id);
      before.delete(check.id);
      if (known !== undefined && !isOther(known.check, check)) {
        known.check = check;
        watched.set(check.id, known);
        continue;
      }
      if (known !== undefined) {
        known.running = null;
        gone.push(known.check);
      }
      // A restored check, or one of an earlier run; a pause or another target starts from nothing.
      const found = known === undefined && !check.paused ? stored.get(check.id) : undefined;
      const state = found === undefined ? freshState(check.id, now) : stateAfterGap(found, now);
      watched.set(check.id, { check, state, running: null, leaves: leavesComputer(check.target), lastFailed: false });
      if (known !== undefined) {
        recorder.forget(check.id);
        holds.forget(check.id);
        recorder.add(null, { check, state }, [], true);
      }
    }
    for (const { check } of before.values()) {
      recorder.forget(check.id);
      holds.forget(check.id);
      gone.push(check);
    }
    try {
      if (gone.length > 0) onGone(gone);
    } catch (error) {
      // Who cannot let go of a check that is gone keeps no other one from being watched.
      report(error);
    }
    apply();
  }
  function apply(): void {
    const active = actives();
    schedule.set(active.map(({ check }) => ({ id: check.id, interval: check.rhythm.intervalSeconds * second })));
    freshness.watch(active.map(({ check: { id, name, rhythm } }) => ({ id, name, within: lookWithin(rhythm) })));
    reports.set(verdicts());
    holds.refresh();
  }

  function wake(from: Instant): void {
    if (!running) return;
    const now = clock.now();
    prober.reset();
    network.refresh();
    for (const entry of watched.values()) {
      entry.running = null;
      entry.lastFailed = false;
      entry.state = stateAfterGap(entry.state, now);
    }
    freshness.lost(`Nobody looked for ${formatDuration(now - from)}; looking again.`, from);
    reports.set(verdicts());
    schedule.soon(actives().map(({ check }) => check.id));
  }

  return {
    start() {
      running = true;
      reports.start();
      refresh();
      const known = verdicts().filter(({ state }) => state.confirmed !== null);
      if (known.length > 0) holds.take(known);
    },
    refresh,
    wake,
    networkReturned() {
      prober.reset();
      const lost = actives().filter(({ leaves, lastFailed, state }) => leaves && (lastFailed || state.verdict === 'unknown'));
      // A probe that hangs in the old network would only hold its check up.
      for (const entry of lost) entry.running = null;
      schedule.soon(lost.map(({ check }) => check.id));
    },
    tick() {
      schedule.nudge();
      freshness.tick();
    },
    async probeNow(id) {
      const entry = watched.get(id);
      if (entry === undefined) return { result: 'failed', message: 'There is no such check any more.' };
      if (!isActive(entry)) return { result: 'nothing-to-do', message: `${entry.check.name} is paused. Start it first.` };
      await (entry.running?.done ?? begin(entry, clock.monotonic()));
      const { state } = watched.get(id) ?? entry;
      const found = state.lastFailures.map(({ detail }) => detail).join('; ');
      return found === ''
        ? { result: 'done', message: `${entry.check.name} passed in ${Math.round(state.lastDurationMs ?? 0)} ms.` }
        : { result: 'done', message: `${entry.check.name} failed: ${found}.` };
    },
    reports: reports.list,
    showReports: reports.show,
    holdOf: holds.holdOf,
    maintenanceChanged: holds.refresh,
    source: freshness.source,
    lateness: () => ({ ...schedule.lateness(), overran }),
    stop() {
      running = false;
      for (const entry of watched.values()) entry.running = null;
      schedule.stop();
      reports.stop();
      recorder.close();
      holds.stop();
    },
  };
}

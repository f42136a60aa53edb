import { createHealthPoller } from '../../electron/services/health-poller.ts';
import { createNetworkWatch } from '../../electron/services/network-watch.ts';
import type { ProbeRequest } from '../../electron/services/ports/prober.ts';
import { createTick } from '../../electron/services/tick.ts';
import { isFlapping } from '../../shared/domain/check-flapping.ts';
import type { FailureKind, ProbeResult } from '../../shared/model/probe.ts';
import { hour, minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import { checkOf } from './checks.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryCheckStore } from './memory-check-store.ts';
import { createRandom, type Random } from './random.ts';

/** In true time: what passes for everybody, sleep included. */
type Span = { readonly from: Milliseconds; readonly to: Milliseconds };
type Outage = Span & { readonly checkId: string; readonly kind: FailureKind | 'hang'; readonly blip: boolean };
type Loss = Span & { readonly kind: FailureKind | 'hang' };

export type HistoryFindings = {
  readonly outages: number;
  readonly blips: number;
  readonly downs: number;
  /** DOWN that was told while the endpoint was well. */
  readonly falseDowns: readonly string[];
  /** Outages (and recoveries) that were long enough to be seen, and were not. */
  readonly missed: readonly string[];
  /** News told although it was told before. */
  readonly twice: readonly string[];
};

const length = 24 * hour;
const checkIds = ['api', 'web'] as const;
const rhythm = { intervalSeconds: 300, retrySeconds: 20, timeoutSeconds: 10, failuresToDown: 3, passesToUp: 2 };
/** An outage of this length, seen without a break, must have been told: an interval, two retries, and what the failures take. */
function surelySeen(kind: Outage['kind']): Milliseconds {
  const failing = kind === 'hang' ? 3 * rhythm.timeoutSeconds * second + 5 * second : 5 * second;
  return rhythm.intervalSeconds * second + 2 * rhythm.retrySeconds * second + failing;
}
/** From the first to the third failure two retries pass; slots may move each by half a second. */
const shortestOutage = 2 * rhythm.retrySeconds * second - 2 * second;
const touches = (spans: readonly Span[], { from, to }: Span): boolean => spans.some((span) => span.from < to && span.to > from);

function spansOf(random: Random, count: number, shortest: Milliseconds, longest: Milliseconds): Span[] {
  const spans: Span[] = [];
  for (let tries = 0; tries < count; tries += 1) {
    const from = random.between(10 * minute, length - hour);
    // Short ones are as likely as long ones.
    const span = { from, to: from + shortest * (longest / shortest) ** random.next() };
    const room = { from: span.from - 3 * minute, to: span.to + 3 * minute };
    if (!touches(spans, room)) spans.push(span);
  }
  return spans.sort((a, b) => a.from - b.from);
}

function makeWorld(random: Random) {
  const sleeps = spansOf(random, Math.floor(random.between(0, 4)), minute, 6 * hour);
  const losses: Loss[] = spansOf(random, Math.floor(random.between(0, 8)), 3 * second, 2 * hour).map((span) => ({ ...span, kind: random.one(['unreachable', 'dns', 'refused', 'hang']) }));
  // A machine that wakes up has to find its network first.
  for (const { to } of sleeps) losses.push({ from: to - 5 * second, to: to + random.between(0, 20 * second), kind: random.one(['unreachable', 'dns', 'hang']) });
  const outages: Outage[] = checkIds.flatMap((checkId) => [
    ...spansOf(random, Math.floor(random.between(0, 6)), minute, 3 * hour).map((span) => ({ ...span, checkId, kind: random.one<FailureKind | 'hang'>(['status', 'refused', 'reset', 'certificate', 'hang']), blip: false })),
    ...spansOf(random, 6, second, 12 * second).map((span) => ({ ...span, checkId, kind: random.one<FailureKind | 'hang'>(['status', 'timeout', 'hang']), blip: true })),
  ]);
  const steps = spansOf(random, Math.floor(random.between(0, 3)), second, minute).map(({ from }) => ({ at: from, by: random.between(-2 * hour, 2 * hour) }));
  return { sleeps, losses, outages, steps };
}

/** Lives one random day and compares what was told with what was true. */
export async function playHistory(seed: number): Promise<HistoryFindings> {
  const random = createRandom(seed);
  const { sleeps, losses, outages, steps } = makeWorld(random);
  const clock = createFakeClock();
  let slept = 0;
  const truth = () => clock.monotonic() + slept;
  const loss = () => losses.find(({ from, to }) => truth() >= from && truth() < to);
  const outage = (id: string) => outages.find(({ checkId, from, to }) => checkId === id && truth() >= from && truth() < to);

  const after = (delay: Milliseconds) => new Promise<void>((resolve) => clock.after(delay, resolve));
  async function fail(kind: FailureKind | 'hang', left: Milliseconds): Promise<FailureKind> {
    await after(kind === 'hang' ? left : Math.min(left, 40));
    return kind === 'hang' ? 'timeout' : kind;
  }
  async function probe({ checkId, timeout }: ProbeRequest): Promise<ProbeResult> {
    const startedAt = clock.now();
    const started = clock.monotonic();
    const takes = random.between(20, 400);
    let failed: FailureKind | null = null;
    const lostAtStart = loss();
    if (lostAtStart !== undefined) failed = await fail(lostAtStart.kind, timeout);
    else {
      await after(takes);
      // The network went while we waited: the answer never comes.
      if (loss() !== undefined) failed = await fail('hang', timeout - takes);
      else {
        const trouble = outage(checkId);
        if (trouble !== undefined) failed = await fail(trouble.kind, timeout - takes);
      }
    }
    const failures = failed === null ? [] : [{ kind: failed, detail: failed }];
    return { checkId, startedAt, durationMs: clock.monotonic() - started, failures, statusCode: failed === null ? 200 : null, certificateExpiresAt: null };
  }

  const store = createMemoryCheckStore();
  for (const id of checkIds) store.save(checkOf(id, { rhythm }));
  const network = createNetworkWatch({
    clock,
    witnesses: () => [{ type: 'tcp', host: '192.0.2.1', port: 53 }, { type: 'tcp', host: '192.0.2.2', port: 53 }],
    zone: () => 'UTC',
    witness: {
      ask: async (_witness, timeout) => {
        const lost = loss();
        await after(lost === undefined ? 30 : lost.kind === 'hang' ? timeout : 5);
        return { named: false, proves: false, result: lost === undefined && loss() === undefined ? 'reached' : 'unreached' };
      },
    },
    onSource: () => {},
    onReturn: () => poller.networkReturned(),
  });
  const told: { readonly kind: string; readonly checkId: string; readonly at: Milliseconds }[] = [];
  const poller = createHealthPoller({
    clock,
    prober: { probe, reset: () => {}, close: () => Promise.resolve() },
    store,
    history: { checkSummaries: () => Promise.resolve([]) },
    network,
    complete: ({ target }) => ({ target }),
    zone: () => 'UTC',
    onReports: () => {},
    onVerdicts: () => {},
    onGone: () => {},
    onEvents: (added) => told.push(...added.map(({ kind, checkId }) => ({ kind, checkId: checkId ?? '', at: truth() }))),
    onSource: () => {},
    report: (error) => {
      throw error;
    },
  });
  const tick = createTick({ clock, uptime: truth, onGap: ({ from }) => poller.wake(from), onClockStep: () => {}, onTick: () => poller.tick() });

  /** Whoever is awake and online from `from` to `to` must know by then. */
  const undisturbed = (span: Span) => !touches(sleeps, span) && !touches(losses, span) && !outages.some((other) => other.blip && touches([other], span));
  const looks = outages
    .filter(({ blip }) => !blip)
    .flatMap(({ checkId, from, to, kind }) => {
      const enough = surelySeen(kind);
      const others = outages.filter((other) => other.checkId === checkId && other.from !== from);
      const isLast = !touches(others, { from: to, to: to + enough });
      const during = to - from > enough && undisturbed({ from: to - enough, to }) ? [{ at: to - 10, checkId, expected: 'down' }] : [];
      const soon = to - from > enough && undisturbed({ from, to: from + enough }) ? [{ at: from + enough, checkId, expected: 'down' }] : [];
      const afterwards = isLast && undisturbed({ from: to, to: to + enough }) ? [{ at: to + enough, checkId, expected: 'up' }] : [];
      return [...soon, ...during, ...afterwards];
    });
  const missed: string[] = [];
  const happenings: { readonly at: Milliseconds; readonly run: () => void }[] = [
    ...looks.map(({ at, checkId, expected }) => ({
      at,
      run: () => {
        const state = poller.reports().find(({ check }) => check.id === checkId)?.state;
        const settling = state !== undefined && expected === 'up' && isFlapping(state.flapping, state.recent);
        if (state?.confirmed !== expected && !settling) missed.push(`${checkId} not ${expected} at ${Math.round(at / second)} s`);
      },
    })),
    ...sleeps.map(({ from, to }) => ({
      at: from,
      run: () => {
        const reported = random.chance(0.5);
        if (reported) tick.suspended();
        clock.sleep(to - from);
        slept += to - from;
        if (reported) tick.resumed();
      },
    })),
    ...steps.map(({ at, by }) => ({ at, run: () => clock.stepWall(by) })),
  ].sort((a, b) => a.at - b.at);

  poller.start();
  tick.start();
  for (const { at, run } of happenings) {
    if (at > truth()) await clock.advance(at - truth());
    // What was to be looked at during a sleep cannot be.
    run();
  }
  if (length > truth()) await clock.advance(length - truth());
  poller.stop();
  tick.stop();
  network.stop();

  const downs = told.filter(({ kind }) => kind === 'check.down');
  const falseDowns = downs
    .filter(({ checkId, at }) => {
      const real = outages.filter((each) => each.checkId === checkId && !each.blip);
      const lately = { from: at - rhythm.timeoutSeconds * second - 5 * second, to: at };
      return !real.some((each) => touches([each], lately) && at - each.from >= shortestOutage);
    })
    .map(({ checkId, at }) => `${checkId} at ${Math.round(at / second)} s`);
  const twice = checkIds.flatMap((id) => {
    const news = told.filter(({ kind, checkId }) => checkId === id && (kind === 'check.down' || kind === 'check.up'));
    return news.filter(({ kind }, index) => kind !== (index % 2 === 0 ? 'check.down' : 'check.up')).map(({ kind, at }) => `${kind} ${id} at ${at}`);
  });
  const real = outages.filter(({ blip }) => !blip);
  return { outages: real.length, blips: outages.length - real.length, downs: downs.length, falseDowns, missed, twice };
}

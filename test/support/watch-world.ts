import type { WebFetch } from '../../electron/adapters/web-fetch.ts';
import { createFaultQueue, type Fault } from '../../electron/drill/faults.ts';
import { createSimulator, type SimulatorOptions } from '../../electron/drill/simulator.ts';
import type { Clock } from '../../electron/services/ports/clock.ts';
import type { NetworkWitness } from '../../electron/services/ports/network-witness.ts';
import type { Delivery } from '../../electron/services/ports/notifier.ts';
import type { Prober } from '../../electron/services/ports/prober.ts';
import type { FailureKind, ProbeResult } from '../../shared/model/probe.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import { drillAccount } from './drill-account.ts';
import { createFakeClock, fakeStart } from './fake-clock.ts';
import { shownBy } from './fake-notifier.ts';

/** How something fails that cannot be reached: with a word, or by saying nothing until somebody gives up. */
export type Silence = FailureKind | 'hang';

/** A clock that stands or falls with one run of the program: what a dead one had armed never happens. */
export function mortalClock(clock: Clock, alive: () => boolean): Clock {
  const mortal = (run: () => void) => () => {
    if (alive()) run();
  };
  return { ...clock, at: (instant, run) => clock.at(instant, mortal(run)), after: (delay, run) => clock.after(delay, mortal(run)) };
}

/**
 * Everything round the program, which outlives its runs: time, our network, endpoints, PagerDuty's account, and the desktop.
 * `truth` is the time that passes for everybody, sleep included; nobody steps the clock of the other side.
 */
export function createWatchWorld({ start = fakeStart, account = {} }: { readonly start?: Instant; readonly account?: Partial<SimulatorOptions> } = {}) {
  const clock = createFakeClock(start);
  let slept = 0;
  const truth = (): Milliseconds => clock.monotonic() + slept;
  const theirs: Clock = { now: () => start + truth(), monotonic: truth, at: (instant, run) => clock.after(instant - start - truth(), run), after: (delay, run) => clock.after(delay, run) };
  const simulator = createSimulator({ ...drillAccount, clock: theirs, requestsPerMinute: 960, ...account });
  const faults = createFaultQueue();
  const endpoints = new Map<string, Silence>();
  let loss: Silence | null = null;
  const after = (delay: Milliseconds) => new Promise<void>((resolve) => clock.after(delay, resolve));
  const never = () => new Promise<never>(() => {});

  async function probe(checkId: string, timeout: Milliseconds): Promise<FailureKind | null> {
    const fail = async (how: Silence, left: Milliseconds): Promise<FailureKind> => {
      await after(how === 'hang' ? left : Math.min(left, 40));
      return how === 'hang' ? 'timeout' : how;
    };
    const lostFirst = world.lossAt();
    if (lostFirst !== null) return fail(lostFirst, timeout);
    const takes = world.answersIn();
    await after(takes);
    // The network went while we waited: the answer never comes.
    if (world.lossAt() !== null) return fail('hang', timeout - takes);
    const trouble = world.troubleOf(checkId);
    return trouble === undefined ? null : fail(trouble, timeout - takes);
  }

  const world = {
    clock, truth, simulator, endpoints,
    /** How long a healthy endpoint takes. */
    answersIn: (): Milliseconds => 20,
    /** How our network fails now; null: it is there. */
    lossAt: (): Silence | null => loss,
    /** What is the matter with an endpoint now. */
    troubleOf: (checkId: string): Silence | undefined => endpoints.get(checkId),
    setLoss: (to: Silence | null) => void (loss = to),
    /** What goes wrong with the next calls. */
    fail: (fault: Fault) => faults.add(fault),
    healCalls: () => faults.heal(),
    /** Whether the desktop shows what it is given. */
    desktop: (): Delivery => shownBy('fake'),
    /** What gets out to PagerDuty, and when its answer is there: for whoever watches. */
    watchCalls: { sent: (_url: string, _init: Parameters<WebFetch>[1]) => {}, answered: (_url: string, _honest: boolean) => {} },
    /** The machine sleeps: nothing runs, and everybody else goes on. */
    sleep(length: Milliseconds): void {
      clock.sleep(length);
      slept += length;
    },
    /** What one run of the program sees of the outside. */
    seenBy(alive: () => boolean): { readonly fetch: WebFetch; readonly prober: Prober; readonly witness: NetworkWitness } {
      const fetch: WebFetch = async (url, init) => {
        if (!alive()) return never();
        const lost = world.lossAt();
        if (lost === 'hang') return never();
        if (lost !== null) throw Object.assign(new Error('ENETUNREACH'), { code: 'ENETUNREACH' });
        world.watchCalls.sent(url, init);
        const { pathname: path } = new URL(url);
        const fault = faults.take({ method: init.method, path });
        if (fault !== null) simulator.fail({ ...fault, times: 1 });
        const answer = await simulator.fetch(url, init);
        if (!alive() || world.lossAt() !== null) return never();
        world.watchCalls.answered(url, answer.status === 200 && fault?.answer === undefined && fault?.cutAfterBytes === undefined);
        return answer;
      };
      const prober: Prober = {
        async probe({ checkId, timeout }): Promise<ProbeResult> {
          const [startedAt, from] = [clock.now(), clock.monotonic()];
          const failed = await probe(checkId, timeout);
          if (!alive()) return never();
          return { checkId, startedAt, durationMs: clock.monotonic() - from, failures: failed === null ? [] : [{ kind: failed, detail: failed }], statusCode: failed === null ? 200 : null, certificateExpiresAt: null };
        },
        reset: () => {},
        close: () => Promise.resolve(),
      };
      const witness: NetworkWitness = {
        async ask(_witness, timeout) {
          const before = world.lossAt();
          await after(before === null ? 30 : before === 'hang' ? timeout : 5);
          if (!alive()) return never();
          return { named: false, proves: false, result: before === null && world.lossAt() === null ? 'reached' : 'unreached' };
        },
      };
      return { fetch, prober, witness };
    },
  };
  return world;
}

export type WatchWorld = ReturnType<typeof createWatchWorld>;

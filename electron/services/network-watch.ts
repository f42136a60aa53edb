import { assessWitnesses, unsureView, type NetworkTrouble, type NetworkView } from '../../shared/domain/network-view.ts';
import { networkSource } from '../../shared/domain/network-source.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { Witness } from '../../shared/policy/policy.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { NetworkWitness } from './ports/network-witness.ts';

const askTimeout: Milliseconds = 2 * second;
/** While the network is in trouble: its return is to be seen within 2 s (fault 1). */
const troubledBeat: Milliseconds = second;
/** While a check is unknown or pending. */
const slowBeat: Milliseconds = minute;

export type NetworkWatchOptions = {
  readonly clock: Clock;
  readonly witness: NetworkWitness;
  /** Whom to ask; read anew at each round. Two at least, else one's own failure passes for ours. */
  readonly witnesses: () => readonly Witness[];
  /** An IANA name, for the time of day in reasons. */
  readonly zone: () => string;
  readonly onSource: (state: SourceState) => void;
  /** The network is back, after a time without. */
  readonly onReturn: () => void;
};

export type NetworkWatch = {
  /** Whether our network could explain a failure that was under way from `from` to `to` (monotonic). Asks when it must. */
  judge(from: Milliseconds, to: Milliseconds): Promise<NetworkView>;
  view(): NetworkView;
  source(): SourceState;
  /** True while some check is unknown or pending: asks once a minute. */
  concern(on: boolean): void;
  /** After sleep or when the witnesses changed: what was known is too old. Asks at once when the network was in trouble. */
  refresh(): void;
  stop(): void;
};

type Round = { readonly startedAt: Milliseconds; readonly view: NetworkView };
type Trouble = { readonly view: NetworkView; readonly from: Milliseconds; readonly until: Milliseconds };

/** Knows whether we are the ones who are offline. Asks only when a failure raises the question, and often only while offline. */
export function createNetworkWatch({ clock, witness, witnesses, zone, onSource, onReturn }: NetworkWatchOptions): NetworkWatch {
  let last: Round | null = null;
  let running: { readonly startedAt: Milliseconds; readonly done: Promise<Round> } | null = null;
  let trouble: Trouble | null = null;
  let generation = 0;
  let concerned = false;
  let stopped = false;
  let told: NetworkTrouble = 'none';
  let disarm: Disarm = () => {};
  let source: SourceState = {
    source: 'network',
    condition: witnesses().length === 0 ? 'off' : 'starting',
    lastGoodAt: null,
    since: clock.now(),
    reason: '',
  };

  const current = (): NetworkView => trouble !== null && trouble.until === Infinity ? trouble.view : (last?.view ?? unsureView);

  function publish(): void {
    const view = current();
    const before = source;
    source = networkSource(before, told, view, clock.now(), zone());
    told = view.trouble;
    if (source.condition !== before.condition || source.reason !== before.reason) onSource(source);
  }

  function arm(): void {
    disarm();
    if (stopped) return;
    const beat = current().trouble !== 'none' ? troubledBeat : concerned ? slowBeat : null;
    if (beat === null) return;
    const due = (last?.startedAt ?? clock.monotonic()) + beat;
    disarm = clock.after(Math.max(0, due - clock.monotonic()), () => void ask());
  }

  function conclude(round: Round): void {
    const was = current().trouble;
    last = round;
    if (round.view.trouble !== 'none') {
      const continues = trouble !== null && trouble.until === Infinity && trouble.view.trouble === round.view.trouble;
      trouble = { view: round.view, from: continues && trouble !== null ? trouble.from : round.startedAt, until: Infinity };
    } else if (trouble !== null && trouble.until === Infinity && round.view.verdict === 'online') {
      trouble = { ...trouble, until: clock.monotonic() };
    }
    publish();
    arm();
    if (was !== 'none' && current().trouble === 'none') onReturn();
  }

  async function runRound(startedAt: Milliseconds, asked: number): Promise<Round> {
    const answers = await Promise.all(witnesses().map((each) => witness.ask(each, askTimeout)));
    running = null;
    const round = { startedAt, view: assessWitnesses(answers) };
    // Answers from before a sleep say nothing of the network we woke up in.
    if (!stopped && asked !== generation) return ask();
    if (!stopped) conclude(round);
    return round;
  }
  function ask(): Promise<Round> {
    if (running !== null) return running.done;
    disarm();
    const startedAt = clock.monotonic();
    const done = runRound(startedAt, generation);
    running = { startedAt, done };
    return done;
  }

  return {
    async judge(from, to) {
      for (;;) {
        // Any trouble while it ran explains the failure, even when it is over by now.
        if (trouble !== null && trouble.from < to && trouble.until > from) return trouble.view;
        if (stopped || witnesses().length === 0) return unsureView;
        if (last !== null && last.startedAt >= to) return last.view;
        // A round that began before the failure was seen may have ended before the network went: ask once more.
        if (running !== null && running.startedAt < to) await running.done;
        else await ask();
      }
    },
    view: current,
    source: () => source,
    concern(on) {
      if (on === concerned) return;
      concerned = on;
      if (running === null) arm();
    },
    refresh() {
      generation += 1;
      last = null;
      if (current().trouble !== 'none' && running === null) void ask();
    },
    stop() {
      stopped = true;
      disarm();
    },
  };
}

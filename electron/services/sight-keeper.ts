import { blindReasonOf } from '../../shared/domain/blind-intervals.ts';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { isPastResponse } from '../../shared/domain/wake-digest.ts';
import type { BlindReason } from '../../shared/model/blind.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import { isBlind } from '../../shared/model/source.ts';
import type { Away, WakeDigest } from '../../shared/model/wake-digest.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { AlertDispatcher } from './alert-dispatcher.ts';
import type { AlertProof } from './alert-proof.ts';
import type { BlindLedger } from './blind-ledger.ts';
import { createClockKeeper } from './clock-keeper.ts';
import type { NetworkWatch } from './network-watch.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { PagerDutySync } from './pagerduty-sync.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Notifier } from './ports/notifier.ts';
import type { SituationKeeper } from './situation-keeper.ts';
import type { SourceBoard } from './source-board.ts';
import { createWakeKeeper } from './wake-keeper.ts';

/** What ended within this time ended with what is happening now. */
const justNow: Milliseconds = 5 * second;

export type SightKeeperOptions = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly ledger: Pick<BlindLedger, 'recent'>;
  readonly sources: Pick<SourceBoard, 'list' | 'set' | 'stepped'>;
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  readonly notifier: Notifier;
  readonly proof: Pick<AlertProof, 'seen' | 'missed'>;
  readonly dispatcher: Pick<AlertDispatcher, 'hold' | 'release' | 'clockStepped'>;
  readonly situations: Pick<SituationKeeper, 'list'>;
  readonly network: () => Pick<NetworkWatch, 'judge' | 'refresh'>;
  readonly poller: () => { readonly wake: (from: Instant) => void };
  readonly reading: () => Pick<PagerDutySync, 'slept' | 'wake' | 'clockStepped' | 'usage'> | null;
  readonly sounds: () => boolean;
  /** Somebody pressed the digest. */
  readonly open: () => void;
  readonly publishDigest: (digest: WakeDigest | null) => void;
  readonly publishCorrection: (correction: Milliseconds) => void;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

/** What becomes of a time in which nothing could be seen: said while it lasts, written down, and made up for once (promise 1, P2, P3, P6). */
export function createSightKeeper(options: SightKeeperOptions) {
  const { clock, journal, ledger, sources, dispatcher, situations, network, poller, reading, report } = options;
  const clockKeeper = createClockKeeper({ clock, journal, notices: options.notices, report, onSource: sources.set, publish: options.publishCorrection });
  const wake = createWakeKeeper({
    clock, dispatcher, journal, reading, report, situations: situations.list, notifier: options.notifier, proof: options.proof, sounds: options.sounds,
    open: options.open, publish: options.publishDigest, announce: options.announce,
    isLate: (situation, at) => isPastResponse(situation, at + clockKeeper.now() - clock.now()),
    online: async () => (await askNetwork()).verdict !== 'offline',
  });

  const askNetwork = () => network().judge(clock.monotonic(), clock.monotonic());
  function record(events: readonly NewEvent[]): void {
    try {
      journal.append(events);
    } catch (error) {
      report(error);
    }
  }
  /** From when on it was blind without a break, until now. */
  function awaySince(reason: BlindReason, usual: Instant): Away {
    const now = clock.now();
    const last = ledger.recent().at(-1);
    const untilNow = last !== undefined && (last.to ?? now) >= now - justNow;
    return { reason, from: untilNow ? Math.min(last.from, usual) : usual, to: now };
  }

  return {
    clock: clockKeeper,
    digest: wake.digest,
    dismissDigest: wake.dismiss,
    /** Nobody was watching for a while: the computer slept, or the program stood still. */
    slept({ from, to }: { readonly from: Instant; readonly to: Instant }): void {
      record([
        { occurredAt: from, kind: 'blind.began', source: 'watchkeeper', title: 'Blind: the computer slept', payload: { source: 'sleep', reason: 'asleep' } },
        { occurredAt: to, kind: 'blind.ended', source: 'watchkeeper', title: `Seeing again: the computer woke up after ${formatDuration(to - from)}`, payload: { source: 'sleep', reason: 'asleep', since: from } },
      ]);
      reading()?.slept();
      network().refresh();
      wake.returned({ reason: 'asleep', from, to });
      poller().wake(from);
    },
    /** The program was not running, and was started again. */
    absent(away: { readonly from: Instant; readonly to: Instant }): void {
      wake.catchingUp({ reason: 'app-absent', ...away });
    },
    networkReturned(): void {
      const lost = sources.list().find(({ source }) => source === 'network');
      wake.returned(awaySince('own-network', lost?.since ?? clock.now()));
    },
    clockStepped(by: Milliseconds): void {
      sources.stepped(by);
      clockKeeper.stepped(by);
      dispatcher.clockStepped(by);
      reading()?.clockStepped(by);
    },
    /** News are about to come in. After a time in which PagerDuty could not be read they are told together. */
    newsComing(): void {
      const state = sources.list().find(({ source }) => source === 'pagerduty');
      if (state !== undefined && isBlind(state)) wake.catchingUp(awaySince(blindReasonOf(state), state.lastGoodAt ?? state.since));
    },
    cycleEnded(good: boolean): void {
      if (good) clockKeeper.measured(reading()?.usage().skew ?? null);
      // Is it they, or is it us?
      else void askNetwork().catch(report);
      wake.cycled(good);
    },
    stop(): void {
      wake.stop();
      clockKeeper.stop();
    },
  };
}

export type SightKeeper = ReturnType<typeof createSightKeeper>;

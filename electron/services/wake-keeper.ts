import { reasonOf } from '../../shared/domain/reason-of.ts';
import { digestAlert, digestLineText, digestOf, digestTitle, hasHappened, isQuiet } from '../../shared/domain/wake-digest.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { Away, WakeDigest } from '../../shared/model/wake-digest.ts';
import { isLoud } from '../../shared/model/severity.ts';
import { minute, second, type Milliseconds, type Instant } from '../../shared/time/duration.ts';
import type { AlertDispatcher } from './alert-dispatcher.ts';
import type { AlertProof } from './alert-proof.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Delivery, Notifier } from './ports/notifier.ts';

const key = 'watchkeeper-digest';
/** Pauses between looks for the network, and between tries of a cycle (5.2). */
const pauses: readonly Milliseconds[] = [2 * second, 4 * second, 8 * second];
const networkWithin: Milliseconds = 20 * second;
/** However slow everything is: nobody is left without a word for longer. */
const toldWithin: Milliseconds = 45 * second;
/** A short time offline in which one thing happened is told as that thing. */
const shortAway: Milliseconds = 3 * minute;

export type WakeKeeperOptions = {
  readonly clock: Clock;
  readonly situations: () => readonly Situation[];
  readonly dispatcher: Pick<AlertDispatcher, 'hold' | 'release'>;
  /** Whether the network is there, as far as can be told. */
  readonly online: () => Promise<boolean>;
  /** What a full cycle is asked of; null: nothing but checks is watched. */
  readonly reading: () => { readonly wake: () => void } | null;
  /** By our clock. */
  readonly isLate: (situation: Situation, at: Instant) => boolean;
  readonly notifier: Notifier;
  readonly proof: Pick<AlertProof, 'seen' | 'missed'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly sounds: () => boolean;
  /** Somebody pressed the digest. */
  readonly open: () => void;
  readonly publish: (digest: WakeDigest | null) => void;
  /** One line for whoever reads the program's output. */
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

type Return = {
  away: Away;
  readonly before: readonly Situation[];
  readonly startedAt: Milliseconds;
  tries: number;
  /** False while the network is waited for: a cycle that ends then is not the one that counts. */
  reading: boolean;
};

/** Brings the watch back after a time without sight: waits for the network, has everything read once, and tells once what changed. */
export function createWakeKeeper(options: WakeKeeperOptions) {
  const { clock, situations, dispatcher, online, reading, isLate, notifier, proof, journal, sounds, open, publish, announce, report } = options;
  let current: Return | null = null;
  let digest: WakeDigest | null = null;
  let told: { readonly digest: WakeDigest; readonly at: Milliseconds } | null = null;
  let rangAt: Milliseconds = -Infinity;
  const disarms = new Set<Disarm>();

  function later(delay: Milliseconds, run: () => void): void {
    const disarm = clock.after(delay, () => {
      disarms.delete(disarm);
      run();
    });
    disarms.add(disarm);
  }
  function disarmAll(): void {
    for (const disarm of disarms) disarm();
    disarms.clear();
  }

  function begin(away: Away): Return {
    const known = current;
    disarmAll();
    dispatcher.hold();
    // Asleep again before anything was told: it is one absence.
    const from = known === null ? away.from : Math.min(known.away.from, away.from);
    const mine = { away: { ...away, from }, before: known?.before ?? situations(), startedAt: clock.monotonic(), tries: 0, reading: false };
    current = mine;
    later(toldWithin, () => finish(mine, unreadNow()));
    // Nothing is read, so no cycle will end; checks have had their time.
    later(networkWithin, () => {
      if (reading() === null) finish(mine, '');
    });
    return mine;
  }
  const unreadNow = (): string => (reading() === null ? '' : 'PagerDuty could not be read yet');

  async function waitForNetwork(mine: Return): Promise<void> {
    const there = await online().catch((error: unknown) => {
      report(error);
      return true;
    });
    if (current !== mine) return;
    const pause = pauses[mine.tries];
    if (there || pause === undefined || clock.monotonic() + pause > mine.startedAt + networkWithin) return read(mine);
    mine.tries += 1;
    later(pause, () => void waitForNetwork(mine));
  }
  function read(mine: Return): void {
    mine.reading = true;
    const account = reading();
    // Checks alone: each is looked at within its interval, and speaks for itself.
    if (account === null) finish(mine, '');
    else account.wake();
  }

  function finish(mine: Return, unread: string): void {
    if (current !== mine) return;
    current = null;
    disarmAll();
    conclude(mine, unread).catch((error: unknown) => {
      report(error);
      // Whatever is wrong with the digest: each speaks for itself then, rather than nobody at all.
      if (current === null) dispatcher.release(new Set());
    });
  }
  async function conclude(mine: Return, unread: string): Promise<void> {
    const away = { ...mine.away, to: Math.max(mine.away.from, mine.away.to) };
    const next = digestOf({ away, before: mine.before, after: situations(), isLate, unread, now: clock.now() });
    const brief = away.reason !== 'asleep' && away.reason !== 'app-absent' && away.to - away.from < shortAway && next.lines.filter(hasHappened).length <= 1;
    if (brief && next.unread === '') return dispatcher.release(new Set());
    await tell(next);
  }

  /** Asleep, then without network: nothing has changed since that was told a moment ago. */
  function isOldNews(next: WakeDigest): boolean {
    const state = ({ lines, unread }: WakeDigest) => JSON.stringify([unread, lines.map(({ situationId, status, late }) => [situationId, status, late])]);
    return told !== null && clock.monotonic() - told.at < minute && state(told.digest) === state(next);
  }
  async function tell(next: WakeDigest): Promise<void> {
    const again = isOldNews(next);
    digest = next;
    publish(next);
    if (!again) record(next);
    const known = again || isQuiet(next) || (await show(next));
    if (known) told = { digest: next, at: clock.monotonic() };
    // Everything was summed up: nothing that was open before is repeated at once.
    if (current === null) dispatcher.release(new Set(known ? situations().map(({ id }) => id) : []), new Set(known ? next.lines.map(({ situationId }) => situationId) : []));
  }
  function record(next: WakeDigest): void {
    const lines = next.lines.map(digestLineText);
    try {
      journal.append([{ occurredAt: next.toldAt, kind: 'watch.resumed', source: next.drill ? 'drill' : 'watchkeeper', title: digestTitle(next), body: lines.join('\n'), payload: next }]);
    } catch (error) {
      report(error);
    }
  }
  async function show(next: WakeDigest): Promise<boolean> {
    const content = digestAlert(next);
    const isNew = clock.monotonic() - rangAt >= minute || next.lines.some(({ triggered, severity }) => triggered && isLoud(severity));
    const sound = sounds() && isNew && next.lines.some(({ status, severity }) => status === 'triggered' && (isLoud(severity) || severity !== 4));
    const delivery: Delivery = await notifier
      .show({ key, ...content, sound })
      .catch((error: unknown) => ({ shown: false, carrier: 'none', detail: reasonOf(error) }));
    const detail = plainLine(delivery.detail, 300);
    if (delivery.shown && sound) rangAt = clock.monotonic();
    if (delivery.shown) proof.seen();
    else proof.missed(detail);
    announce(delivery.shown ? `ALERT digest: ${content.title} (${delivery.carrier})` : `ALERT NOT SHOWN: ${content.title} (${detail})`);
    return delivery.shown;
  }

  notifier.onAction((pressed) => {
    if (pressed === key) open();
  });

  return {
    /** After sleep, an absence or a time without network. Saying it twice is harmless. `read`: a cycle is to be asked for. */
    returned(away: Away): void {
      const mine = begin(away);
      void waitForNetwork(mine);
    },
    /** News come in that nobody could see for a while, and the cycle that brings them is under way. */
    catchingUp(away: Away): void {
      if (current !== null) return;
      begin(away).reading = true;
    },
    /** A full cycle ended. */
    cycled(good: boolean): void {
      const mine = current;
      if (mine === null || !mine.reading) return;
      if (good) return finish(mine, '');
      const pause = pauses[mine.tries];
      if (pause === undefined || clock.monotonic() + pause > mine.startedAt + networkWithin) return finish(mine, unreadNow());
      mine.tries += 1;
      later(pause, () => {
        if (current === mine) read(mine);
      });
    },
    /** True until the return was told. */
    isReturning: (): boolean => current !== null,
    digest: (): WakeDigest | null => digest,
    dismiss(): void {
      digest = null;
      notifier.withdraw(key);
      publish(null);
    },
    stop(): void {
      current = null;
      disarmAll();
    },
  };
}

export type WakeKeeper = ReturnType<typeof createWakeKeeper>;

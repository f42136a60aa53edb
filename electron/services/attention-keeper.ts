import type { Attention } from '../../shared/domain/alert-hold.ts';
import { formatChosen } from '../../shared/domain/format-duration.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';
import { attemptWith } from './attempt.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';

export type AttentionKeeperOptions = {
  readonly clock: Clock;
  readonly store: Pick<MetaStore, 'get' | 'set' | 'remove'>;
  /** What the person should be left alone for has changed: alerts are looked at anew. */
  readonly changed: () => void;
  readonly report: (error: unknown) => void;
};

const key = 'attention.until';

/**
 * Whether the person should be left alone now: they said so, or the notification service tells by itself that it holds back
 * (A12). What is not SEV-1/2 waits meanwhile. A wish of the person's ends by itself.
 */
export function createAttentionKeeper({ clock, store, changed, report }: AttentionKeeperOptions) {
  const found = new Map<Attention['why'], Instant>();
  let asked: Instant | null = null;
  let disarm: Disarm = () => {};

  const keep = attemptWith(report);

  function wish(until: Instant | null): void {
    asked = until;
    disarm();
    disarm = until === null ? () => {} : clock.at(until, changed);
  }

  return {
    start(): void {
      const kept = Number(store.get(key) ?? Number.NaN);
      wish(Number.isFinite(kept) && kept > clock.now() ? kept : null);
    },
    read(): readonly Attention[] {
      const own = asked === null || asked <= clock.now() ? [] : [{ why: 'do-not-disturb', until: asked } as const];
      return [...own, ...[...found].map(([why, since]) => ({ why, until: null, since }))];
    },
    /** When the person's own wish ends; null: they have none. */
    askedUntil: (): Instant | null => (asked === null || asked <= clock.now() ? null : asked),
    /** What the notification service says. */
    set(why: Attention['why'], on: boolean): void {
      if (found.has(why) === on) return;
      if (on) found.set(why, clock.now());
      else found.delete(why);
      changed();
    },
    /** The notification service holds back now. */
    isMuted: (): boolean => found.has('do-not-disturb'),
    stop: (): void => disarm(),
    /** The person wants to be left alone for so many minutes; 0: not any more. */
    ask(minutes: number): Outcome {
      wish(minutes === 0 ? null : clock.now() + minutes * minute);
      keep(() => (asked === null ? store.remove(key) : store.set(key, String(asked))));
      changed();
      return { result: 'done', message: minutes === 0 ? 'Alerts come as usual.' : `Only SEV-1/2 disturbs for ${formatChosen(minutes * minute)}; the rest is told after.` };
    },
  };
}

export type AttentionKeeper = ReturnType<typeof createAttentionKeeper>;

import type { Attention } from '../../shared/domain/alert-hold.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { attentionSources, type AttentionAnswer, type AttentionReport, type AttentionSource } from '../../shared/model/attention.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { AttentionSense } from './ports/attention.ts';
import type { Clock, Disarm } from './ports/clock.ts';

const patience: Milliseconds = second;
const betweenLooks: Milliseconds = 30 * second;
/** What comes together is decided by one look. */
const freshFor: Milliseconds = 2 * second;

export type AttentionWatchOptions = {
  readonly clock: Clock;
  readonly sense: AttentionSense;
  /** What the person wants to be spared in. */
  readonly wanted: () => readonly AttentionSource[];
  /** Whether an alert waits for the end of what is found here. */
  readonly isWaitedFor: () => boolean;
  /** Something was found, or is over. */
  readonly changed: () => void;
};

/**
 * Whether the desktop says that the person is busy (A12). Nobody is asked until something that may be deferred is about to be
 * shown; then again every 30 s, only while an alert waits for the answer. No answer within a second is none, and counts as not busy.
 */
export function createAttentionWatch({ clock, sense, wanted, isWaitedFor, changed }: AttentionWatchOptions) {
  /** Since when each is so. */
  let found: ReadonlyMap<AttentionSource, Instant> = new Map();
  let lookedAt: Milliseconds | null = null;
  let looking: Promise<void> | null = null;
  let disarm: Disarm | null = null;
  let stopped = false;

  function ask(source: AttentionSource): Promise<AttentionAnswer> {
    return new Promise((resolve) => {
      const give = (why: string) => resolve({ says: 'unknown', why });
      const calledOff = clock.after(patience, () => give('This desktop did not answer within a second.'));
      sense.ask(source).then(resolve, (error: unknown) => give(`This desktop could not be asked: ${reasonOf(error)}`)).finally(calledOff);
    });
  }
  const isRecent = (): boolean => lookedAt !== null && clock.monotonic() - lookedAt < freshFor;
  const isFresh = (): boolean => stopped || isRecent() || wanted().length === 0;

  /** One timer, only while somebody waits; what was found counts until the next look, which then must come. */
  function follow(): void {
    if (looking !== null) return;
    if (!stopped && found.size > 0 && isWaitedFor()) {
      disarm ??= clock.after(betweenLooks, () => void look());
      return;
    }
    disarm?.();
    disarm = null;
  }
  async function lookNow(): Promise<void> {
    // What nobody looked after meanwhile counts no more; what was looked after does until there is an answer.
    found = new Map(read().map(({ why, since }) => [why, since]));
    disarm?.();
    disarm = null;
    const answers = await Promise.all(wanted().map(async (source) => [source, await ask(source)] as const));
    const before = found;
    const now = clock.now();
    found = new Map(answers.flatMap(([source, { says }]) => (says === 'yes' ? [[source, before.get(source) ?? now] as const] : [])));
    lookedAt = clock.monotonic();
    looking = null;
    if (stopped) return;
    if (found.size !== before.size || [...found.keys()].some((why) => !before.has(why))) changed();
    follow();
  }
  function look(): Promise<void> {
    looking ??= lookNow();
    return looking;
  }
  /** What was found and is still being looked after. */
  function read(): readonly (Attention & { readonly since: Instant })[] {
    const counts = disarm !== null || looking !== null || isRecent();
    const wants = new Set(wanted());
    return counts ? [...found].flatMap(([why, since]) => (wants.has(why) ? [{ why, until: null, since }] : [])) : [];
  }

  return {
    read,
    isFresh,
    /** Before something that may be deferred is shown. Never rejects, and never takes longer than a second. */
    look,
    /** Call it when what waits has changed. */
    follow,
    /** What the desktop says of each, wanted or not, for the person to see. */
    async report(): Promise<AttentionReport> {
      const answers = await Promise.all(attentionSources.map(async (source) => [source, await ask(source)] as const));
      const of = new Map(answers);
      const unasked: AttentionAnswer = { says: 'unknown', why: '' };
      const answer = (source: AttentionSource) => of.get(source) ?? unasked;
      return { 'full-screen': answer('full-screen'), 'screen-sharing': answer('screen-sharing'), 'do-not-disturb': answer('do-not-disturb') };
    },
    stop(): void {
      stopped = true;
      follow();
    },
  };
}

export type AttentionWatch = ReturnType<typeof createAttentionWatch>;

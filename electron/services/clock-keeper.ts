import { clockCorrection } from '../../shared/domain/clock-skew.ts';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { isNews } from '../../shared/domain/source-freshness.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { minute, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { NoticeBoard } from './notice-board.ts';

/** Without anybody to compare with, a set clock is taken for right after this time. */
const unconfirmedFor: Milliseconds = minute;

export type ClockKeeperOptions = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  readonly onSource: (state: SourceState) => void;
  /** What is to be added to our clock from now on. */
  readonly publish: (correction: Milliseconds) => void;
  readonly report: (error: unknown) => void;
};

/** Knows whether our clock can be trusted: compares it with the server's, and says when somebody set it (P3, faults 11). */
export function createClockKeeper({ clock, journal, notices, onSource, publish, report }: ClockKeeperOptions) {
  let correction: Milliseconds = 0;
  let comparedAt: Instant | null = null;
  let state: SourceState | null = null;
  let told: SourceState | null = null;
  let disarm: Disarm = () => {};

  function record(kind: 'clock.stepped' | 'clock.skewed', title: string, payload: unknown): void {
    try {
      journal.append([{ occurredAt: clock.now(), kind, source: 'watchkeeper', title, payload }]);
    } catch (error) {
      report(error);
    }
  }
  function say(condition: 'fresh' | 'failing', reason: string, since: Instant): void {
    const goesOn = state !== null && state.condition === condition;
    state = { source: 'clock', condition, reason, lastGoodAt: comparedAt, since: goesOn && state !== null ? state.since : since, ...(condition === 'failing' ? { cause: 'clock-stepped' as const } : {}) };
    if (!isNews(told, state)) return;
    told = state;
    onSource(state);
  }
  const aside = (by: Milliseconds): string => `${formatDuration(Math.abs(by))} ${by > 0 ? 'behind' : 'ahead of'} PagerDuty's`;

  function confirm(): void {
    disarm();
    say('fresh', correction === 0 ? '' : `This computer's clock is ${aside(correction)}; deadlines and ages go by theirs.`, clock.now());
  }
  function correct(next: Milliseconds): void {
    if (next === correction) return;
    const was = correction;
    correction = next;
    publish(next);
    if (next === 0) {
      notices.clear('clock.skew');
      record('clock.skewed', "This computer's clock is right again", { correction: 0 });
      return;
    }
    notices.raise({
      id: 'clock.skew', level: 'warning', dismissible: true, title: `This computer's clock is ${aside(next)}`,
      detail: 'Deadlines and the age of incidents are counted by their clock, so nothing is late because of it. Set the clock, or let the system set it by itself.',
    });
    if (was === 0) record('clock.skewed', `This computer's clock is ${aside(next)}`, { correction: next });
  }

  return {
    /** Server clock minus ours, as the newest answers say it; null when none did. */
    measured(skew: Milliseconds | null): void {
      if (skew === null) return;
      comparedAt = clock.now();
      correct(clockCorrection(correction, skew));
      confirm();
    },
    /** Somebody set the wall clock: blind by it until it was compared again. */
    stepped(by: Milliseconds): void {
      disarm();
      comparedAt = null;
      const words = `The clock was set ${by > 0 ? 'forward' : 'back'} by ${formatDuration(Math.abs(by))}`;
      record('clock.stepped', words, { by });
      // Set forward, the time in between never was.
      say('failing', `${words}. Everything is read again.`, by > 0 ? clock.now() - by : clock.now());
      disarm = clock.after(unconfirmedFor, confirm);
    },
    correction: (): Milliseconds => correction,
    /** The time that deadlines are counted by. */
    now: (): Instant => clock.now() + correction,
    stop: () => disarm(),
  };
}

export type ClockKeeper = ReturnType<typeof createClockKeeper>;

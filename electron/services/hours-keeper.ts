import { watchHours, type Hours, type WatchHours } from '../../shared/domain/hours-due.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { BreakView, DutyView } from '../../shared/model/duty-view.ts';
import type { GentleBreak } from '../../shared/model/gentle-break.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { minute, second, type Instant } from '../../shared/time/duration.ts';
import { createBreakKeeper, type BreakKeeperOptions } from './break-keeper.ts';
import { createDutyKeeper, type DutyKeeperOptions } from './duty-keeper.ts';
import { createGentleKeeper } from './gentle-keeper.ts';

export type HoursKeeperOptions = Omit<DutyKeeperOptions, 'limits' | 'publish' | 'settled'> & Omit<BreakKeeperOptions, 'rules' | 'duty' | 'publish' | 'settled'> & {
  readonly policy: () => Pick<Policy, 'duty' | 'breaks'>;
  readonly publishDuty: (view: DutyView) => void;
  readonly publishBreaks: (view: BreakView) => void;
  /** Until when the person is on a break that somebody covers; null: they are not. */
  readonly cover: (until: Instant | null) => void;
  /** Breaks that the person wants to be suggested while nothing is open. */
  readonly gentle: () => readonly GentleBreak[];
  readonly isCalm: () => boolean;
  /** What the icon shows of hours may have changed. */
  readonly changed: () => void;
};

/** Ticks come every 15 s. After a longer pause the machine slept or its clock was set: whoever finds that says so. */
const longestPause = 45 * second;

/** Hours and breaks, each told of what the other finds. */
export function createHoursKeeper(options: HoursKeeperOptions) {
  const { clock, policy, publishDuty, publishBreaks, cover, changed } = options;
  let shownAt = 0;
  let beat: Instant = clock.now();
  const settled = (): boolean => Math.abs(clock.now() - beat) <= longestPause;
  const duty = createDutyKeeper({
    ...options, settled, limits: () => policy().duty,
    publish: (view) => {
      publishDuty(view);
      breaks.refresh();
      changed();
    },
  });
  const breaks = createBreakKeeper({
    ...options, settled, duty, rules: () => policy().breaks,
    publish: (view) => {
      const { running } = view;
      publishBreaks(view);
      cover(running === null || running.cover === null ? null : running.from + running.length);
      changed();
    },
  });
  const gentle = createGentleKeeper({
    ...options, read: () => ({ wanted: options.gentle(), calmDuty: duty.view().status.working && options.isCalm(), idleFor: options.presence.read().idleFor }),
  });
  const now = (): Hours => ({ duty: duty.view(), breaks: breaks.view() });

  return {
    start(): void {
      beat = clock.now();
      duty.start();
      breaks.start();
    },
    /** Facts on their way to everybody. */
    heard(added: readonly WatchEvent[]): void {
      duty.heard(added);
      breaks.heard(added);
    },
    /** The person chose other rules. */
    rulesChanged: duty.lookAnew,
    /** Incidents, or the person's attention, have changed. */
    refresh: breaks.refresh,
    woke(): void {
      beat = clock.now();
      gentle.reset();
      duty.lookAnew();
      breaks.woke();
    },
    clockStepped(): void {
      beat = clock.now();
      gentle.reset();
      duty.lookAnew();
      breaks.refresh();
    },
    /** Call it every few seconds, after sleep and steps were looked for. */
    tick(): void {
      const late = !settled();
      beat = clock.now();
      if (late) {
        duty.lookAnew();
        breaks.refresh();
      }
      duty.tick();
      breaks.tick();
      gentle.tick();
      const at = Math.floor(clock.now() / minute);
      if (at === shownAt || !duty.view().status.working) return;
      shownAt = at;
      changed();
    },
    now,
    /** Hours that the person declared, with those that go on. */
    declared: () => duty.ledger().entries.filter(({ source }) => source === 'declared').map(({ from, to }) => ({ from, to })),
    watch: (): WatchHours => watchHours(now(), duty.ledger().entries.some(({ source }) => source === 'declared')),
    calls: {
      ...duty.calls, duty: duty.view,
      breaks: breaks.view, take: breaks.calls.take, postpone: breaks.calls.postpone, refuse: breaks.calls.refuse, endBreak: breaks.calls.end,
    },
    stop(): void {
      duty.stop();
      breaks.stop();
    },
  };
}

export type HoursKeeper = ReturnType<typeof createHoursKeeper>;

import { gentleRules, gentleStart, lookAtGentleBreaks, type GentleFacts } from '../../shared/domain/gentle-breaks.ts';
import type { Clock } from './ports/clock.ts';
import type { Notifier } from './ports/notifier.ts';

export type GentleKeeperOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly read: () => GentleFacts;
  /** For what is no alert: it waits while the person is busy. */
  readonly notifier: Pick<Notifier, 'show'>;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

const key = 'watchkeeper-gentle';

/** Suggests a break in normal operation, once and quietly, to who wants to be told (S39). */
export function createGentleKeeper({ clock, read, notifier, announce, report }: GentleKeeperOptions) {
  let state = gentleStart(clock.now());

  return {
    /** The machine slept, or its clock was set: whoever was away has had a break. */
    reset: (): void => void (state = gentleStart(clock.now())),
    /** Call it every few seconds. */
    tick(): void {
      const looked = lookAtGentleBreaks(state, read(), clock.now());
      state = looked.state;
      if (looked.say === null) return;
      const { title, body } = gentleRules[looked.say];
      announce(`BREAK ${title}`);
      notifier.show({ key, title, body, severity: null, urgency: 'low', actions: [], sound: false, budget: 'asked' }).catch(report);
    },
  };
}

import type { AlertTally } from '../../shared/model/alerting.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';

export type AlertTallyOptions = {
  readonly clock: Clock;
  readonly store: Pick<MetaStore, 'get' | 'set'>;
  /** When the shift began; null: unknown. */
  readonly shiftBegan: () => Instant | null;
  readonly report: (error: unknown) => void;
};

const key = 'alerts.tally';

function readTally(text: string | null): AlertTally | null {
  const value: unknown = text === null ? null : JSON.parse(text);
  if (typeof value !== 'object' || value === null) return null;
  const numbers: Readonly<Record<string, unknown>> = { ...value };
  const number = (name: string): number => (typeof numbers[name] === 'number' ? numbers[name] : 0);
  return { since: number('since'), shown: number('shown'), sounds: number('sounds'), others: number('others') };
}

/** Counts what the person was shown in this shift: too much of it is a fault of its own (P1). */
export function createAlertTally({ clock, store, shiftBegan, report }: AlertTallyOptions) {
  let tally: AlertTally = { since: clock.now(), shown: 0, sounds: 0, others: 0 };

  function current(): AlertTally {
    const began = shiftBegan();
    if (began !== null && began > tally.since && began <= clock.now()) tally = { since: began, shown: 0, sounds: 0, others: 0 };
    return tally;
  }

  return {
    start(): void {
      try {
        tally = readTally(store.get(key)) ?? tally;
      } catch (error) {
        report(error);
      }
    },
    read: current,
    /** `other`: it was about no incident and no check. */
    count({ sound, other = false }: { readonly sound: boolean; readonly other?: boolean }): void {
      const { since, shown, sounds, others } = current();
      tally = { since, shown: shown + 1, sounds: sounds + (sound ? 1 : 0), others: others + (other ? 1 : 0) };
      try {
        store.set(key, JSON.stringify(tally));
      } catch (error) {
        report(error);
      }
    },
  };
}

export type AlertTallyKeeper = ReturnType<typeof createAlertTally>;

import { sourceNames } from '../../shared/domain/watch-status.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import { isBlind, type SourceId, type SourceState } from '../../shared/model/source.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

export type SourceBoardOptions = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly publish: (sources: readonly SourceState[]) => void;
  readonly report: (error: unknown) => void;
};

const order: readonly SourceId[] = ['pagerduty', 'network', 'checks', 'notifications', 'database'];

/** How far each source can be trusted now. Going blind and seeing again are facts for the timeline (promise 1, F3). */
export function createSourceBoard({ clock, journal, publish, report }: SourceBoardOptions) {
  const states = new Map<SourceId, SourceState>();
  const blindSince = new Map<SourceId, number>();

  const list = (): readonly SourceState[] => order.flatMap((source) => states.get(source) ?? []);

  function record(event: NewEvent): void {
    try {
      journal.append([event]);
    } catch (error) {
      report(error);
    }
  }

  function follow(state: SourceState): void {
    const { source, reason } = state;
    const since = blindSince.get(source);
    if (isBlind(state) && since === undefined) {
      // Blind since the last good look, not since we noticed.
      const began = state.condition === 'stale' ? (state.lastGoodAt ?? state.since) : state.since;
      blindSince.set(source, began);
      record({ occurredAt: began, kind: 'blind.began', source: 'watchkeeper', title: `Blind: ${sourceNames[source]}`, body: reason, payload: { source } });
    }
    if (!isBlind(state) && since !== undefined) {
      blindSince.delete(source);
      record({ occurredAt: clock.now(), kind: 'blind.ended', source: 'watchkeeper', title: `Seeing again: ${sourceNames[source]}`, payload: { source, since } });
    }
  }

  return {
    set(state: SourceState): void {
      states.set(state.source, state);
      follow(state);
      publish(list());
    },
    list,
  };
}

export type SourceBoard = ReturnType<typeof createSourceBoard>;

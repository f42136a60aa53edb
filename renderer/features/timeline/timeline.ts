import { useStore } from 'zustand';
import { clock } from '../../store/clock.ts';
import { keep, recall } from '../../store/keep.ts';
import { api } from '../../store/stores.ts';
import { readChoice } from '../../store/timeline-filter.ts';
import { createTimelineStore, type TimelineState } from '../../store/timeline-store.ts';

export const timeline = createTimelineStore({ api, clock, choice: readChoice(recall('timeline')) });

timeline.subscribe(({ choice }, before) => {
  if (choice !== before.choice) keep('timeline', choice);
});

export function useTimeline<T>(select: (state: TimelineState) => T): T {
  return useStore(timeline, select);
}

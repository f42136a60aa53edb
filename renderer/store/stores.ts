import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { formatAge, formatClock } from '../../shared/domain/format-duration.ts';
import type { Api } from '../../shared/ipc/contract.ts';
import type { Instant } from '../../shared/time/duration.ts';
import { createAcknowledgeStore, type AcknowledgeState } from './acknowledge-store.ts';
import { clock, countingClock, followDrill } from './clock.ts';
import { keep, recall } from './keep.ts';
import { createTicker } from './ticker.ts';
import { createToastStore, type ToastState } from './toast-store.ts';
import { createViewStore, readKept, type ViewState } from './view-store.ts';
import { createWatchStore, type WatchState } from './watch-store.ts';

declare global {
  interface Window {
    readonly api: Api;
  }
}

export const api: Api = window.api;
export const watch = createWatchStore(api, clock);
export const acknowledgements = createAcknowledgeStore(api);
export const toasts = createToastStore(clock);
export const view = createViewStore(readKept(recall('view')));
const ticker = createTicker(countingClock);

watch.store.subscribe(({ drill }, before) => {
  if (drill === before.drill) return;
  followDrill(drill?.clock ?? null);
  // Every page of a drill is marked (base.css), whatever it shows.
  document.documentElement.toggleAttribute('data-drill', drill !== null);
});
watch.store.subscribe(({ situations }, before) => {
  if (situations !== before.situations) acknowledgements.getState().prune(situations ?? []);
});
view.subscribe(({ screen, checkId, incidentId, singleKeys }, before) => {
  if (screen !== before.screen || checkId !== before.checkId || incidentId !== before.incidentId || singleKeys !== before.singleKeys) keep('view', { screen, checkId, incidentId, singleKeys });
});

export function useWatch<T>(select: (state: WatchState) => T): T {
  return useStore(watch.store, select);
}
export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(view, select);
}
export function useToasts<T>(select: (state: ToastState) => T): T {
  return useStore(toasts, select);
}
export function useAcknowledging<T>(select: (state: AcknowledgeState) => T): T {
  return useStore(acknowledgements, select);
}

/** The zone that times are shown in: main's, which follows the system. */
export function useZone(): string {
  return useWatch(({ facts }) => facts?.zone ?? (zoneHere ??= Intl.DateTimeFormat().resolvedOptions().timeZone));
}
/** Asking costs milliseconds, and before main has answered everybody asks. */
let zoneHere: string | null = null;

/** `8 s ago`, kept true while it can be seen. A text is compared, so a row is drawn again only when its words change. */
export function useAge(at: Instant | null): string {
  return useSyncExternalStore(ticker.subscribe, () => (at === null ? 'never' : formatAge(ticker.at() - at)));
}

/** `07:42` since an instant, running. */
export function useRunning(since: Instant): string {
  return useSyncExternalStore(ticker.subscribe, () => formatClock(ticker.at() - since));
}

/** `00:42` until an instant, running down to `00:00`. */
export function useLeft(until: Instant): string {
  return useSyncExternalStore(ticker.subscribe, () => formatClock(Math.max(0, until - ticker.at())));
}

/** Anything that is plain (a text, a number, a word) and follows from the moment: drawn again only when it changes. */
export function useTick<T extends string | number | boolean | null>(read: (now: Instant) => T): T {
  return useSyncExternalStore(ticker.subscribe, () => read(ticker.at()));
}

/** A moment for labels such as "today" that only have to be right to the minute. */
export function useMinute(): Instant {
  return useSyncExternalStore(ticker.subscribe, () => Math.floor(ticker.at() / 60_000) * 60_000);
}

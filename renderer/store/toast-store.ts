import { createStore, type StoreApi } from 'zustand/vanilla';
import { second } from '../../shared/time/duration.ts';
import type { Clock } from './clock.ts';

export type Toast = {
  readonly id: number;
  readonly level: 'info' | 'error';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
};

export type ToastState = {
  readonly toasts: readonly Toast[];
  /** Returns its id, to close it by. */
  readonly show: (toast: Omit<Toast, 'id'>) => number;
  readonly close: (id: number) => void;
};

const atOnce = 3;

/** Short answers to what the person just did. Those that can be acted on stay longer; errors stay until closed. */
export function createToastStore(clock: Pick<Clock, 'after'>): StoreApi<ToastState> {
  let newest = 0;
  return createStore<ToastState>((set, get) => ({
    toasts: [],
    show: (toast) => {
      newest += 1;
      const id = newest;
      set(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-atOnce) }));
      if (toast.level === 'info') clock.after(toast.action === null ? 5 * second : 12 * second, () => get().close(id));
      return id;
    },
    close: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  }));
}

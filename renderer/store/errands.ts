import type { StoreApi } from 'zustand/vanilla';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { OutboxItem, OutboxView } from '../../shared/model/outbox.ts';
import { isTrouble } from './ask.ts';
import type { ToastState } from './toast-store.ts';

export type ErrandsOptions = {
  readonly toasts: StoreApi<ToastState>;
  readonly undo: (id: string) => Promise<Outcome>;
  /** Shows the outbox. */
  readonly open: () => void;
  /** What was typed did not arrive: it is kept as a draft. */
  readonly restore: (item: OutboxItem) => void;
};

type Errand = { readonly name: string; toast: number | null; heldBack: boolean };

/** Follows what this window sent off until it has ended, and says how: at first that it can be taken back, at last what PagerDuty said. */
export function createErrands({ toasts, undo, open, restore }: ErrandsOptions) {
  const errands = new Map<string, Errand>();
  const { show, close } = toasts.getState();

  function put(errand: Errand): void {
    if (errand.toast !== null) close(errand.toast);
    errand.toast = null;
  }
  function offerUndo(id: string, errand: Errand, text: string): void {
    put(errand);
    const run = async () => {
      const outcome = await undo(id);
      if (outcome.result !== 'done') show({ level: isTrouble(outcome.result) ? 'error' : 'info', text: outcome.message, action: null });
    };
    errand.toast = show({ level: 'info', text, action: { label: 'Undo', run: () => void run() } });
  }
  function end(item: OutboxItem, errand: Errand): void {
    errands.delete(item.id);
    put(errand);
    const failed = item.state === 'refused' || item.state === 'expired';
    if (failed) restore(item);
    show({ level: failed ? 'error' : 'info', text: `${errand.name}: ${item.message}`, action: null });
  }

  return {
    /** `name` is what it is called in a message, such as "Resolve: Checkout is down". */
    follow(item: OutboxItem, name: string): void {
      const errand: Errand = { name, toast: null, heldBack: false };
      errands.set(item.id, errand);
      if (item.heldUntil !== null) offerUndo(item.id, errand, `${name}: it is sent in 5 s.`);
    },
    take({ pending, ended, hold }: OutboxView): void {
      for (const item of ended) {
        const errand = errands.get(item.id);
        if (errand !== undefined) end(item, errand);
      }
      for (const item of pending) {
        const errand = errands.get(item.id);
        if (errand === undefined) continue;
        if (item.state === 'asking') {
          errands.delete(item.id);
          put(errand);
          show({ level: 'info', text: `${errand.name}: ${item.message}`, action: { label: 'Answer', run: open } });
        } else if (item.state !== 'queued') put(errand);
        else if (hold !== null && !errand.heldBack) {
          errand.heldBack = true;
          offerUndo(item.id, errand, `${errand.name}: waiting. ${hold.message}`);
        }
      }
    },
  };
}

import type { MessageStore } from '../../electron/services/ports/message-store.ts';
import { isOpenMessage, type Message, type MessageUpdate, type UpdateForm } from '../../shared/model/message.ts';

export type MemoryMessageStore = MessageStore & { /** Every write fails while this is set. */ full: boolean; readonly rows: ReadonlyMap<string, Message>; readonly updates: ReadonlyMap<string, MessageUpdate> };

/** Keeps texts for as long as the object lives: give it to a second desk to play a restart. */
export function createMemoryMessageStore(): MemoryMessageStore {
  const rows = new Map<string, Message>();
  const updates = new Map<string, MessageUpdate>();
  const forms = new Map<string, UpdateForm>();
  const write = () => {
    if (store.full) throw new Error('database or disk is full');
  };
  const store: MemoryMessageStore = {
    full: false, rows, updates,
    open: () => [...rows.values()].filter(isOpenMessage),
    ofIncident: (id) => [...rows.values()].filter(({ incidentId }) => incidentId === id),
    update: (id) => updates.get(id) ?? null,
    unlogged: () => [...updates.values()].filter(({ loggedAt }) => loggedAt === null),
    save: (messages, said = []) => {
      write();
      for (const message of messages) rows.set(message.id, message);
      for (const update of said) updates.set(update.id, update);
    },
    forget: (before) => {
      const old = [...rows.values()].filter(({ endedAt }) => endedAt !== null && endedAt < before);
      for (const { id } of old) rows.delete(id);
      return old.length;
    },
    form: (id) => forms.get(id) ?? null,
    saveForm: (id, form) => {
      write();
      if (form === null) forms.delete(id);
      else forms.set(id, form);
    },
  };
  return store;
}

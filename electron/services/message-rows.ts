import { recoverMessage } from '../../shared/domain/message-state.ts';
import { isOpenMessage, type Message, type MessageUpdate } from '../../shared/model/message.ts';
import { elapsedDay, second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { MessageStore } from './ports/message-store.ts';

const keepOnDisk: Milliseconds = 90 * elapsedDay;
/** What the disk refused is tried again. */
const retry: Milliseconds = 30 * second;

export type MessageRowsOptions = {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly store: MessageStore;
  readonly changed: (message: Message, before: Message | null) => void;
  readonly report: (error: unknown) => void;
};

/** The texts, in memory and on disk. Memory is never behind the disk; the disk can be behind while it refuses to be written. */
export function createMessageRows({ clock, store, changed, report }: MessageRowsOptions) {
  /** What is not over, and what is over but not on disk yet; in the order in which it was asked for. */
  const rows = new Map<string, Message>();
  const unsavedUpdates = new Map<string, MessageUpdate>();
  let behind = false;
  let disarm: Disarm = () => {};

  /** All that is open is written each time: there is little of it, and a file that was replaced gets it back. */
  function save(added: readonly Message[], update?: MessageUpdate): void {
    const all = new Map([...rows, ...added.map((message) => [message.id, message] as const)]);
    store.save([...all.values()], [...unsavedUpdates.values(), ...(update === undefined ? [] : [update])]);
    unsavedUpdates.clear();
    behind = false;
  }
  function hold(message: Message): void {
    const before = rows.get(message.id) ?? null;
    rows.set(message.id, message);
    if (!behind) letGo();
    try {
      changed(message, before);
    } catch (error) {
      // Whoever is told may break; the text goes its way.
      report(error);
    }
  }
  /** The disk refuses to be written: it is tried again until it takes it. */
  function fallBehind(error: unknown): void {
    if (!behind) report(error);
    behind = true;
    disarm();
    disarm = clock.after(retry, () => {
      if (!behind) return;
      try {
        save([]);
        letGo();
      } catch (again) {
        fallBehind(again);
      }
    });
  }
  function letGo(): void {
    for (const [id, message] of rows) if (!isOpenMessage(message)) rows.delete(id);
  }

  return {
    /** Takes up the rows of the last run. Throws when they cannot be read. */
    load(doubtful: boolean): void {
      for (const row of store.open()) rows.set(row.id, recoverMessage(row, doubtful));
      try {
        save([]);
        store.forget(clock.now() - keepOnDisk);
      } catch (error) {
        fallBehind(error);
      }
    },
    get: (id: string): Message | undefined => rows.get(id),
    /** Those that are not over. */
    open: (): readonly Message[] => [...rows.values()].filter(isOpenMessage),
    ofIncident(incidentId: string): readonly Message[] {
      const all = new Map(store.ofIncident(incidentId).map((message) => [message.id, message]));
      for (const message of rows.values()) if (message.incidentId === incidentId) all.set(message.id, message);
      return [...all.values()];
    },
    /** On disk when it returns; throws when it is not, and then nothing has changed. */
    commit(messages: readonly Message[], update?: MessageUpdate): void {
      save(messages, update);
      messages.forEach(hold);
    },
    /** Never throws: what the disk refuses is written with the next change, or half a minute later. */
    keep(message: Message): void {
      try {
        save([message]);
      } catch (error) {
        fallBehind(error);
      }
      hold(message);
    },
    update: (id: string): MessageUpdate | null => unsavedUpdates.get(id) ?? store.update(id),
    keepUpdate(update: MessageUpdate): void {
      unsavedUpdates.set(update.id, update);
      try {
        save([]);
      } catch (error) {
        fallBehind(error);
      }
    },
    unlogged: (): readonly MessageUpdate[] => store.unlogged(),
    stop: (): void => disarm(),
  };
}

export type MessageRows = ReturnType<typeof createMessageRows>;

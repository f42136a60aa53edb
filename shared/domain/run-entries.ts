import type { WatchEvent } from '../model/event.ts';
import { RunEntrySchema, type RunEntry, type RunEntryKind } from '../model/run-entry.ts';

/** What a person's event says; null for any other event, and for one that cannot be read. */
export function readEntry({ kind, payload }: Pick<WatchEvent, 'kind' | 'payload'>): RunEntry | null {
  const parsed = RunEntrySchema.safeParse({ ...(typeof payload === 'object' ? payload : {}), kind });
  return parsed.success ? parsed.data : null;
}

/** Standing events of one kind with what they say, in the order in which they happened. */
export function entriesOf<K extends RunEntryKind>(standing: readonly WatchEvent[], kind: K): readonly { readonly event: WatchEvent; readonly entry: Extract<RunEntry, { kind: K }> }[] {
  return standing.flatMap((event) => {
    const entry = event.kind === kind ? readEntry(event) : null;
    return entry === null ? [] : [{ event, entry: entry as Extract<RunEntry, { kind: K }> }];
  });
}

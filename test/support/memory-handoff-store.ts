import { summaryOf } from '../../electron/services/handoff-archive.ts';
import type { Archive } from '../../electron/services/ports/archive.ts';
import type { HandoffCursor, HandoffStore, KeptHandoff, LoggedChange } from '../../electron/services/ports/handoff-store.ts';
import { StorageError, type StorageFault } from '../../electron/services/ports/storage-error.ts';
import { handoffWords } from '../../shared/domain/handoff-text.ts';
import type { HandoffVersionWhole } from '../../shared/model/handoff-view.ts';

export type MemoryHandoffStore = HandoffStore & Pick<Archive, 'findHandoffs'> & { /** Every write fails with this while it is set. */ fault: StorageFault | null };

/** Keeps handoffs for as long as the object lives: give it to a second keeper to play a restart. */
export function createMemoryHandoffStore(): MemoryHandoffStore {
  const rows = new Map<string, KeptHandoff>();
  const logs = new Map<string, LoggedChange[]>();
  const versions = new Map<string, HandoffVersionWhole[]>();
  const guard = () => {
    if (store.fault !== null) throw new StorageError(store.fault, `The disk says ${store.fault}.`);
  };
  const logOf = (id: string) => logs.get(id) ?? [];
  const newest = (list: readonly KeptHandoff[]) => list.toSorted((a, b) => b.handoff.changedAt - a.handoff.changedAt || (a.handoff.id < b.handoff.id ? 1 : -1));
  const there = () => [...rows.values()].filter(({ deletedAt }) => deletedAt === null);
  const pastFrom = (before: HandoffCursor | null) => newest(there().filter(({ handoff }) => handoff.status !== 'draft')).map(({ handoff }) => handoff)
    .filter(({ changedAt, id }) => before === null || changedAt < before.changedAt || (changedAt === before.changedAt && id < before.id));
  function keepVersion(id: string, version: Omit<HandoffVersionWhole, 'version'>): number {
    guard();
    const list = versions.get(id) ?? [];
    versions.set(id, [...list, { ...version, version: list.length + 1 }]);
    return list.length + 1;
  }
  const store: MemoryHandoffStore = {
    fault: null,
    drafts: () => newest(there().filter(({ handoff }) => handoff.status === 'draft')),
    past: (before, limit) => pastFrom(before).slice(0, limit).map(summaryOf),
    async findHandoffs({ match, before, limit }) {
      const words = [...match.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word.toLowerCase());
      return pastFrom(before).filter((handoff) => words.every((word) => handoffWords(handoff).toLowerCase().includes(word)))
        .slice(0, limit).map((handoff) => ({ ...summaryOf(handoff), found: handoffWords(handoff).slice(0, 80) }));
    },
    find: (id) => rows.get(id) ?? null,
    before: (until, notId) => there().map(({ handoff }) => handoff).filter(({ status, shiftUntil, id }) => status !== 'draft' && shiftUntil <= until && id !== notId).toSorted((a, b) => b.shiftUntil - a.shiftUntil)[0] ?? null,
    near: (until, within) => there().map(({ handoff }) => handoff).filter(({ shiftUntil }) => Math.abs(shiftUntil - until) <= within).toSorted((a, b) => Math.abs(a.shiftUntil - until) - Math.abs(b.shiftUntil - until)),
    write({ kept, over, log = [], drops = false, version }) {
      guard();
      const { id } = kept.handoff;
      if ((rows.get(id)?.handoff.revision ?? null) !== over) return false;
      rows.set(id, structuredClone(kept));
      const list = logOf(id).map((change): LoggedChange => (drops && change.state === 'undone' ? { ...change, state: 'dropped' } : change));
      for (const change of log) list[change.place - 1] = structuredClone(change);
      logs.set(id, list);
      if (version !== undefined) keepVersion(id, version);
      return true;
    },
    keepVersion,
    versions: (id) => (versions.get(id) ?? []).map(({ content: _content, ...version }) => version).toReversed(),
    version: (id, version) => versions.get(id)?.[version - 1] ?? null,
    burst(id, state) {
      const list = logOf(id).filter((change) => change.state === state);
      const mark = state === 'done' ? list.at(-1) : list[0];
      return list.filter(({ burst }) => burst === mark?.burst);
    },
    end: (id) => ({ place: logOf(id).length, done: logOf(id).findLast(({ state }) => state === 'done') ?? null, undone: logOf(id).find(({ state }) => state === 'undone') ?? null }),
    since: (id, revision) => logOf(id).filter((change) => change.revision > revision),
  };
  return store;
}

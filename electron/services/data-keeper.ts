import { damaged, noBackup, notSaving, syncedFolder } from '../../shared/domain/data-notices.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { syncServiceOf } from '../../shared/domain/synced-folder.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import { isNews } from '../../shared/domain/source-freshness.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { DataVault, Opening, Stores } from './ports/data-vault.ts';
import { isStorageError, StorageError } from './ports/storage-error.ts';
import { createWriteGuard } from './write-guard.ts';

export type DataKeeperOptions = {
  readonly clock: Clock;
  readonly vault: DataVault;
  /** Where the data file lies. */
  readonly path: string;
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  /** How far saving can be trusted. */
  readonly setSource: (state: SourceState) => void;
  /** Facts that were held reached the event log. */
  readonly grew: (added: readonly WatchEvent[]) => void;
  /** IANA name of the person's zone. */
  readonly zone: () => string;
  readonly report: (error: unknown) => void;
};

export type DataKeeper = {
  /** For the services: valid from `start` to `stop`, whatever happens to the file. */
  readonly stores: Stores;
  /** Opens the data. Rejects only when a newer version wrote it; otherwise the watch can begin. */
  readonly start: () => Promise<void>;
  /** Reads the whole file and repairs it when it is damaged; for when the window is there. */
  readonly check: () => Promise<void>;
  /** The file had to be repaired, so what a backup says of writes that were under way may be old. */
  readonly wasRepaired: () => boolean;
  readonly stop: () => Promise<void>;
};

const firstBackup: Milliseconds = 5 * minute;
const betweenBackups: Milliseconds = 15 * minute;
/** A large file is copied less often, so that backups take at most a thousandth of the time. */
const restPerWork = 1000;
const firstRetry: Milliseconds = 5 * second;
const longestRetry: Milliseconds = minute;
/** More than that is not bad luck but a bad disk. */
const repairsAtMost = 2;

/** Keeps the data file open, whole and backed up, and the facts that it cannot take (faults 13, 14, 25). */
export function createDataKeeper({ clock, vault, path, notices, setSource, grew, zone, report }: DataKeeperOptions): DataKeeper {
  let changed = false;
  let unsavedSince: Instant | null = null;
  let retryDelay = firstRetry;
  let disarmRetry: Disarm = () => {};
  let disarmBackup: Disarm = () => {};
  let repairing: Promise<void> | null = null;
  let repairs = 0;
  let wasRepaired = false;
  let stopped = false;
  let told: SourceState | null = null;

  const guard = createWriteGuard({ onHold: hold, onWritten: wrote, onSaved: grew });
  const telling = () => ({ now: clock.now(), zone: zone() });

  function say(condition: SourceState['condition'], reason: string): void {
    const now = clock.now();
    told = { source: 'database', condition, lastGoodAt: condition === 'fresh' ? now : unsavedSince, since: unsavedSince ?? now, reason };
    setSource(told);
  }
  function wrote(): void {
    changed = true;
    vault.written();
    if (told?.condition !== 'fresh') return;
    const next = { ...told, lastGoodAt: clock.now() };
    if (!isNews(told, next)) return;
    told = next;
    setSource(next);
  }
  function record(event: Pick<NewEvent, 'title' | 'body' | 'payload'>): void {
    grew(guard.stores.journal.append([{ occurredAt: clock.now(), kind: 'data.notice', source: 'watchkeeper', ...event }]));
  }

  /** From here on facts wait in memory; said once, and kept up to date with every try. */
  function hold(cause: StorageError): void {
    if (cause.fault === 'corrupt') void repair();
    if (repairing !== null || stopped) return;
    if (unsavedSince !== null) return;
    unsavedSince = clock.now();
    report(cause);
    tellUnsaved(cause);
    disarmRetry();
    disarmRetry = clock.after(retryDelay, () => void retry());
  }
  function tellUnsaved(cause: StorageError): void {
    notices.raise(notSaving(unsavedSince ?? clock.now(), cause.message, guard.held.count(), telling()));
    say('failing', cause.message);
  }
  async function retry(): Promise<void> {
    if (stopped || unsavedSince === null) return;
    try {
      if (!guard.isOnFile()) take(await vault.open());
      guard.flush();
      saved();
    } catch (error) {
      if (!isStorageError(error)) report(error);
      const cause = error instanceof StorageError ? error : new StorageError('failed', String(error));
      if (cause.fault === 'corrupt') await repair();
      if (unsavedSince === null || stopped) return;
      tellUnsaved(cause);
      retryDelay = Math.min(2 * retryDelay, longestRetry);
      disarmRetry = clock.after(retryDelay, () => void retry());
    }
  }
  function saved(): void {
    const since = unsavedSince;
    unsavedSince = null;
    retryDelay = firstRetry;
    disarmRetry();
    notices.clear('data.unsaved');
    say('fresh', '');
    if (since === null) return;
    const lost = guard.held.takeDropped();
    const rest = lost === 0 ? 'Nothing was lost.' : `${lost} of the oldest facts did not fit into memory and are lost.`;
    record({ title: 'Saving again', body: `What happened in the meantime was kept in memory and is on disk now. ${rest}`, payload: { since, lost } });
  }

  /** The services write to this file from now on. */
  function take(opening: Opening): void {
    guard.useFile(opening.stores);
    if (opening.migratedFrom !== null) record({ title: 'The data file was brought to a new format', body: 'A copy of the old one lies with the backups.', payload: { from: opening.migratedFrom } });
    // What waits to be carried over was left by a run that ended before it could act on the repair.
    wasRepaired ||= opening.repair !== null || opening.salvageWaits;
    if (opening.repair !== null) notices.raise(damaged({ ...opening.repair, salvage: null }, telling()));
    if (opening.salvageWaits) void carryOver().catch(report);
  }
  async function carryOver(): Promise<void> {
    const salvage = await vault.salvage();
    if (salvage === null || stopped) return;
    const notice = damaged({ ...salvage, salvage }, telling());
    notices.raise(notice);
    record({ title: 'What the damaged file still held', body: notice.detail, payload: salvage });
  }
  /** What the watch begins with is read once before it does: what is broken shows while it can still be replaced. */
  function readThrough(): void {
    const { checks, situations, pagerDuty, outbox, meta } = guard.stores;
    const now = clock.now();
    for (const read of [checks.list, checks.states, situations.shownAlerts, situations.silences, situations.heldAlerts, situations.storms, pagerDuty.openIncidents]) read();
    situations.load(now);
    outbox.load(now);
    meta.get('watch.seenAt');
  }
  async function standIn(error: unknown): Promise<void> {
    if (isStorageError(error, 'newer')) throw error;
    const cause = error instanceof StorageError ? error : new StorageError('failed', reasonOf(error));
    guard.useMemory(vault.standIn(), cause);
    hold(cause);
  }
  async function replace(): Promise<void> {
    repairs += 1;
    guard.suspend();
    try {
      if (repairs > repairsAtMost) throw new StorageError('failed', 'The data file was damaged again and again. The disk may be failing.');
      take(await vault.repair());
      guard.flush();
      if (unsavedSince !== null) saved();
    } catch (error) {
      report(error);
      repairing = null;
      await standIn(error);
    }
  }
  function repair(): Promise<void> {
    repairing ??= replace().finally(() => (repairing = null));
    return repairing;
  }

  function planBackup(delay: Milliseconds): void {
    disarmBackup();
    disarmBackup = clock.after(delay, () => void backUp());
  }
  async function backUp(): Promise<void> {
    const began = clock.monotonic();
    if (changed && guard.isOnFile()) {
      changed = false;
      try {
        await vault.backUp();
        notices.clear('data.backup');
      } catch (error) {
        changed = true;
        // It was given up because the watch ends.
        if (stopped) return;
        report(error);
        if (isStorageError(error, 'corrupt')) await check();
        else notices.raise(noBackup(reasonOf(error)));
      }
    }
    if (!stopped) planBackup(Math.max(betweenBackups, restPerWork * (clock.monotonic() - began)));
  }
  async function check(): Promise<void> {
    if (!guard.isOnFile()) return;
    const findings = await vault.quickCheck().catch((error: unknown) => {
      if (stopped) return [];
      throw error;
    });
    if (findings.length === 0 || stopped) return;
    report(new StorageError('corrupt', findings.join('; ')));
    await repair();
  }

  return {
    stores: guard.stores,
    async start() {
      try {
        take(await vault.open());
        readThrough();
      } catch (error) {
        report(error);
        const isOpen = guard.isOnFile() || repairing !== null;
        if (isOpen && isStorageError(error, 'corrupt')) await repair();
        else await standIn(error);
      }
      if (guard.isOnFile() && unsavedSince === null) say('fresh', '');
      const service = syncServiceOf(path);
      if (service !== null) notices.raise(syncedFolder(service, path));
      planBackup(firstBackup);
    },
    check,
    wasRepaired: () => wasRepaired,
    async stop() {
      await repairing;
      try {
        guard.flush();
      } catch (error) {
        report(error);
      }
      stopped = true;
      disarmRetry();
      disarmBackup();
      await vault.close();
    },
  };
}

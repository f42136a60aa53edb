import { inheritMerged, inheritSplit } from '../../shared/domain/alert-inherit.ts';
import type { SituationChange } from '../../shared/domain/situation-merge.ts';
import type { AlertEntries, Entry } from './alert-entries.ts';
import type { HeldAlerts } from './held-alerts.ts';
import type { Notifier } from './ports/notifier.ts';

export type AlertChangesOptions = { readonly entries: AlertEntries; readonly held: Pick<HeldAlerts, 'letGo'>; readonly notifier: Pick<Notifier, 'withdraw'> };

/** Takes a change of the situations into what is known of their alerts: what was told of two that are one now, or of one that is two, stays told. Returns whom it concerns. */
export function createAlertChanges({ entries, held, notifier }: AlertChangesOptions): (change: SituationChange) => Entry | null {
  return ({ before, after, into, from }) => {
    if (after === null) {
      const gone = before === null ? null : entries.find(before.id);
      const target = into === null ? null : entries.find(into);
      if (gone === null) return null;
      const shown = target?.situation == null ? null : inheritMerged(target.situation, target.shown, gone.shown);
      if (target !== null && shown !== null && shown !== target.shown) entries.setShown(target, shown);
      notifier.withdraw(gone.id);
      held.letGo([gone.id]);
      entries.forget(gone);
      entries.drop(gone, true);
      return target;
    }
    const entry = entries.take(after);
    if (before === null && from !== null && entry.shown === null) {
      const shown = inheritSplit(after, entries.find(from)?.shown ?? null);
      if (shown !== null) entries.setShown(entry, shown);
    }
    if (after.status !== 'triggered') entry.problem = null;
    // What it asked for may be done by this: whoever asks says so again.
    if (after.status !== before?.status) entry.prompt = null;
    return entry;
  };
}

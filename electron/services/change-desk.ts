import { isStruck } from '../../shared/domain/corrected-events.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { ChangeLog } from '../../shared/model/change.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Clock } from './ports/clock.ts';
import type { IncidentStore } from './ports/incident-store.ts';
import type { Journal } from './ports/journal.ts';

type ChangeDeskOptions = { readonly clock: Pick<Clock, 'now'>; readonly journal: Journal; readonly store: Pick<IncidentStore, 'event'>; readonly me: string };

/** Puts on record what was changed in the system: on disk when it answers, and corrected by another entry, never in place (A22). */
export function createChangeDesk({ clock, journal, store, me }: ChangeDeskOptions) {
  return ({ title, occurredAt, corrects, struck, impact, rollback, metric }: ChangeLog): WatchEvent => {
    const now = clock.now();
    if (occurredAt !== null && occurredAt > now) throw new Refusal({ code: 'invalid-input', message: 'It has not happened yet. Plan it under upcoming activities.', fields: { occurredAt: 'Choose a time that has passed.' } });
    const before = corrects === null ? null : store.event(corrects);
    if (corrects !== null && (before?.kind !== 'change.logged' || isStruck(before))) throw new Refusal({ code: 'not-found', message: 'This change is not on record. Nothing was corrected.' });
    const [event] = journal.append([{
      occurredAt: occurredAt ?? before?.occurredAt ?? now, kind: 'change.logged', source: 'person', actor: me, title, body: [rollback === '' ? '' : `Rollback: ${rollback}`, metric === '' ? '' : `Watch: ${metric}`].filter((line) => line !== '').join('\n'),
      payload: { impact, rollback, metric, ...(struck ? { struck } : {}) }, corrects,
    }]);
    if (event === undefined) throw new Refusal({ code: 'unavailable', message: 'The data file takes nothing at the moment. The change is not on record; try again when there is room.' });
    return event;
  };
}

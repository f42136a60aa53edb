import type { z } from 'zod';
import { standingEvents } from '../../shared/domain/corrected-events.ts';
import { currentSeverity } from '../../shared/domain/incident-now.ts';
import { isPersonal, lastUndoable } from '../../shared/domain/incident-timeline.ts';
import { eventLabel } from '../../shared/domain/timeline-words.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { CorrectSchema, SaySchema } from '../../shared/model/incident-page.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';
import type { IncidentBook, Page } from './incident-desk-book.ts';
import type { Clock } from './ports/clock.ts';
import type { IncidentStore } from './ports/incident-store.ts';
import type { Journal } from './ports/journal.ts';

export type IncidentVoiceOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Journal;
  readonly store: Pick<IncidentStore, 'event'>;
  readonly book: IncidentBook;
  readonly situationOf: (incidentId: string) => string | null;
  /** How the timeline calls the person. */
  readonly me: string;
};

const objectOf = (payload: unknown): Readonly<Record<string, unknown>> => (typeof payload === 'object' && payload !== null ? { ...payload } : {});

/** Writes what a person says of an incident, says anew or takes back. Nothing is ever changed: each is one more event (A22). */
export function createIncidentVoice({ clock, journal, store, book, situationOf, me }: IncidentVoiceOptions) {
  function pageOf(id: string): Page {
    const page = book.find(id);
    if (page === null) throw new Refusal({ code: 'not-found', message: 'This incident is not known here. Nothing was written.' });
    return page;
  }
  function write(event: NewEvent): WatchEvent {
    const [written] = journal.append([event]);
    if (written === undefined) {
      throw new Refusal({ code: 'unavailable', message: 'The data file takes nothing at the moment. What you wrote is kept in memory and saved as soon as it can be.' });
    }
    return written;
  }
  function notAhead(at: Instant): Instant {
    if (at > clock.now() + minute) throw new Refusal({ code: 'invalid-input', message: 'That time has not come yet. Nothing was written.', fields: { occurredAt: 'Choose a time that has passed.' } });
    return at;
  }
  function standingOf(page: Page, eventId: number): WatchEvent | null {
    return standingEvents(page.events).find(({ event }) => event.id === eventId)?.event ?? null;
  }
  function strike(event: WatchEvent): void {
    const { id, recordedAt: _recordedAt, externalId: _externalId, ...rest } = event;
    write({ ...rest, actor: me, corrects: id, payload: { ...objectOf(event.payload), struck: true } });
  }

  return {
    /** With an `externalId` it is written once, however often it is said. */
    say({ id, entry, title, body, occurredAt }: z.infer<typeof SaySchema>, externalId: string | null = null): WatchEvent {
      const { incident, run } = pageOf(id);
      const { kind, ...figures } = entry;
      return write({
        occurredAt: notAhead(occurredAt ?? clock.now()), kind, source: incident.source === 'drill' ? 'drill' : 'person', actor: me, incidentId: id, situationId: situationOf(id),
        severity: kind === 'run.severity' && 'severity' in entry ? entry.severity : currentSeverity(run), title, body, payload: Object.keys(figures).length === 0 ? null : figures, externalId,
      });
    },
    correct({ eventId, entry, title, body, occurredAt, struck }: z.infer<typeof CorrectSchema>): WatchEvent {
      const named = store.event(eventId);
      if (named === null || named.incidentId === null || !isPersonal(named)) {
        throw new Refusal({ code: 'not-found', message: 'Only what a person wrote here can be corrected. Nothing was changed.' });
      }
      const page = pageOf(named.incidentId);
      const before = standingOf(page, named.id) ?? standingOf(page, named.corrects ?? named.id);
      if (before === null) throw new Refusal({ code: 'conflict', message: 'This entry was struck out already. Nothing was changed.' });
      const { kind, ...figures } = entry ?? { kind: before.kind, ...objectOf(before.payload) };
      const { id: root, recordedAt: _recordedAt, externalId: _externalId, ...rest } = before;
      const payload = { ...figures, ...(struck ? { struck } : {}) };
      return write({ ...rest, kind, title, body, occurredAt: notAhead(occurredAt), actor: me, corrects: root, payload: Object.keys(payload).length === 0 ? null : payload });
    },
    undo(id: string): Outcome {
      const last = lastUndoable(pageOf(id).events);
      if (last === null) return { result: 'nothing-to-do', message: 'There is nothing to take back.' };
      strike(last);
      return { result: 'done', message: `Taken back: ${eventLabel(last.kind)}: ${last.title}` };
    },
  };
}

import type { NewEvent } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import { second, type Instant } from '../time/duration.ts';
import type { NoteAnswer } from './pagerduty-answers.ts';
import { nameOf } from './pagerduty-incident.ts';

/** What makes two tellings of a note one: the author, the text, and the time to two seconds. (behaviour 4.3) */
export type NoteKey = { readonly author: string | null; readonly text: string; readonly at: Instant };

const apart = 2 * second;

/** Whether both tell the same note. */
export function isSameNote(a: NoteKey, b: NoteKey): boolean {
  return a.author === b.author && a.text.trim() === b.text.trim() && Math.abs(a.at - b.at) <= apart;
}

/** A note of the log, or one that was read by itself, as it stands in the timeline. */
export function noteOfEvent({ actor, body, title, occurredAt }: NewEvent): NoteKey {
  return { author: actor ?? null, text: body === undefined || body === '' ? title : body, at: occurredAt };
}

/**
 * GET notes is the truth: those of its notes that no log entry tells, as events. Each log note answers for one note only, so that the same
 * text written twice stays twice.
 */
export function notesBesideLog(notes: readonly NoteAnswer[], logged: readonly NoteKey[], incident: Pick<Incident, 'id' | 'source' | 'severity'>): readonly NewEvent[] {
  const left = [...logged];
  return notes.flatMap((note): readonly NewEvent[] => {
    const author = note.user === null ? null : nameOf(note.user);
    const place = left.findIndex((key) => isSameNote(key, { author, text: note.content, at: note.created_at }));
    if (place >= 0) {
      left.splice(place, 1);
      return [];
    }
    return [{
      occurredAt: note.created_at, kind: 'incident.log', source: incident.source === 'drill' ? 'drill' : 'pagerduty', actor: author, incidentId: incident.id,
      severity: incident.severity, title: author === null ? 'Note added' : `Note added by ${author}`, body: note.content, payload: note, externalId: `note:${note.id}`,
    }];
  });
}

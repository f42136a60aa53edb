import { LogEntryAnswerSchema, NoteAnswerSchema, type LogEntryAnswer, type NoteAnswer } from '../../shared/domain/pagerduty-answers.ts';
import type { IncidentFacts, Standpoint } from '../../shared/domain/outbox-facts.ts';
import { queue } from '../../shared/domain/outbox-item.ts';
import type { OutboxAction, OutboxItem, Seen } from '../../shared/model/outbox.ts';
import { fakeStart } from './fake-clock.ts';

export const mine = { id: 'UME', name: 'Me' };
export const ann = { id: 'UANN', name: 'Ann' };

export const seen: Seen = { status: 'triggered', assignees: ['UME'], logAt: fakeStart };

export function aRow(action: OutboxAction, over: Partial<OutboxItem> = {}): OutboxItem {
  return { ...queue({ id: 'row', incidentId: 'P1', action, actorId: 'UME', seen, turn: 1, grace: 0 }, fakeStart), ...over };
}

export function facts(over: Partial<IncidentFacts> = {}): IncidentFacts {
  return { status: 'triggered', assignees: [mine], policyId: 'EP1', acknowledgers: [], acknowledgedUntil: null, log: [], notes: [], ...over };
}

export const standpoint = (over: Partial<Standpoint> = {}): Standpoint => ({ userId: 'UME', now: fakeStart, skew: 0, claimed: new Set(), ...over });

export function anEntry(type: string, at: number, by: string | null = ann.id, over: Readonly<Record<string, unknown>> = {}): LogEntryAnswer {
  return LogEntryAnswerSchema.parse({
    id: `${type} ${at} ${by}`, type: `${type}_log_entry`, created_at: new Date(at).toISOString(), summary: `${type} by ${by}`, agent: by === null ? null : { id: by, summary: by }, ...over,
  });
}

export function aNote(content: string, at: number, by: string = mine.id): NoteAnswer {
  return NoteAnswerSchema.parse({ id: `${content} ${at}`, content, created_at: new Date(at).toISOString(), user: { id: by } });
}

import { IncidentAnswerSchema, LogEntryAnswerSchema, OnCallAnswerSchema, type IncidentAnswer, type LogEntryAnswer, type OnCallAnswer } from '../../shared/domain/pagerduty-answers.ts';

/** Answers as the client hands them on, from as little JSON as matters. */
export const incidentAnswer = (fields: object = {}): IncidentAnswer => IncidentAnswerSchema.parse({ id: 'Q1', status: 'triggered', created_at: '2026-03-02T09:00:00Z', ...fields });
export const logEntry = (id: string, type: string, at: string | number, fields: object = {}): LogEntryAnswer =>
  LogEntryAnswerSchema.parse({ id, type: `${type}_log_entry`, created_at: typeof at === 'string' ? at : new Date(at).toISOString(), ...fields });
export const onCallEntry = (fields: object = {}): OnCallAnswer =>
  OnCallAnswerSchema.parse({ user: { id: 'PME' }, escalation_level: 1, escalation_policy: { id: 'EP', summary: 'Lead platform' }, schedule: null, start: null, end: null, ...fields });

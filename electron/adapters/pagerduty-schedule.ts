import { z } from 'zod';
import { OverrideAnswerSchema, OverridesMadeSchema, ScheduleAnswerSchema, ShiftScheduleAnswerSchema, type OverrideAnswer } from '../../shared/domain/pagerduty-answers.ts';
import { nameOf } from '../../shared/domain/pagerduty-incident.ts';
import { fit } from '../../shared/domain/pagerduty-verdict.ts';
import type { ApiFailure, ApiResult } from '../../shared/model/api-result.ts';
import type { ScheduleKind } from '../../shared/model/pagerduty-schedule.ts';
import type { ScheduleReading } from '../services/ports/pagerduty-api.ts';

type Query = readonly (readonly [name: string, value: string])[];
type Read = (path: string, query: Query) => Promise<ApiResult<unknown>>;

/** A schedule of either kind. One that was moved to the newer kind keeps its id, so a refusal is answered with the other kind of question. */
export async function readSchedule(read: Read, id: string, kind: ScheduleKind, window: Query): Promise<ApiResult<ScheduleReading>> {
  const ways = { layers: () => readLayers(read, id, window), shifts: () => readShifts(read, id, window) } as const;
  const first = await ways[kind]();
  if (first.kind !== 'refused' || (first.status !== 400 && first.status !== 404)) return first;
  const second = await ways[kind === 'layers' ? 'shifts' : 'layers']();
  return second.kind === 'ok' ? second : first;
}

async function readLayers(read: Read, id: string, window: Query): Promise<ApiResult<ScheduleReading>> {
  const answer = fit(await read(`/schedules/${encodeURIComponent(id)}`, window), z.looseObject({ schedule: ScheduleAnswerSchema }));
  if (answer.kind !== 'ok') return answer;
  const { schedule } = answer.value;
  const entries = schedule.final_schedule.rendered_schedule_entries.flatMap(({ user, start, end }) => (user === null ? [] : [{ userId: user.id, name: nameOf(user), from: start, to: end }]));
  return { kind: 'ok', value: { id, name: nameOf(schedule), url: schedule.html_url, entries: entries.toSorted((a, b) => a.from - b.from) } };
}

async function readShifts(read: Read, id: string, window: Query): Promise<ApiResult<ScheduleReading>> {
  const answer = fit(await read(`/v3/schedules/${encodeURIComponent(id)}`, [...window, ['include[]', 'final_schedule']]), z.looseObject({ schedule: ShiftScheduleAnswerSchema }));
  if (answer.kind !== 'ok') return answer;
  const { schedule } = answer.value;
  const duties = schedule.final_schedule.computed_shift_assignments.flatMap(({ member: { type, user_id: userId }, start_time: from, end_time: to }) => (userId === null || type === 'empty_member' ? [] : [{ userId, from, to }]));
  const names = await namesOf(read, [...new Set(duties.map(({ userId }) => userId))]);
  const entries = duties.map((duty) => ({ ...duty, name: names.get(duty.userId) ?? null }));
  return { kind: 'ok', value: { id, name: nameOf(schedule), url: schedule.html_url, entries: entries.toSorted((a, b) => a.from - b.from) } };
}

/** People are named one by one there. Who cannot be read has no name; nobody is worth failing for. */
async function namesOf(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of ids.slice(0, 25)) {
    const answer = fit(await read(`/users/${encodeURIComponent(id)}`, []), z.looseObject({ user: z.looseObject({ name: z.string() }) }));
    if (answer.kind === 'ok') names.set(id, answer.value.user.name);
  }
  return names;
}

/** What became of one override that was asked for. Each member has a status of its own, and a refusal can hide inside a 201 (behaviour 2.6). */
export function madeOverride(result: ApiResult<unknown>): ApiResult<OverrideAnswer> {
  const answer = fit(result, OverridesMadeSchema);
  if (answer.kind !== 'ok') return answer;
  const [member] = answer.value;
  if (member === undefined) return { kind: 'bad-answer', status: 201, detail: 'it names no override', mayHaveHappened: true };
  const errors = wordsOf(member.errors);
  if ((member.status ?? 201) >= 400 || errors.length > 0) return hidden(member.status ?? 400, errors);
  return fit({ kind: 'ok', value: member.override }, OverrideAnswerSchema);
}

function hidden(status: number, errors: readonly string[]): ApiFailure {
  return { kind: 'refused', status, code: null, message: errors.join(': ').slice(0, 500) || `status ${status} without a reason` };
}

function wordsOf(errors: unknown): readonly string[] {
  return (Array.isArray(errors) ? errors : [errors]).filter((word): word is string => typeof word === 'string' && word.trim() !== '').map((word) => word.trim());
}

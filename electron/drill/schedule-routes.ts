import type { Instant } from '../../shared/time/duration.ts';
import { finalDuties } from './duty-roster.ts';
import { invalid, isAnswer, isRecord, ok, type Answer } from './exchange.ts';
import { paged, spanIn } from './paging.ts';
import type { Request, Scene } from './scene.ts';
import type { DrillSchedule } from './world.ts';

export function listSchedules({ world, wire }: Scene, { query }: Request): Answer {
  const text = (query.get('query') ?? '').toLowerCase();
  return paged(query, 'schedules', [...world.schedules.values()].filter((schedule) => schedule.isShiftBased !== true && schedule.name.toLowerCase().includes(text)), wire.schedule);
}

/** Only those of the newer kind, as references. */
export function listShiftSchedules({ world, wire }: Scene, { query }: Request): Answer {
  const text = (query.get('query') ?? '').toLowerCase();
  return paged(query, 'schedules', [...world.schedules.values()].filter((schedule) => schedule.isShiftBased === true && schedule.name.toLowerCase().includes(text)), ({ id }) => wire.scheduleReference(id));
}

/** People by id alone; where nobody is, an entry says so. One that was not moved to the newer kind is refused. */
export function showShiftSchedule({ world, wire }: Scene, { id, query }: Request): Answer | null {
  const schedule = world.schedules.get(id);
  if (schedule === undefined) return null;
  if (schedule.isShiftBased !== true) return invalid('Schedule is layer-based');
  const span = query.has('since') && query.has('until') ? spanIn(query, { since: 0, until: 0 }) : null;
  if (isAnswer(span)) return span;
  const wanted = span !== null && query.getAll('include[]').includes('final_schedule');
  return ok({ schedule: { ...wire.schedule(schedule), rotations: [], ...(wanted && span !== null ? { final_schedule: wire.finalShifts(finalDuties(schedule, span.since, span.until)) } : {}) } });
}

/** Entries are rendered only for a span that was asked for. */
export function showSchedule({ world, wire }: Scene, { id, query }: Request): Answer | null {
  const schedule = world.schedules.get(id);
  if (schedule === undefined) return null;
  if (schedule.isShiftBased === true) return invalid('Schedule is shift-based');
  const span = query.has('since') && query.has('until') ? spanIn(query, { since: 0, until: 0 }) : null;
  if (isAnswer(span)) return span;
  const rendered = (name: string, duties: (since: Instant, until: Instant) => readonly { readonly userId: string; readonly start: Instant; readonly end: Instant }[]) => ({
    name, rendered_schedule_entries: span === null ? [] : duties(span.since, span.until).map(wire.duty), rendered_coverage_percentage: null,
  });
  return ok({
    schedule: {
      ...wire.schedule(schedule), schedule_layers: [],
      final_schedule: rendered('Final Schedule', (since, until) => finalDuties(schedule, since, until)),
      overrides_subschedule: rendered('Overrides', (since, until) => schedule.overrides.filter((each) => each.end > since && each.start <= until)),
    },
  });
}

export function listOverrides({ world, wire }: Scene, { id, query }: Request): Answer | null {
  const schedule = world.schedules.get(id);
  if (schedule === undefined) return null;
  if (!query.has('since') || !query.has('until')) return invalid('since and until must be given');
  const span = spanIn(query, { since: 0, until: 0 });
  if (isAnswer(span)) return span;
  return ok({ overrides: schedule.overrides.filter((each) => each.end > span.since && each.start <= span.until).map(wire.override) });
}

/** Answers 201 as a whole; each member has a status of its own, and a 400 can hide among them. */
export function addOverrides(scene: Scene, { id, body }: Request): Answer | null {
  const schedule = scene.world.schedules.get(id);
  if (schedule === undefined) return null;
  const wanted = isRecord(body) ? body['overrides'] : undefined;
  if (!Array.isArray(wanted) || wanted.length === 0) return invalid('Overrides must be a list');
  return { status: 201, body: (wanted as unknown[]).map((each) => addOverride(scene, schedule, each)) };
}

function addOverride({ world, wire }: Scene, schedule: DrillSchedule, wanted: unknown) {
  const fields = isRecord(wanted) ? wanted : {};
  const time = (name: string) => (typeof fields[name] === 'string' ? Date.parse(fields[name]) : NaN);
  const [start, end] = [time('start'), time('end')];
  const userId = isRecord(fields['user']) ? fields['user']['id'] : undefined;
  const errors = [
    ...(start < end ? [] : ['Override must end after its start']),
    ...(typeof userId === 'string' && world.people.has(userId) ? [] : ['User Not Found']),
  ];
  if (errors.length > 0 || typeof userId !== 'string') return { status: 400, errors, override: fields };
  const override = { id: world.nextId('O'), userId, start, end };
  schedule.overrides = [...schedule.overrides, override];
  return { status: 201, override: wire.override(override) };
}

/** One that has begun is cut short (200); one in the future goes altogether (204). */
export function removeOverride({ world, clock }: Scene, { id, secondId }: Request): Answer | null {
  const schedule = world.schedules.get(id);
  const override = schedule?.overrides.find((each) => each.id === secondId);
  if (schedule === undefined || override === undefined) return null;
  const now = clock.now();
  if (override.end <= now) return invalid('Override is in the past');
  const others = schedule.overrides.filter((each) => each !== override);
  const begun = override.start <= now;
  schedule.overrides = begun ? [...others, { ...override, end: now }] : others;
  return { status: begun ? 200 : 204, body: undefined };
}

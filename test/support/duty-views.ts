import { breakBlockers } from '../../shared/domain/break-blockers.ts';
import { planBreak, type BreakFacts } from '../../shared/domain/break-plan.ts';
import { assessDuty, type DutyFacts } from '../../shared/domain/duty-limits.ts';
import { lastRest, mergePieces } from '../../shared/domain/duty-pieces.ts';
import { averageWeek, profileWords } from '../../shared/domain/rest-profile.ts';
import { rollingWeek } from '../../shared/domain/duty-week.ts';
import { nightPage, shiftLoad } from '../../shared/domain/night-page.ts';
import { dutyForecast, forecastInputs } from '../../shared/domain/duty-words.ts';
import type { BreakView, DutyView } from '../../shared/model/duty-view.ts';
import type { Absence, DutyInterval } from '../../shared/model/duty.ts';
import type { RestProfile } from '../../shared/model/rest-profile.ts';
import { runbookBreaks } from '../../shared/policy/break-policy.ts';
import { runbookDutyLimits } from '../../shared/policy/duty-policy.ts';
import { hour, minute, type Instant } from '../../shared/time/duration.ts';

/** Hours from so many hours ago until so many hours ago; null: they go on. */
export function worked(now: Instant, from: number, to: number | null, source: DutyInterval['source'] = 'declared'): DutyInterval {
  return { id: `${source}-${from}`, source, note: '', from: now - from * hour, to: to === null ? null : now - to * hour };
}

/** What main would say of these hours at this moment. */
export function dutyView(now: Instant, facts: DutyFacts, questions: readonly Absence[] = [], zone = 'UTC', profile: RestProfile = 'policy'): DutyView {
  const status = assessDuty(facts, runbookDutyLimits, now);
  const pieces = mergePieces(facts.intervals, now);
  const recent = pieces.filter(({ to }) => to > now - rollingWeek);
  const entries = facts.intervals.map((one) => ({ ...one, incidentId: one.source === 'incident' ? one.id : null }));
  return {
    second: null, night: nightPage(entries, status, zone, now), load: shiftLoad(entries, now),
    status, questions, asOf: now, declaredSince: facts.intervals.find(({ source, to }) => source === 'declared' && to === null)?.from ?? null,
    forecast: dutyForecast(status, runbookDutyLimits, zone, now), inputs: forecastInputs(status, zone, now), recent,
    rules: profileWords(profile, runbookDutyLimits), average: averageWeek(pieces, profile, now),
    lastRest: lastRest(pieces, status.working, runbookDutyLimits.breakUpToMinutes * minute, now),
  };
}

/** What main would say of breaks when an incident has been worked on for so many hours. */
export function breakView(now: Instant, engagedHours: number | null, known: Partial<BreakFacts> = {}): BreakView {
  const engaged = engagedHours === null ? [] : [{ from: now - engagedHours * hour, to: null }];
  const plan = planBreak({ startedAt: now - 12 * hour, engaged, away: [], onBreak: null, answers: [], blocked: breakBlockers([], runbookBreaks), ...known }, runbookBreaks, now);
  return { plan, running: known.onBreak ?? null, asOf: now };
}

export const restedDuty = (now: Instant): DutyView => dutyView(now, { intervals: [], emergencies: [] });
export const noBreak = (now: Instant): BreakView => breakView(now, null);

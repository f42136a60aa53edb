import type { CheckState } from '../model/check-state.ts';
import type { Check } from '../model/check.ts';
import type { Incident } from '../model/incident.ts';
import type { Situation, SituationMember } from '../model/situation.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { createBoard, type Board } from './situation-board.ts';
import { foldSituation } from './situation-fold.ts';
import { situationId } from './situation-id.ts';
import { isOpen, isSameMember, memberKey, memberOfCheck, memberOfIncident } from './situation-members.ts';

/** What a source says. `into`: the open situation that a person says it belongs to. `gone`: it is nothing of ours any more (reassigned, merged away, check paused or deleted). */
export type Report =
  | { readonly type: 'incident'; readonly incident: Incident; readonly into?: string }
  | { readonly type: 'check'; readonly check: Check; readonly state: CheckState }
  | { readonly type: 'gone'; readonly kind: SituationMember['kind']; readonly id: string; readonly at: Instant; readonly detail: string };

/** `before` null: new, or a person took it out of the situation `from`. `after` null: it became part of the situation `into`. */
export type SituationChange = {
  readonly before: Situation | null;
  readonly after: Situation | null;
  readonly into: string | null;
  readonly from: string | null;
};

export type Merged = { readonly situations: readonly Situation[]; readonly changes: readonly SituationChange[] };

type Step = { readonly board: Board; readonly at: Instant; readonly now: Instant };

function put({ board, at, now }: Step, home: Situation, member: SituationMember): void {
  const others = home.members.filter(({ kind, id }) => kind !== member.kind || id !== member.id);
  const members = [...others, member].sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
  board.set(foldSituation({ id: home.id, previous: home, members, drill: home.drill, at, now }));
}

function open({ board, at, now }: Step, member: SituationMember, drill: boolean): void {
  const id = situationId(member.kind, member.id, member.openedAt);
  const previous = board.get(id);
  board.set(foldSituation({ id, previous, members: [member], drill, at, now }));
}

/** The failing checks of the incident's service, alone until now, become part of its situation. */
function absorb(step: Step, home: Situation, incident: SituationMember): void {
  for (const lone of step.board.loneChecksNear(incident, home.drill)) {
    // As it stands by now: of two that were taken apart it takes in one.
    const whole = step.board.get(home.id) ?? home;
    if (lone.id === home.id || areApart(lone, whole)) continue;
    step.board.fuse(lone.id, home.id);
    if (lone.apart !== undefined) step.board.set({ ...whole, apart: [...new Set([...(whole.apart ?? []), ...lone.apart])] });
    for (const check of lone.members) put(step, step.board.get(home.id) ?? home, check);
  }
}

function reportIncident(step: Step, incident: Incident, into: string | null): void {
  const { board } = step;
  const member = memberOfIncident(incident);
  const drill = incident.source === 'drill';
  const home = board.homeOf('incident', member.id);
  const known = home?.members.find(({ kind, id }) => kind === 'incident' && id === member.id);
  if (known !== undefined && (member.updatedAt < known.updatedAt || isSameMember(member, known))) return;
  const [attached] = isOpen(member) && home === null ? board.loneChecksNear(member, drill) : [];
  const named = into === null ? null : board.get(into);
  const target = home ?? (named !== null && isOpen(named) && named.drill === drill ? named : attached);
  if (target === undefined && member.gone === true) return;
  if (target === undefined) open(step, member, drill);
  else put(step, target, member);
  const settled = board.homeOf('incident', member.id);
  if (settled !== null && isOpen(member) && (known === undefined || !isOpen(known))) absorb(step, settled, member);
}

/** Said once: what is open already, as down or as flapping, stays as it is until the check is steady or confirmed down (A3). */
function reportFlapping(step: Step, check: Check, state: CheckState): void {
  const { board } = step;
  const home = board.homeOf('check', check.id);
  const known = home?.members.find(({ kind, id }) => kind === 'check' && id === check.id);
  if (known !== undefined && isOpen(known)) return;
  const drill = check.origin === 'demo';
  const member = memberOfCheck(check, state);
  const target = home ?? board.incidentNear(member, drill);
  if (target === null) open(step, member, drill);
  else put(step, target, known === undefined ? member : { ...member, openedAt: Math.min(known.openedAt, member.openedAt) });
}

function reportCheck(step: Step, check: Check, state: CheckState): void {
  const { board } = step;
  const home = board.homeOf('check', check.id);
  const known = home?.members.find(({ kind, id }) => kind === 'check' && id === check.id);
  const drill = check.origin === 'demo';
  if (state.flapping && (state.verdict === 'up' || state.verdict === 'pending')) return reportFlapping(step, check, state);
  if (state.verdict === 'up') {
    if (home !== null && known !== undefined && isOpen(known)) put(step, home, { ...known, status: 'resolved', updatedAt: state.since });
    return;
  }
  // Not confirmed, or we are the ones who cannot see: what was known holds.
  if (state.verdict !== 'down') return;
  if (known !== undefined && isOpen(known) && known.flapping !== true && known.updatedAt === state.since) return;
  const member = memberOfCheck(check, state);
  const target = home ?? board.incidentNear(member, drill);
  if (target === null) open(step, member, drill);
  else put(step, target, known === undefined ? member : { ...member, openedAt: Math.min(known.openedAt, member.openedAt) });
}

function reportGone(step: Step, report: Extract<Report, { type: 'gone' }>): void {
  const home = step.board.homeOf(report.kind, report.id);
  const known = home?.members.find(({ kind, id }) => kind === report.kind && id === report.id);
  if (home === null || known === undefined || !isOpen(known)) return;
  // Its own time stays: should the source speak of it again, that is news.
  put(step, home, { ...known, status: 'resolved', detail: report.detail, gone: true });
}

/** An incident and a failing check of its service that began this close together are one outage, unless the policy says otherwise (P4). */
export const defaultJoinWithin: Milliseconds = 10 * minute;

/** Whether a person took them apart. */
function areApart(one: Situation, other: Situation): boolean {
  const parted = (from: Situation, to: Situation) => from.apart?.some((key) => to.members.some((member) => memberKey(member) === key)) === true;
  return parted(one, other) || parted(other, one);
}

/**
 * Deduplicates what the sources say into situations (P4, pitfall 5.4). Keys: the PagerDuty incident, whose re-opening is the
 * same situation; one outage of a check. A failing check and an incident of its service that began within the board's reach of
 * each other are one, unless a person took them apart. Idempotent on (source, id, updatedAt). Ids stay for as long as a
 * situation lives. The board keeps its indexes, so a report costs the same however many situations are open.
 */
export function takeReports(board: Board, reports: readonly Report[], now: Instant): readonly SituationChange[] {
  for (const report of reports) {
    if (report.type === 'incident') {
      const { incident, into = null } = report;
      reportIncident({ board, now, at: incident.resolvedAt ?? incident.updatedAt }, incident, into);
    } else if (report.type === 'check') {
      reportCheck({ board, now, at: report.state.since }, report.check, report.state);
    } else {
      reportGone({ board, now, at: report.at }, report);
    }
  }
  return board.takeChanges();
}

/** The same for a list of situations that nobody keeps on a board. */
export function mergeSituations(situations: readonly Situation[], reports: readonly Report[], now: Instant, joinWithin: Milliseconds = defaultJoinWithin): Merged {
  const board = createBoard(situations, joinWithin);
  const changes = takeReports(board, reports, now);
  return { situations: board.all(), changes };
}

import type { Situation, SituationMember } from '../model/situation.ts';
import type { Milliseconds } from '../time/duration.ts';
import type { SituationChange } from './situation-merge.ts';
import { isOpen, memberKey } from './situation-members.ts';

type Kind = SituationMember['kind'];
/** One that a person runs here for failing checks knows no service: PagerDuty's own still joins them when it comes (P4). */
const hasIncident = (situation: Situation): boolean => situation.members.some(({ kind, serviceId }) => kind === 'incident' && serviceId !== null);
const keyOf = (kind: Kind, id: string): string => memberKey({ kind, id });

/** Situations under work, found by id, by member and by service, so that a batch of thousands costs no searches. */
export function createBoard(initial: readonly Situation[], joinWithin: Milliseconds) {
  let reach = joinWithin;
  const byId = new Map<string, Situation>();
  const homes = new Map<string, string>();
  /** Ids of open situations by service: failing checks alone, and those with an incident of a service. */
  const lone = new Map<string, Set<string>>();
  const incidents = new Map<string, Set<string>>();
  const first = new Map<string, Situation | null>();
  const fused = new Map<string, string>();
  const parted = new Map<string, string>();

  function place(services: Map<string, Set<string>>, serviceId: string, id: string, belongs: boolean): void {
    const ids = services.get(serviceId);
    if (!belongs) ids?.delete(id);
    else if (ids === undefined) services.set(serviceId, new Set([id]));
    else ids.add(id);
  }

  function index(situation: Situation): void {
    for (const member of situation.members) {
      const key = keyOf(member.kind, member.id);
      // A check of an outage that is over belongs to nothing; an incident belongs to its situation for ever.
      if (isOpen(situation) || member.kind === 'incident') homes.set(key, situation.id);
      else if (homes.get(key) === situation.id) homes.delete(key);
      if (member.serviceId === null) continue;
      place(lone, member.serviceId, situation.id, isOpen(situation) && !hasIncident(situation));
      place(incidents, member.serviceId, situation.id, isOpen(situation) && hasIncident(situation));
    }
  }
  function unindex(situation: Situation): void {
    for (const member of situation.members) {
      const key = keyOf(member.kind, member.id);
      if (homes.get(key) === situation.id) homes.delete(key);
      place(lone, member.serviceId ?? '', situation.id, false);
      place(incidents, member.serviceId ?? '', situation.id, false);
    }
  }
  for (const situation of initial) {
    byId.set(situation.id, situation);
    index(situation);
  }

  function openNear(member: SituationMember, drill: boolean, kind: Kind) {
    const found: { readonly situation: Situation; readonly apart: Milliseconds }[] = [];
    const services = kind === 'check' ? lone : incidents;
    for (const id of services.get(member.serviceId ?? '') ?? []) {
      const situation = byId.get(id);
      if (situation === undefined || situation.drill !== drill || situation.apart?.includes(memberKey(member)) === true) continue;
      const near = situation.members
        .filter((other) => other.kind === kind && other.serviceId === member.serviceId && (kind === 'incident' || isOpen(other)))
        .map((other) => Math.abs(other.openedAt - member.openedAt))
        .filter((apart) => apart <= reach);
      if (near.length > 0) found.push({ situation, apart: Math.min(...near) });
    }
    return found;
  }

  return {
    get: (id: string): Situation | null => byId.get(id) ?? null,
    homeOf: (kind: Kind, id: string): Situation | null => byId.get(homes.get(keyOf(kind, id)) ?? '') ?? null,
    /** How close together an incident and a failing check of its service have to begin, from now on. */
    within: (next: Milliseconds): void => void (reach = next),
    /** `from`: a person took it out of that one. */
    set(situation: Situation, from: string | null = null): void {
      const { id } = situation;
      const before = byId.get(id);
      if (!first.has(id)) first.set(id, before ?? null);
      if (before !== undefined) unindex(before);
      if (from !== null) parted.set(id, from);
      fused.delete(id);
      byId.set(id, situation);
      index(situation);
    },
    /** Takes `id` off the board because it became part of `into`. */
    fuse(id: string, into: string): void {
      const situation = byId.get(id);
      if (situation === undefined) return;
      if (!first.has(id)) first.set(id, situation);
      fused.set(id, into);
      byId.delete(id);
      unindex(situation);
    },
    /** Takes off what nobody has to know any more; that is no change. */
    drop(id: string): void {
      const situation = byId.get(id);
      if (situation !== undefined) unindex(situation);
      byId.delete(id);
    },
    /** The open situation whose incident of the same service began nearest to this check. */
    incidentNear(check: SituationMember, drill: boolean): Situation | null {
      const [nearest] = openNear(check, drill, 'incident').sort((a, b) => a.apart - b.apart || (a.situation.id < b.situation.id ? -1 : 1));
      return nearest?.situation ?? null;
    },
    /** Open situations of failing checks alone, of the same service and near in time, oldest first. */
    loneChecksNear(incident: SituationMember, drill: boolean): readonly Situation[] {
      return openNear(incident, drill, 'check')
        .map(({ situation }) => situation)
        .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
    },
    all: (): readonly Situation[] => [...byId.values()],
    /** What has changed since the last time that this was asked. */
    takeChanges(): readonly SituationChange[] {
      const changes: SituationChange[] = [];
      for (const [id, before] of first) {
        const after = byId.get(id) ?? null;
        if (before === null && after === null) continue;
        changes.push({ before, after, into: fused.get(id) ?? null, from: parted.get(id) ?? null });
      }
      for (const part of [first, fused, parted]) part.clear();
      return changes;
    },
  };
}

export type Board = ReturnType<typeof createBoard>;

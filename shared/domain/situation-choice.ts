import type { Situation, SituationMember } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import type { Board } from './situation-board.ts';
import { foldSituation } from './situation-fold.ts';
import { situationId } from './situation-id.ts';
import { isOpen, memberKey } from './situation-members.ts';

/** What a person asks for that cannot be done, in words for them. */
export type Unable = { readonly problem: string };
/** `into`: where everything is now. `before`: what stood on the board, for `undoChoice`; `made`: ids that did not. */
export type Chosen = { readonly into: string; readonly before: readonly Situation[]; readonly made: readonly string[] };

const inOrder = (a: SituationMember, b: SituationMember): number => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1);
const hasIncident = (situation: Situation): boolean => situation.members.some(({ kind }) => kind === 'incident');

function withApart(situation: Situation, keys: readonly string[]): Situation {
  const { apart: _apart, ...rest } = situation;
  return keys.length === 0 ? rest : { ...rest, apart: [...new Set(keys)] };
}

function put(board: Board, previous: Situation, members: readonly SituationMember[], now: Instant, from: string | null = null): void {
  const sorted = [...members].sort(inOrder);
  board.set(foldSituation({ id: previous.id, previous, members: sorted, drill: previous.drill, at: now, now }), from);
}

/**
 * A person says that these are one outage (P4). The one that an incident speaks for goes on, or else the oldest; it is
 * acknowledged only when all of it was. No rule takes it apart again, and an earlier split of the same members is forgotten.
 */
export function mergeChosen(board: Board, ids: readonly string[], now: Instant): Chosen | Unable {
  const chosen = [...new Set(ids)].map((id) => board.get(id)).filter((situation) => situation !== null);
  if (chosen.length < 2 || chosen.length < new Set(ids).size) return { problem: 'One of them is not on the list any more. Nothing was merged.' };
  if (chosen.some((situation) => !isOpen(situation))) return { problem: 'One of them is resolved already. Nothing was merged.' };
  if (new Set(chosen.map(({ drill }) => drill)).size > 1) return { problem: 'The demo and a real outage stay apart. Nothing was merged.' };
  const [target, ...others] = chosen.sort((a, b) => Number(hasIncident(b)) - Number(hasIncident(a)) || a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
  if (target === undefined) return { problem: 'There is nothing to merge.' };
  const members = chosen.flatMap((situation) => situation.members);
  const keys = new Set(members.map(memberKey));
  const apart = chosen.flatMap((situation) => situation.apart ?? []).filter((key) => !keys.has(key));
  const status = chosen.every((situation) => situation.status === 'acknowledged') ? 'acknowledged' : 'triggered';
  for (const other of others) board.fuse(other.id, target.id);
  put(board, { ...withApart(target, apart), status }, members, now);
  return { into: target.id, before: chosen, made: [] };
}

/** A person says that these members are another outage (P4): no rule brings them together with the rest again while it is open. */
export function splitChosen(board: Board, id: string, memberKeys: readonly string[], now: Instant): Chosen | Unable {
  const situation = board.get(id);
  if (situation === null) return { problem: 'This situation is not on the list any more. Nothing was split.' };
  const parted = situation.members.filter((member) => memberKeys.includes(memberKey(member)));
  const rest = situation.members.filter((member) => !memberKeys.includes(memberKey(member)));
  const [first] = parted;
  if (first === undefined) return { problem: 'This member is not part of it any more. Nothing was split.' };
  if (rest.length === 0) return { problem: 'A situation keeps one member at least. Nothing was split.' };
  const usual = situationId(first.kind, first.id, first.openedAt);
  const made = board.get(usual) === null ? usual : situationId(first.kind, `${first.id}-${Math.round(now).toString(36)}`, first.openedAt);
  const apart = situation.apart ?? [];
  put(board, withApart(situation, [...apart, ...parted.map(memberKey)]), rest, now);
  put(board, { ...withApart(situation, [...apart, ...rest.map(memberKey)]), id: made }, parted, now, id);
  return { into: made, before: [situation], made: [made] };
}

/** Puts every member back where it was, as it is by now; what came since stays where it came. */
export function undoChoice(board: Board, { before, made, into }: Chosen, now: Instant): Unable | null {
  const involved = [...new Set([...before.map(({ id }) => id), ...made])];
  const current = involved.map((id) => board.get(id)).filter((situation) => situation !== null);
  const pool = new Map(current.flatMap(({ id, members }) => members.map((member) => [memberKey(member), { member, home: id }] as const)));
  const [first] = before;
  if (first === undefined || [into, ...made].some((id) => board.get(id) === null)) return { problem: 'They have changed since. Nothing was undone.' };
  const parts = before.map((situation) => ({
    situation,
    members: situation.members.flatMap((member) => {
      const found = pool.get(memberKey(member));
      pool.delete(memberKey(member));
      return found === undefined ? [] : [found.member];
    }),
  }));
  for (const { member, home } of pool.values()) (parts.find(({ situation }) => situation.id === home) ?? parts[0])?.members.push(member);
  for (const id of made) board.fuse(id, first.id);
  for (const { situation, members } of parts) {
    if (members.length > 0) put(board, situation, members, now, board.get(situation.id) === null ? into : null);
  }
  return null;
}

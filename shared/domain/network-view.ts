import { networkFailureKinds, type FailureKind } from '../model/probe.ts';

/** What became of asking one witness. `named`: it had to be looked up by name first. */
export type WitnessAnswer = {
  readonly named: boolean;
  /** It must answer with a known text, so its answer proves more than a connection does. */
  readonly proves: boolean;
  /** `other`: something answered in its place. */
  readonly result: 'reached' | 'other' | 'unreached' | 'unnamed';
};

export type NetworkVerdict = 'online' | 'offline' | 'unsure';
/** `captive`: something else answers for everybody (a login page). `names`: the network works, looking up names does not. */
export type NetworkTrouble = 'none' | 'no-network' | 'captive' | 'names';
export type NetworkView = { readonly verdict: NetworkVerdict; readonly trouble: NetworkTrouble };

export const unsureView: NetworkView = { verdict: 'unsure', trouble: 'none' };

/** One round of witnesses (A4, 5.6). Nobody asked: unsure. One that is reached is enough: a witness can fail by itself. */
export function assessWitnesses(answers: readonly WitnessAnswer[]): NetworkView {
  if (answers.length === 0) return unsureView;
  const reached = answers.filter(({ result }) => result === 'reached');
  const proven = reached.some(({ proves }) => proves);
  if (!proven && answers.some(({ result }) => result === 'other')) return { verdict: 'offline', trouble: 'captive' };
  if (reached.length === 0) return { verdict: 'offline', trouble: 'no-network' };
  const named = answers.filter((answer) => answer.named);
  const nameless = named.length > 0 && named.every(({ result }) => result === 'unnamed');
  return { verdict: 'online', trouble: nameless ? 'names' : 'none' };
}

const none: ReadonlySet<FailureKind> = new Set();
const names: ReadonlySet<FailureKind> = new Set(['dns']);
/** A login page answers with its own status, text, certificate and redirects. */
const captive: ReadonlySet<FailureKind> = new Set([
  ...networkFailureKinds, 'status', 'body', 'json', 'certificate', 'tls', 'redirect', 'protocol', 'too-large', 'answer',
]);

/**
 * The failures that our own network explains. A target on this computer is never excused. `allFailing`: every check that leaves
 * this computer fails, two at least, which without a witness to the contrary is our fault and not theirs.
 */
export function excusedKinds(view: NetworkView, leavesComputer: boolean, allFailing: boolean): ReadonlySet<FailureKind> {
  if (!leavesComputer) return none;
  if (view.verdict === 'unsure') return allFailing ? networkFailureKinds : none;
  switch (view.trouble) {
    case 'none':
      return none;
    case 'no-network':
      return networkFailureKinds;
    case 'captive':
      return captive;
    case 'names':
      return names;
  }
}

/** Whether a failing check is a reason to ask the witnesses: a network could explain it, or everything fails at once. */
export function isSuspicious(kinds: readonly FailureKind[], leavesComputer: boolean, allFailing: boolean): boolean {
  return leavesComputer && kinds.length > 0 && (allFailing || kinds.every((kind) => networkFailureKinds.has(kind)));
}

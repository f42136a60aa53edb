import type { CheckHold } from '../model/check-hold.ts';
import type { CheckReport } from '../model/check-report.ts';
import type { CheckState } from '../model/check-state.ts';
import type { Check } from '../model/check.ts';
import { isLoud } from '../model/severity.ts';
import { second, type Instant, type Milliseconds } from '../time/duration.ts';

type Known = { readonly check: Check; readonly state: CheckState };

export type HoldFacts = {
  /** Every check that there is, by id. */
  readonly find: (id: string) => Known | undefined;
  /** The maintenance window over this check now. */
  readonly maintenance: (id: string) => { readonly windowId: string; readonly name: string; readonly until: Instant } | null;
  /** What held it when it was looked at before. */
  readonly before: CheckHold | null;
  readonly now: Instant;
};

/** `changesAt`: when time alone changes the answer; null when only another verdict or window does. */
export type HoldAnswer = { readonly hold: CheckHold | null; readonly changesAt: Instant | null };

const none: HoldAnswer = { hold: null, changesAt: null };

/** Something that a person would be told of. */
export const isTellable = ({ verdict, flapping }: CheckState): boolean => verdict === 'down' || flapping;

/** Whether `from` stands on `target`, at however many hops. */
export function dependsOn(from: string, target: string, find: (id: string) => { readonly check: Pick<Check, 'dependsOn'> } | undefined): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of find(id)?.check.dependsOn ?? []) {
      if (next === target) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}

/** What is wrong with what a check is said to depend on, in words; null when nothing is. `others`: every check that there is. */
export function dependencyFault(id: string, wanted: readonly string[], others: readonly Pick<Check, 'id' | 'dependsOn'>[]): string | null {
  const known = new Map(others.map((check) => [check.id, { check }]));
  for (const other of wanted) {
    if (other === id) return 'A check cannot depend on itself.';
    if (!known.has(other)) return `There is no check ${other}.`;
    if (dependsOn(other, id, (each) => known.get(each))) return `${other} depends on this check already: in a ring nobody would be told of anything.`;
  }
  return null;
}

/** How long a check may need to show that it recovered together with what it stands on. */
function graceOf({ rhythm }: Check): Milliseconds {
  return (rhythm.intervalSeconds + Math.max(rhythm.passesToUp, rhythm.failuresToDown) * (rhythm.retrySeconds + rhythm.timeoutSeconds)) * second;
}

/**
 * What keeps a failing check from raising an alert (A5, A7). Alerting is suppressed, never checking; the beginning of an alert,
 * never its end; and one hop is enough, since what stands between is down itself. A check that demands attention at once is not
 * held by one that does not, and checks that depend on each other in a ring hold nobody: somebody has to speak.
 */
export function assessHold({ check, state }: Known, { find, maintenance, before, now }: HoldFacts): HoldAnswer {
  const window = maintenance(check.id);
  if (window !== null) return { hold: { kind: 'maintenance', ...window }, changesAt: null };
  if (state.verdict === 'up' && !state.flapping) return none;
  for (const id of check.dependsOn) {
    const parent = find(id);
    if (parent === undefined || parent.check.paused || id === check.id) continue;
    if (isLoud(check.severity) && !isLoud(parent.check.severity)) continue;
    if (dependsOn(id, check.id, find)) continue;
    const hold: CheckHold = { kind: 'dependency', checkId: id, name: parent.check.name };
    const { verdict, confirmed, since } = parent.state;
    // Pending is decided within moments: until then nobody knows whose outage it is.
    if (verdict === 'down' || verdict === 'pending' || (verdict === 'unknown' && confirmed === 'down')) return { hold, changesAt: null };
    const wasHeld = before?.kind === 'dependency' && before.checkId === id;
    if (wasHeld && verdict === 'up' && now < since + graceOf(check)) return { hold, changesAt: since + graceOf(check) };
  }
  return none;
}

/** What is down because `checkId` is, directly or through others. */
export function consequencesOf(reports: readonly CheckReport[], checkId: string): readonly CheckReport[] {
  const found = new Map<string, CheckReport>();
  const open = [checkId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const report of reports) {
      const { hold, check } = report;
      if (hold?.kind !== 'dependency' || hold.checkId !== id || found.has(check.id) || check.id === checkId) continue;
      found.set(check.id, report);
      open.push(check.id);
    }
  }
  return [...found.values()];
}

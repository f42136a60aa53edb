import { dependencyFault } from '../../shared/domain/check-hold.ts';
import { withHeaders, withoutHeaderValues } from '../../shared/domain/check-headers.ts';
import { newCheckId } from '../../shared/domain/check-identity.ts';
import { describeTarget } from '../../shared/domain/check-target.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Check, CheckDraft } from '../../shared/model/check.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { ProbeResult } from '../../shared/model/probe.ts';
import { second } from '../../shared/time/duration.ts';
import { createHeaderKeeper } from './header-keeper.ts';
import type { CompletedTarget } from './health-poller.ts';
import type { CheckStore } from './ports/check-store.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Prober } from './ports/prober.ts';
import type { SecretStore } from './ports/secret-store.ts';

export type CheckKeeperOptions = {
  readonly clock: Clock;
  readonly store: Pick<CheckStore, 'list' | 'save' | 'remove' | 'restore'>;
  readonly journal: Journal;
  readonly secrets: Pick<SecretStore, 'set' | 'get' | 'remove'>;
  readonly prober: Pick<Prober, 'probe'>;
  /** The list of checks is another one now. */
  readonly onChanged: () => void;
  readonly report: (error: unknown) => void;
};

type Deleted = { readonly check: Check; readonly values: Readonly<Record<string, string>> };

export type CheckKeeper = {
  /** Each throws a Refusal that says what is wrong; nothing is changed then. */
  create(draft: CheckDraft): Check;
  update(id: string, draft: CheckDraft): Check;
  pause(id: string, paused: boolean): Check;
  remove(id: string): Outcome;
  /** Takes back a deletion made in this run. */
  restore(id: string): Check;
  /** Probes once without touching any state. With the id of a saved check, its kept header values stand in for the empty ones. */
  tryOnce(input: CheckDraft & { readonly id: string | null }): Promise<ProbeResult>;
  /** A check's target with its secrets in place, for the poller. */
  complete(check: Check): CompletedTarget;
};

/** Holds the checks that a person defines, and what they may do to those of the policy file. */
export function createCheckKeeper({ clock, store, journal, secrets, prober, onChanged, report }: CheckKeeperOptions): CheckKeeper {
  const headers = createHeaderKeeper(secrets);
  const deleted = new Map<string, Deleted>();

  function find(id: string): Check {
    const check = store.list().find((each) => each.id === id);
    if (check === undefined) throw new Refusal({ code: 'not-found', message: 'There is no such check any more.' });
    return check;
  }
  function editable(id: string): Check {
    const check = find(id);
    if (check.origin === 'policy') {
      throw new Refusal({ code: 'refused', message: `${check.name} comes from the policy file. Change it there and load the file again; here it can only be paused.` });
    }
    return check;
  }
  /** Ids of deleted checks are taken too: their history is still theirs. */
  function isTaken(id: string): boolean {
    if (deleted.has(id) || store.list().some((check) => check.id === id)) return true;
    return store.restore(id) !== null && store.remove(id);
  }

  function record(check: Check, what: string, body = describeTarget(check.target)): void {
    try {
      journal.append([
        { occurredAt: clock.now(), kind: 'check.changed', source: 'person', checkId: check.id, title: `Check ${check.name} ${what}`, body, payload: { change: what } },
      ]);
    } catch (error) {
      report(error);
    }
  }
  function save(check: Check, what: string, body?: string): Check {
    const saved = store.save(check);
    record(saved, what, body);
    onChanged();
    return withoutHeaderValues(saved);
  }

  function refuseBadDependency(id: string, wanted: readonly string[]): void {
    const message = dependencyFault(id, wanted, store.list());
    if (message !== null) throw new Refusal({ code: 'invalid-input', message, fields: { dependsOn: message } });
  }

  function define(id: string, filled: CheckDraft, before: Check | null, what: string): Check {
    const keeping = headers.keep(id, filled.target, before);
    const check: Check = { ...withoutHeaderValues(filled), id, origin: before?.origin ?? 'person', paused: before?.paused ?? false };
    const target = describeTarget(check.target);
    const lost = 'This system has no keyring, so the values of its headers are kept only until Watchkeeper quits.';
    return save(check, what, keeping === 'session' ? `${target}\n${lost}` : target);
  }

  return {
    create(draft) {
      const filled = headers.fill(draft, null);
      const id = newCheckId(draft.name, isTaken);
      refuseBadDependency(id, draft.dependsOn);
      return define(id, filled, null, 'added');
    },
    update(id, draft) {
      const before = editable(id);
      refuseBadDependency(id, draft.dependsOn);
      return define(id, headers.fill(draft, before), before, 'changed');
    },
    pause(id, paused) {
      const check = find(id);
      if (check.paused === paused) return withoutHeaderValues(check);
      return save({ ...check, paused }, paused ? 'paused' : 'started');
    },
    remove(id) {
      const check = editable(id);
      if (!store.remove(id)) return { result: 'nothing-to-do', message: `${check.name} is deleted already.` };
      deleted.set(id, { check, values: headers.take(check) });
      record(check, 'deleted');
      onChanged();
      return { result: 'done', message: `${check.name} is deleted. Its history stays until it is too old.` };
    },
    restore(id) {
      const kept = deleted.get(id);
      const check = kept === undefined ? null : store.restore(id);
      if (kept === undefined || check === null) {
        throw new Refusal({ code: 'not-found', message: 'Only a check that was deleted since the last start can be taken back.' });
      }
      deleted.delete(id);
      headers.keep(id, withHeaders(check, (name, value) => kept.values[name] ?? value).target, null);
      record(check, 'restored');
      onChanged();
      return withoutHeaderValues(check);
    },
    tryOnce({ id, ...draft }) {
      const before = id === null ? null : (store.list().find((check) => check.id === id) ?? null);
      const { target, rhythm } = headers.fill(draft, before);
      return prober.probe({ checkId: id ?? 'try', target, timeout: rhythm.timeoutSeconds * second });
    },
    complete: headers.complete,
  };
}

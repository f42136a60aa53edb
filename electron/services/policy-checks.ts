import { basename } from 'node:path';
import type { Check } from '../../shared/model/check.ts';
import type { PolicyCheck } from '../../shared/policy/policy.ts';
import type { CheckStore } from './ports/check-store.ts';

/** The default policy's checks are suggestions: they belong to the person from the start and wait, paused. */
export function suggestChecks(store: CheckStore, suggestions: readonly PolicyCheck[]): void {
  if (store.list().length > 0) return;
  for (const check of suggestions) store.save({ ...check, origin: 'person', paused: true });
}

/** Checks of the policy file follow it; a pause that a person set stays. */
export function followChecks(store: CheckStore, wanted: readonly PolicyCheck[], file: string): void {
  const known = new Map(store.list().map((check) => [check.id, check]));
  for (const each of wanted) {
    const before = known.get(each.id);
    const check: Check = { ...each, origin: 'policy', definedIn: basename(file), paused: before?.origin === 'policy' ? before.paused : each.paused };
    store.save(check);
  }
  const ids = new Set(wanted.map((check) => check.id));
  for (const check of known.values()) {
    if (check.origin === 'policy' && !ids.has(check.id)) store.remove(check.id);
  }
}

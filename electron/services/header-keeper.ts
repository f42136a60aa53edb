import { headersOf, originOfTarget, withHeaders } from '../../shared/domain/check-headers.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Check, Target } from '../../shared/model/check.ts';
import type { CompletedTarget } from './health-poller.ts';
import type { SecretStore } from './ports/secret-store.ts';

const secretName = (id: string, header: string): string => `check.${id}.header.${header.toLowerCase()}`;

/**
 * Header values are secrets: they stand in the keyring (or, without one, in memory until quit), never in the database and never
 * in the window. An empty value means "the one that is kept".
 */
export function createHeaderKeeper(secrets: Pick<SecretStore, 'set' | 'get' | 'remove'>) {
  /** Asking the keyring for every probe would cost more than the probe. */
  const read = new Map<string, string>();

  function valueOf(id: string, header: string): string | null {
    const name = secretName(id, header);
    const known = read.get(name);
    if (known !== undefined) return known;
    const value = secrets.get(name);
    if (value !== null) read.set(name, value);
    return value;
  }
  function forget(id: string, header: string): void {
    read.delete(secretName(id, header));
    secrets.remove(secretName(id, header));
  }

  return {
    /**
     * Fills the empty values of a draft with those kept for `before`. Throws a Refusal that names the field when there is none,
     * or when the address now belongs to somebody else: whoever moves a check must know its secrets.
     */
    fill<T extends { readonly target: Target }>(draft: T, before: Check | null): T {
      const moved = before !== null && originOfTarget(before.target) !== originOfTarget(draft.target);
      return withHeaders(draft, (header, value) => {
        if (value !== '') return value;
        const kept = before === null || moved ? null : valueOf(before.id, header);
        if (kept !== null) return kept;
        const why = moved ? 'The address belongs to another host now, so the value kept for it is not sent there: enter it again.' : 'Enter a value: none is kept for this header.';
        throw new Refusal({ code: 'invalid-input', message: `Nothing was changed. ${header}: ${why}`, fields: { [`target.headers.${header}`]: why } });
      });
    },
    /** Keeps the values of a filled draft and drops those of headers that are gone. `session`: they are lost when the program quits. */
    keep(id: string, target: Target, before: Check | null): 'lasting' | 'session' {
      let keeping: 'lasting' | 'session' = 'lasting';
      for (const [header, value] of Object.entries(headersOf(target))) {
        if (value !== '' && valueOf(id, header) !== value) {
          if (secrets.set(secretName(id, header), value, 'session') === 'session') keeping = 'session';
          read.set(secretName(id, header), value);
        }
      }
      const names = new Set(Object.keys(headersOf(target)).map((header) => header.toLowerCase()));
      for (const header of Object.keys(before === null ? {} : headersOf(before.target))) if (!names.has(header.toLowerCase())) forget(id, header);
      return keeping;
    },
    /** Takes the values out and hands them over, so that a deletion can be taken back. */
    take({ id, target }: Check): Readonly<Record<string, string>> {
      const taken: Record<string, string> = {};
      for (const header of Object.keys(headersOf(target))) {
        const value = valueOf(id, header);
        if (value !== null) taken[header] = value;
        forget(id, header);
      }
      return taken;
    },
    /** For a probe: a policy file's plain values as they stand, all others from the keyring. */
    complete(check: Check): CompletedTarget {
      const missing: string[] = [];
      const { target } = withHeaders(check, (header, value) => {
        if (value !== '') return value;
        const kept = valueOf(check.id, header);
        if (kept === null) missing.push(header);
        return kept ?? '';
      });
      return missing.length > 0 ? { missing } : { target };
    },
  };
}

export type HeaderKeeper = ReturnType<typeof createHeaderKeeper>;

import type { Connection } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { isStorageError } from '../../services/ports/storage-error.ts';

type Finding = { readonly quick_check: string };

/** Reads every page and says what is wrong; empty when nothing is. */
export function quickCheck(connection: Connection): readonly string[] {
  try {
    const findings = connection.prepare<[], Finding>('PRAGMA quick_check(20)').all().map((row) => row.quick_check);
    return findings.length === 1 && findings[0] === 'ok' ? [] : findings;
  } catch (error) {
    const known = asStorageError(error);
    if (isStorageError(known, 'corrupt')) return [known.message];
    throw known;
  }
}

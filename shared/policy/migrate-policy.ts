import { isScalar, type Document } from 'yaml';
import { reasonOf } from '../domain/reason-of.ts';
import { policyVersion } from './policy.ts';

/** Takes a file of version `from` to the next one, on the document itself: comments, order and places stay. */
export type PolicyMigration = { readonly from: number; readonly apply: (document: Document) => void };

/** Every version there was, and the step out of it. A step that was released never changes. */
export const policyMigrations: readonly PolicyMigration[] = [];

export type Migrating = { readonly ok: true; readonly migrated: boolean } | { readonly ok: false; readonly message: string };

/**
 * Brings a document to the version that this program reads, step by step. One of a newer version, or of one that
 * nobody knows the way from, is refused in words. Whether the version is a number at all is the schema's to say.
 */
export function migratePolicy(document: Document, steps: readonly PolicyMigration[] = policyMigrations): Migrating {
  const node: unknown = document.get('watchkeeper', true);
  const version: unknown = isScalar(node) ? node.value : null;
  if (!isScalar(node) || typeof version !== 'number' || !Number.isInteger(version) || version === policyVersion) return { ok: true, migrated: false };
  if (version > policyVersion) {
    return { ok: false, message: `The file is of version ${version}, and this Watchkeeper reads versions up to ${policyVersion}. Update Watchkeeper, or load a file of an earlier version.` };
  }
  for (let at = version; at < policyVersion; at += 1) {
    const step = steps.find(({ from }) => from === at);
    if (step === undefined) return { ok: false, message: `There has been no version ${at}; this Watchkeeper reads version ${policyVersion}.` };
    try {
      step.apply(document);
    } catch (error) {
      return { ok: false, message: `The file could not be brought from version ${at} to ${at + 1}: ${reasonOf(error)}` };
    }
    node.value = at + 1;
  }
  return { ok: true, migrated: true };
}

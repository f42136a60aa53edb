import { LineCounter, isAlias, isMap, isPair, isScalar, parseDocument, type Document, type Node } from 'yaml';
import { reasonOf } from '../domain/reason-of.ts';
import { faultsOf } from '../model/faults-of.ts';
import { migratePolicy, policyMigrations, type PolicyMigration } from './migrate-policy.ts';
import { policyStyle } from './policy-style.ts';
import { PolicySchema, type PolicyFile } from './policy.ts';

/** How every policy text is parsed. */
export const policyYaml = { prettyErrors: false, uniqueKeys: true, stringKeys: true } as const;

/** One thing that is wrong with a policy file. Lines and columns count from 1. */
export type PolicyFault = { readonly line: number; readonly column: number; readonly path: string; readonly message: string };

/** `text`: as it was read, or brought to the version of today. */
export type PolicyReading = { readonly ok: true; readonly policy: PolicyFile; readonly text: string } | { readonly ok: false; readonly faults: readonly PolicyFault[] };

/**
 * Reads a policy file (YAML, of which JSON is a part). Every fault carries its place in the text.
 * Nothing is guessed: one fault refuses the whole file, and the caller keeps the policy it has.
 * A file of an earlier version is migrated first; places stay those of the text as written.
 */
export function readPolicy(text: string, steps: readonly PolicyMigration[] = policyMigrations): PolicyReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...policyYaml, lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return { ok: false, faults: document.errors.map((error) => ({ ...place(error.pos[0]), path: '', message: error.message })) };
  }
  const migrating = migratePolicy(document, steps);
  if (!migrating.ok) return { ok: false, faults: [{ ...place(offsetOf(document, ['watchkeeper'])), path: 'watchkeeper', message: migrating.message }] };
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return { ok: false, faults: [{ line: 1, column: 1, path: '', message: reasonOf(error) }] };
  }
  const parsed = PolicySchema.safeParse(plain);
  if (parsed.success) return { ok: true, policy: parsed.data, text: migrating.migrated ? document.toString(policyStyle(text)) : text };
  const faults = faultsOf(parsed.error).map(({ path, message }) => ({
    ...place(offsetOf(document, path)),
    path: path.map(String).join('.'),
    message,
  }));
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** Where the deepest existing part of `path` begins: a missing key is reported at its parent. */
export function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else {
      const next = (node as { get?: (key: unknown, keep: boolean) => unknown } | null)?.get?.(step, true);
      if (next === undefined || next === null) break;
      node = next;
      offset = (node as Node).range?.[0] ?? offset;
    }
  }
  return offset;
}

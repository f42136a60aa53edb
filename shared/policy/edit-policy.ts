import { Document, Scalar, YAMLSeq, isCollection, isNode, isScalar, parseDocument } from 'yaml';
import type { PolicyMigration } from './migrate-policy.ts';
import { withEdit, sameData, type PolicyEdit } from './policy-edits.ts';
import { policyStyle } from './policy-style.ts';
import type { PolicyFile } from './policy.ts';
import { policyYaml, readPolicy, type PolicyFault } from './read-policy.ts';

export type PolicyEditing = { readonly ok: true; readonly text: string; readonly policy: PolicyFile } | { readonly ok: false; readonly faults: readonly PolicyFault[] };

/**
 * Changes values in the text of a policy; comments, order and quoting stay. A value that takes the place of another
 * one changes nothing else, to the letter; what adds or removes leaves comments outside of it as they are.
 * Refused with its faults, and nothing is changed, when the result would not be a policy, or when something else
 * would change with it (a value shared by an anchor).
 */
export function editPolicy(text: string, edits: readonly PolicyEdit[], steps?: readonly PolicyMigration[]): PolicyEditing {
  let next = text;
  for (const edit of edits) {
    const edited = editOnce(next, edit);
    if (edited === null) {
      // Broken YAML has faults of its own, with their places.
      const reading = readPolicy(next, steps);
      const path = edit.path.join('.');
      const message = 'This cannot be changed on its own: there is nothing it could be part of, or it is shared with another place by an anchor. Change it in the file.';
      return { ok: false, faults: reading.ok || parseDocument(next, policyYaml).errors.length === 0 ? [{ line: 1, column: 1, path, message }] : reading.faults };
    }
    next = edited;
  }
  const reading = readPolicy(next, steps);
  return reading.ok ? { ok: true, text: next, policy: reading.policy } : reading;
}

/** The first way of writing it down after which the text says exactly what is wanted. */
function editOnce(text: string, edit: PolicyEdit): string | null {
  const wanted = withEdit(dataOf(text), edit);
  if (wanted === undefined) return null;
  for (const write of [replaceScalar, rewrite]) {
    const next = write(text, edit);
    const said = next === null ? undefined : dataOf(next);
    if (said !== undefined && sameData(said, wanted)) return next;
  }
  return null;
}

/** Undefined for what cannot be read. */
function dataOf(text: string): unknown {
  const document = parseDocument(text, policyYaml);
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    return undefined;
  }
}

/** Puts one value in the place of another in the text itself. */
function replaceScalar(text: string, edit: PolicyEdit): string | null {
  if ('remove' in edit || (typeof edit.set === 'object' && edit.set !== null)) return null;
  const node: unknown = parseDocument(text, policyYaml).getIn(edit.path, true);
  if (!isScalar(node) || node.range == null || node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED) return null;
  const [from, to] = node.range;
  const before = text.slice(0, from);
  return `${before}${/[\s[{]$/.test(before) ? '' : ' '}${written(edit.set, node)}${text.slice(to)}`;
}

/** On one line, quoted as the one before it was, and fit to stand between brackets. */
function written(value: string | number | boolean | null, before: Scalar): string {
  const scalar = new Scalar(value);
  if (typeof value === 'string' && (before.type === Scalar.QUOTE_DOUBLE || before.type === Scalar.QUOTE_SINGLE)) scalar.type = before.type;
  const row = new YAMLSeq();
  row.flow = true;
  row.items.push(scalar);
  return new Document(row).toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}

/** Lets the document write itself. */
function rewrite(text: string, edit: PolicyEdit): string | null {
  const document = parseDocument(text, policyYaml);
  try {
    if ('remove' in edit) {
      if (!document.deleteIn(edit.path)) return null;
    } else {
      const node: unknown = document.getIn(edit.path, true);
      const next = document.createNode(edit.set);
      // What stood above the old value is said of its place.
      if (isNode(node)) Object.assign(next, { comment: node.comment, commentBefore: node.commentBefore, spaceBefore: node.spaceBefore });
      if (isCollection(node) && isCollection(next)) next.flow = node.flow === true;
      document.setIn(edit.path, next);
    }
    const rewritten = document.toString(policyStyle(text));
    return text.includes('\r\n') ? rewritten.replaceAll('\n', '\r\n') : rewritten;
  } catch {
    return null;
  }
}

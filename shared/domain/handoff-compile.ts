import { HandoffFieldSchema, type Evidence, type EntryParts, type HandoffContent, type HandoffEntry, type HandoffField } from '../model/handoff.ts';
import { entriesIn, isTouched, withEntries } from './handoff-change.ts';

/** What evidence says for one line of a field. The same evidence has the same key every time. */
export type Finding = { readonly field: HandoffField; readonly evidence: Evidence; readonly parts: EntryParts };

/** The id of the entry that a compile makes of this evidence. */
export function entryIdOf(key: string): string {
  return `compiled:${key}`.slice(0, 200);
}

/**
 * Takes in what evidence says now. Touches `compiled` and `gone` only: what a person wrote, struck or put in order stays as it is, what
 * evidence says no more goes unless a person touched it, and the same findings twice are the same as once (issue E, C26).
 */
export function compileHandoff(content: HandoffContent, findings: readonly Finding[]): HandoffContent {
  let compiled = content;
  for (const field of HandoffFieldSchema.options) {
    const said = firstOfEach(findings.filter((finding) => finding.field === field));
    const was = entriesIn(compiled, field);
    const next = compileField(was, said);
    if (next !== was) compiled = withEntries(compiled, field, next);
  }
  return compiled;
}

function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  const keys = new Set<string>();
  return findings.filter(({ evidence: { key } }) => !keys.has(key) && keys.add(key));
}

/** The entry that stands for some evidence; one that became the person's own because evidence was silent for a while is taken up again. */
function isAbout(entry: HandoffEntry, key: string): boolean {
  return entry.evidence === null ? entry.id === entryIdOf(key) : entry.evidence.key === key;
}

function compileField(was: readonly HandoffEntry[], findings: readonly Finding[]): readonly HandoffEntry[] {
  const byEntry = new Map<HandoffEntry, Finding>();
  const fresh: Finding[] = [];
  const byKey = new Map(was.map((entry) => [entry.evidence === null ? entry.id : entryIdOf(entry.evidence.key), entry]));
  for (const finding of findings) {
    const entry = byKey.get(entryIdOf(finding.evidence.key));
    if (entry === undefined || !isAbout(entry, finding.evidence.key) || byEntry.has(entry)) fresh.push(finding);
    else byEntry.set(entry, finding);
  }
  const kept = was.flatMap((entry): readonly HandoffEntry[] => {
    const finding = byEntry.get(entry);
    if (finding !== undefined) return [{ ...entry, evidence: finding.evidence, compiled: finding.parts, gone: false }];
    if (entry.evidence === null) return [entry];
    return isTouched(entry) ? [entry.gone ? entry : { ...entry, gone: true }] : [];
  });
  let next: readonly HandoffEntry[] = kept;
  const ids = new Set(kept.map(({ id }) => id));
  for (const finding of fresh) {
    const id = entryIdOf(finding.evidence.key);
    // Two kinds of evidence whose long keys begin alike: one entry cannot be both.
    if (ids.has(id)) continue;
    ids.add(id);
    next = place(next, { id, evidence: finding.evidence, compiled: finding.parts, written: {}, seen: {}, struck: false, gone: false }, findings);
  }
  return next;
}

/** After the finding that comes before it, else before the one that comes after it, else last: a person's order stays. */
function place(entries: readonly HandoffEntry[], entry: HandoffEntry, findings: readonly Finding[]): readonly HandoffEntry[] {
  const order = findings.map(({ evidence }) => entryIdOf(evidence.key));
  const own = order.indexOf(entry.id);
  const at = new Map(entries.map(({ id }, index) => [id, index]));
  for (let before = own - 1; before >= 0; before -= 1) {
    const found = at.get(order[before] ?? '');
    if (found !== undefined) return entries.toSpliced(found + 1, 0, entry);
  }
  for (const later of order.slice(own + 1)) {
    const found = at.get(later);
    if (found !== undefined) return entries.toSpliced(found, 0, entry);
  }
  return [...entries, entry];
}

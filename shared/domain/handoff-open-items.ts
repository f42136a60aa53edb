import type { HandoffContent, HandoffEntry, HandoffField } from '../model/handoff.ts';
import type { OpenItem } from '../model/handoff-exchange.ts';
import { partOf } from './handoff-change.ts';
import { isMarkdown } from './handoff-paper.ts';
import { readDocument } from './markdown-document.ts';
import { blocksPlain } from './markdown-plain.ts';
import { isBare } from './markdown-settle.ts';
import { plainLine } from './plain-text.ts';

/** A part as one plain line: what a person wrote is Markdown, what evidence says is plain already. */
function said(entry: HandoffEntry, part: 'title' | 'text' | 'severity' | 'status' | 'nextStep' | 'owner'): string {
  const text = partOf(entry, part);
  return plainLine(isBare(text) || !isMarkdown(entry, part) ? text : blocksPlain(readDocument(text)), 300);
}

/**
 * What is open and goes over to the receiver: every issue, every open incident that is not one of the issues, and issues that were
 * written as prose. The ids are the same for the same handoff, so that lines written for them stay with them.
 */
export function openItems({ entries, prose }: HandoffContent): readonly OpenItem[] {
  const live = (field: HandoffField): readonly HandoffEntry[] => (entries[field] ?? []).filter(({ struck }) => !struck);
  const issues = live('issues');
  const known = new Set(issues.flatMap(({ evidence }) => (evidence === null ? [] : [evidence.key])));
  const titles = issues.map((entry) => said(entry, 'title')).filter((title) => title !== '');
  const isIssue = (entry: HandoffEntry): boolean => {
    if (entry.evidence !== null && known.has(entry.evidence.key)) return true;
    const line = said(entry, 'text');
    return titles.some((title) => line === title || isLineOf(title, line));
  };
  const rest = live('active-incidents').filter((entry) => !isIssue(entry));
  const own = plainLine(prose.issues ?? '', 300);
  return [
    ...issues.map((entry) => item('issues', entry)),
    ...rest.map((entry) => item('active-incidents', entry)),
    ...(own === '' ? [] : [{ id: 'issues/prose', title: 'What else is written under Active Issues', detail: own }]),
  ];
}

/** Markdown names no evidence: `SEV-1 Quotes are down: mitigating since …` is the issue of that very title, and of no shorter one. */
function isLineOf(title: string, line: string): boolean {
  const [tag = '', severity = ''] = /^(\[demo\] )?(SEV-\d|No severity) /.exec(line)?.slice(1) ?? [];
  const start = `${tag}${severity} ${title.slice(title.startsWith(tag) ? tag.length : 0)}`;
  return severity !== '' && line.startsWith(start) && /^: \w+ since /.test(line.slice(start.length));
}

const titleOf = (entry: HandoffEntry): string => said(entry, 'title') || said(entry, 'text');

function item(field: HandoffField, entry: HandoffEntry): OpenItem {
  const title = titleOf(entry) || 'An issue without words';
  const [next, owner] = [said(entry, 'nextStep'), said(entry, 'owner')];
  const how = [said(entry, 'severity'), said(entry, 'status')].filter((part) => part !== '').join(', ');
  return { id: `${field}/${entry.id}`, title, detail: [how, next === '' ? '' : `Next: ${next}`, owner === '' ? '' : `Owner: ${owner}`].filter((part) => part !== '').join('. ') };
}

/** A content in which every entry that says what one of the same place said before has that one's id, so that lines written for it stay with it. */
export function withIdsOf(before: HandoffContent, content: HandoffContent): HandoffContent {
  const entries = Object.entries(content.entries).map(([field, now]) => {
    const known = (before.entries[field as HandoffField] ?? []).map((entry) => ({ id: entry.id, title: titleOf(entry) }));
    return [field, now.map((entry) => {
      const at = known.findIndex(({ title }) => title === titleOf(entry));
      return { ...entry, id: at === -1 ? entry.id : (known.splice(at, 1)[0]?.id ?? entry.id) };
    })];
  });
  return { ...content, entries: Object.fromEntries(entries) };
}

/** Items for which there is no line yet. */
export function unsaidItems(items: readonly OpenItem[], lines: Readonly<Record<string, string>>): readonly OpenItem[] {
  return items.filter(({ id }) => (lines[id] ?? '').trim() === '');
}

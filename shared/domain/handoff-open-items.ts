import type { HandoffContent, HandoffEntry, HandoffField } from '../model/handoff.ts';
import type { OpenItem } from '../model/handoff-exchange.ts';
import { plainLine } from './plain-text.ts';

const said = ({ compiled, written }: HandoffEntry, part: 'title' | 'text' | 'nextStep' | 'owner'): string => plainLine(written[part] ?? compiled[part] ?? '', 300);

/**
 * What is open and goes over to the receiver: every issue, every open incident that is not one of the issues, and issues that were
 * written as prose. The ids are the same for the same handoff, so that lines written for them stay with them.
 */
export function openItems({ entries, prose }: HandoffContent): readonly OpenItem[] {
  const live = (field: HandoffField): readonly HandoffEntry[] => (entries[field] ?? []).filter(({ struck }) => !struck);
  const issues = live('issues');
  const known = new Set(issues.flatMap(({ evidence }) => (evidence === null ? [] : [evidence.key])));
  const titles = new Set(issues.map((entry) => said(entry, 'title')));
  const rest = live('active-incidents').filter((entry) => !(entry.evidence !== null && known.has(entry.evidence.key)) && !titles.has(said(entry, 'text')));
  const own = plainLine(prose.issues ?? '', 300);
  return [
    ...issues.map((entry) => item('issues', entry)),
    ...rest.map((entry) => item('active-incidents', entry)),
    ...(own === '' ? [] : [{ id: 'issues/prose', title: 'What else is written under Active Issues', detail: own }]),
  ];
}

function item(field: HandoffField, entry: HandoffEntry): OpenItem {
  const title = said(entry, 'title') || said(entry, 'text') || 'An issue without words';
  const [next, owner] = [said(entry, 'nextStep'), said(entry, 'owner')];
  return { id: `${field}/${entry.id}`, title, detail: [next === '' ? '' : `Next: ${next}`, owner === '' ? '' : `Owner: ${owner}`].filter((part) => part !== '').join('. ') };
}

/** Items for which there is no line yet. */
export function unsaidItems(items: readonly OpenItem[], lines: Readonly<Record<string, string>>): readonly OpenItem[] {
  return items.filter(({ id }) => (lines[id] ?? '').trim() === '');
}

import type { EntryPart, HandoffField } from '../model/handoff.ts';
import { readDetails, readField } from './handoff-entry-text.ts';
import { readHead } from './handoff-head-text.ts';
import type { HandoffPaper, PaperEntry } from './handoff-paper.ts';
import { changeLabels, issueLabels, noneRecorded, template, templateKey, type TemplateSection } from './handoff-template.ts';
import { labelled } from './markdown-items.ts';
import { tidy } from './markdown-settle.ts';
import { childrenOf, headingDepth, headingWords, isBulletList, readBlocks, type MarkdownNode } from './markdown-tree.ts';

type Parts = Partial<Record<EntryPart, string>>;

/**
 * A handoff from Markdown with the runbook's headings; null when none of them stands in it. Nothing that is written is left out: what
 * has no place in the template goes to the prose of the section that it stands in.
 */
export function readHandoffMarkdown(given: string): HandoffPaper | null {
  const text = tidy(given);
  const read = createReading(text);
  for (const node of readBlocks(text)) read.take(node);
  return read.end();
}

function createReading(text: string) {
  const values: Partial<Record<HandoffField, string>> = {};
  const entries: Partial<Record<HandoffField, PaperEntry[]>> = {};
  const head = new Map<string, string>();
  let section: TemplateSection | null = null;
  let known = false;
  let titled = false;
  /** Under a heading that the template does not have: all of it is text. */
  let foreign = false;
  let field: HandoffField = 'health';
  let parts: Parts | null = null;
  /** The end of what was added last, and where to: what stands together stays together. */
  let open: { readonly to: number; readonly where: string } | null = null;

  function add(where: { readonly parts: Parts } | { readonly field: HandoffField }, from: number, to: number): void {
    const name = 'parts' in where ? 'details' : where.field;
    const was = ('parts' in where ? where.parts.details : values[where.field]) ?? '';
    const line = text.lastIndexOf('\n', from - 1) + 1;
    const begins = text.slice(line, from).trim() === '' ? line : from;
    const gap = open?.where === name && text.slice(open.to, begins).trim() === '' ? text.slice(open.to, begins) : '\n\n';
    const next = was === '' ? text.slice(begins, to) : was + gap + text.slice(begins, to);
    if ('parts' in where) where.parts.details = next;
    else values[where.field] = next;
    open = { to, where: name };
  }
  const addNode = ({ from, to }: MarkdownNode): void => add(parts === null ? { field } : { parts }, from, to);

  function beginSection(node: MarkdownNode): boolean {
    const found = template.find(({ heading }) => templateKey(heading) === templateKey(headingWords(text, node)));
    if (found === undefined) return false;
    [section, known, foreign, parts, open] = [found, true, false, null, null];
    field = found.kind === 'labels' ? found.fields[0]?.[0] ?? field : found.field;
    return true;
  }
  function beginEntry(node: MarkdownNode): boolean {
    if (section?.kind !== 'issues' && section?.kind !== 'changes') return false;
    const words = headingWords(text, node);
    const change = /^(.*?) - (.*)$/.exec(words);
    parts = section.kind === 'issues' ? { title: words.replace(/^Issue \d+(?::\s*|$)/i, '') } : change === null ? { title: words } : { date: change[1] ?? '', title: change[2] ?? '' };
    (entries[section.field] ??= []).push(parts);
    open = null;
    return true;
  }
  function takeHeading(node: MarkdownNode, depth: number): void {
    if (depth === 1 && !titled && !known) {
      titled = true;
      return;
    }
    if (depth === 2 && beginSection(node)) return;
    if (depth <= 2) [foreign, parts] = [true, null];
    if (depth === 3 && !foreign && beginEntry(node)) return;
    addNode(node);
  }

  function labelsHere(): readonly (readonly [string, string])[] {
    if (parts !== null) return section?.kind === 'changes' ? [...changeLabels, ['details', 'Details']] : issueLabels;
    return section?.kind === 'labels' ? section.fields : [];
  }
  function takeList(list: MarkdownNode): void {
    for (const item of childrenOf(list)) {
      const line = labelled(text, item);
      const found = line === null ? undefined : labelsHere().find(([, label]) => templateKey(label) === templateKey(line.label));
      if (line === null || found === undefined) {
        addNode(item);
        continue;
      }
      const bag: Partial<Record<string, string>> = parts ?? values;
      const [key] = found;
      bag[key] = [bag[key] ?? '', line.value].filter((value) => value !== '').join('\n\n');
      if (parts === null) field = key as HandoffField;
      open = null;
    }
  }
  /** Under the title, before the first section. */
  function takeHead(list: MarkdownNode): boolean {
    const lines = childrenOf(list).map((item) => labelled(text, item));
    if (lines.some((line) => line === null)) return false;
    for (const line of lines) if (line !== null) head.set(templateKey(line.label), line.value);
    return true;
  }

  return {
    take(node: MarkdownNode): void {
      const depth = headingDepth(node);
      if (depth !== null) takeHeading(node, depth);
      else if (!isBulletList(node) || foreign) addNode(node);
      else if (section === null && titled && head.size === 0 && takeHead(node)) open = null;
      else if (section?.kind === 'lines') addNode(node);
      else takeList(node);
    },
    end(): HandoffPaper | null {
      if (!known) return null;
      const prose: Partial<Record<HandoffField, string>> = {};
      for (const part of template) {
        if (part.kind === 'issues' || part.kind === 'changes') {
          if (part.kind === 'issues') entries[part.field] = (entries[part.field] ?? []).map(withNextStep);
          const said = tidy(values[part.field] ?? '');
          if (said !== '' && (said !== noneRecorded || entries[part.field] !== undefined)) prose[part.field] = said;
          continue;
        }
        for (const [name] of part.kind === 'labels' ? part.fields : [[part.field] as const]) {
          const value = tidy(values[name] ?? '');
          const said = readField(part.kind === 'lines' && value === noneRecorded ? '' : value, { bullets: part.kind === 'lines' });
          if (said.entries.length > 0) entries[name] = [...said.entries];
          if (said.prose !== '') prose[name] = said.prose;
        }
      }
      return { head: readHead(head), entries, prose };
    },
  };
}

function withNextStep(parts: PaperEntry): PaperEntry {
  const { details, nextStep } = readDetails(tidy(parts.details ?? ''));
  const { details: _, ...others } = parts;
  return { ...others, ...(details === '' ? {} : { details }), ...(nextStep === '' ? {} : { nextStep }) };
}

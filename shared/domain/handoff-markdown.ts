import type { HandoffField } from '../model/handoff.ts';
import { escapeMarkdown } from './escape-text.ts';
import { dayKey } from './format-time.ts';
import { detailsText, fieldText, partLines } from './handoff-entry-text.ts';
import { headLines } from './handoff-head-text.ts';
import { readHandoffMarkdown } from './handoff-markdown-read.ts';
import type { HandoffPaper, PaperEntry } from './handoff-paper.ts';
import { changeLabels, issueLabels, noneRecorded, template, templateTitle, type TemplateSection } from './handoff-template.ts';
import { asItStands, labelLine } from './markdown-items.ts';
import { isBare, settleLine, settleMarkdown } from './markdown-settle.ts';
import { headingDepth, headingWords, readBlocks } from './markdown-tree.ts';

/**
 * A handoff as Markdown with the runbook's headings and labels in the runbook's order (runbook L656-L709, S34), times in the zone of
 * the shift with the zone printed. Text from outside is text: no HTML, no headings of its own, nothing that runs into what follows.
 * Read by `readHandoffMarkdown` and written again, it is the same text.
 */
export function handoffMarkdown(paper: HandoffPaper): string {
  let text = write(paper);
  // What a person wrote may read as a bullet or a label of the template; reading settles how it is meant.
  for (let round = 0; round < 4; round += 1) {
    const read = readHandoffMarkdown(text);
    if (read === null) return text;
    const next = write({ ...read, head: paper.head });
    if (next === text) return text;
    text = next;
  }
  return text;
}

function write({ head, entries, prose }: HandoffPaper): string {
  const date = head.shiftUntil === null || head.zone === null ? '' : ` - ${dayKey(head.shiftUntil, head.zone)}`;
  const sections = template.map((section) => {
    const blocks = sectionBlocks(section, (field) => entries[field] ?? [], (field) => prose[field] ?? '').filter((block) => block !== '');
    return [`## ${section.heading}`, blocks.length === 0 ? noneRecorded : blocks.join(section.kind === 'labels' ? '\n' : '\n\n')].join('\n').trimEnd();
  });
  return `${[`# ${templateTitle}${date}`, headLines(head).join('\n'), ...sections].join('\n\n')}\n`;
}

function sectionBlocks(section: TemplateSection, entries: (field: HandoffField) => readonly PaperEntry[], prose: (field: HandoffField) => string): readonly string[] {
  switch (section.kind) {
    case 'labels': return section.fields.map(([field, label]) => labelLine(label, fieldText(entries(field), prose(field), { bullets: false })));
    case 'lines': return [atRoot(fieldText(entries(section.field), prose(section.field), { bullets: true }))];
    case 'issues': return [atRoot(settleMarkdown(prose(section.field))), ...entries(section.field).map(issueBlock)];
    case 'changes': return [atRoot(settleMarkdown(prose(section.field))), ...entries(section.field).map(changeBlock)];
  }
}

/** What else an entry says that its heading and labels have no place for. */
function more(parts: PaperEntry, begin: readonly string[]): string {
  const blocks = [...begin.map(settleMarkdown), partLines(parts).join('\n')];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function issueBlock({ title = '', text = '', value = '', severity = '', status = '', owner = '', eta = '', details = '', nextStep = '', ...others }: PaperEntry, at: number): string {
  const [name = '', ...rest] = [title, text, value].filter((part) => part !== '');
  const said: PaperEntry = { severity, status, owner, eta, details: detailsText(more(others, [...rest, details]), nextStep) };
  return [heading(`Issue ${at + 1}:`, name), ...issueLabels.map(([part, label]) => labelLine(label, settleMarkdown(said[part] ?? '')))].join('\n');
}

function changeBlock({ title = '', text = '', value = '', date = '', impact = '', rollback = '', metric = '', details = '', ...others }: PaperEntry): string {
  const [name = '', ...rest] = [title, text, value].filter((part) => part !== '');
  const day = settleLine(date).replaceAll(' - ', ' – ');
  const said: PaperEntry = { impact, rollback, metric };
  const lines = changeLabels.map(([part, label]) => labelLine(label, settleMarkdown(said[part] ?? '')));
  const extra = settleMarkdown(more(others, [...rest, details]));
  return [heading(day === '' ? '' : `${day} -`, name), ...lines, ...(extra === '' ? [] : [labelLine('Details', extra)])].join('\n');
}

/** A heading of the template; words that would read as something else are written as they are. */
function heading(begin: string, words: string): string {
  const line = settleLine(words);
  const plain = `### ${begin} ${line}`.replaceAll(/ +/g, ' ').trimEnd();
  if (isBare(line) || line === '' || readsAsHeading(plain)) return plain;
  return `### ${begin} ${escapeMarkdown(line)}`.replaceAll(/ +/g, ' ').trimEnd();
}

function readsAsHeading(line: string): boolean {
  const blocks = readBlocks(line);
  const [only] = blocks;
  return blocks.length === 1 && only !== undefined && headingDepth(only) === 3 && headingWords(line, only) === line.slice(4);
}

/** Markdown that stands by itself between two headings; as a code block where it would not end there. */
function atRoot(text: string): string {
  if (text === '' || isBare(text)) return text;
  const between = `## a\n${text}`;
  const blocks = readBlocks(`${between}\n\n## b\n`);
  const inside = blocks.slice(1, -1);
  const last = blocks.at(-1);
  const ends = last !== undefined && headingDepth(last) === 2 && last.from === between.length + 2;
  return ends && inside.every((node) => (headingDepth(node) ?? 6) > 3) ? text : asItStands(text);
}

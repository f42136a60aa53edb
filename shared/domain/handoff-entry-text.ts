import type { EntryPart } from '../model/handoff.ts';
import { lineLabels, nextStepLabel, templateKey } from './handoff-template.ts';
import type { PaperEntry } from './handoff-paper.ts';
import { asItStands, bulletLine, itemText, labelLine, labelled } from './markdown-items.ts';
import { isBare, settleMarkdown, tidy } from './markdown-settle.ts';
import { childrenOf, isBulletList, readBlocks } from './markdown-tree.ts';

type Parts = Partial<Record<EntryPart, string>>;

/** The words of an entry that has no heading of its own, then its other parts as labelled lines. */
function entryText({ title, text, value, ...parts }: PaperEntry): string {
  const words = [title, text, value].map((part) => settleMarkdown(part ?? '')).filter((part) => part !== '');
  const main = words.join(words.some((part) => part.includes('\n')) ? '\n\n' : ': ');
  const lines = partLines(parts);
  if (lines.length === 0) return main;
  return [main === '' ? '…' : main, ...lines].join('\n');
}

/** The parts of an entry that have no place of their own, as labelled lines. */
export function partLines(parts: PaperEntry): readonly string[] {
  return lineLabels.flatMap(([part, label]) => {
    const said = settleMarkdown(parts[part] ?? '');
    return said === '' ? [] : [labelLine(label, said)];
  });
}

/** The words and the labelled lines at their end. */
function readEntry(text: string): PaperEntry {
  const blocks = readBlocks(text);
  const list = blocks.at(-1);
  if (!isBulletList(list) || blocks.length === 1) return { text };
  const parts: Parts = {};
  for (const item of childrenOf(list)) {
    const line = labelled(text, item);
    const known = line === null ? undefined : lineLabels.find(([, label]) => templateKey(label) === templateKey(line.label));
    if (line === null || known === undefined || parts[known[0]] !== undefined) return { text };
    parts[known[0]] = line.value;
  }
  const main = tidy(text.slice(0, list.from));
  return main === '…' ? parts : { text: main, ...parts };
}

/** Entries as bullets, then the prose; one short entry alone may stand beside its label. */
export function fieldText(entries: readonly PaperEntry[], prose: string, { bullets }: { readonly bullets: boolean }): string {
  const texts = entries.map(entryText).filter((text) => text !== '');
  const written = settleMarkdown(prose);
  const [only] = texts;
  if (!bullets && only !== undefined && texts.length === 1 && written === '' && isOneParagraph(only)) return only;
  const list = texts.map(bulletLine).join('\n');
  if (list === '' || written === '') return list === '' ? written : list;
  // What is indented would be read as part of the last bullet.
  return `${list}\n\n${/^\s/.test(written) ? asItStands(written) : written}`;
}

/** What `fieldText` made of it; bullets that come first are entries, whoever wrote them. */
export function readField(text: string, { bullets }: { readonly bullets: boolean }): { readonly entries: readonly PaperEntry[]; readonly prose: string } {
  if (text === '') return { entries: [], prose: '' };
  const [first, ...more] = readBlocks(text);
  if (isBulletList(first)) {
    const entries = childrenOf(first).map((item) => readEntry(tidy(itemText(text, item)))).filter((parts) => Object.values(parts).some((part) => part !== ''));
    return { entries, prose: tidy(text.slice(first.to)) };
  }
  if (!bullets && first?.name === 'Paragraph' && more.length === 0) return { entries: [{ text }], prose: '' };
  return { entries: [], prose: text };
}

function isOneParagraph(text: string): boolean {
  if (isBare(text)) return true;
  const blocks = readBlocks(text);
  return blocks.length === 1 && blocks[0]?.name === 'Paragraph';
}

/** The details of an issue with its next step at their end (runbook L671: "Current status and next steps"). */
export function detailsText(details: string, nextStep: string): string {
  const [said, next] = [settleMarkdown(details), settleMarkdown(nextStep)];
  return [said, next === '' ? '' : labelLine(nextStepLabel, next)].filter((part) => part !== '').join('\n\n');
}

export function readDetails(text: string): { readonly details: string; readonly nextStep: string } {
  const list = readBlocks(text).at(-1);
  const last = isBulletList(list) ? childrenOf(list).at(-1) : undefined;
  const line = last === undefined ? null : labelled(text, last);
  if (last === undefined || line === null || templateKey(line.label) !== templateKey(nextStepLabel)) return { details: text, nextStep: '' };
  return { details: tidy(text.slice(0, last.from)), nextStep: line.value };
}

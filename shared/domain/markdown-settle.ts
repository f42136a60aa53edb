import { childrenOf, deepest, headingDepth, headingWords, readBlocks, type MarkdownNode } from './markdown-tree.ts';

type Change = { readonly from: number; readonly to: number; readonly text: string };

/** Text in which no mark has a meaning wherever it stands in a line: most of what is written. */
const bare = /^[\p{L}\p{N}(“"'][^\n`*_<>[\]\\&~|#=+\t]*$/u;
const numbered = /^\d{1,9}[.)]/;

/** True for one line that reads the same in any place of a Markdown text. */
export function isBare(text: string): boolean {
  return bare.test(text) && !numbered.test(text) && text.trim() === text;
}

/** One kind of line end, no blank lines around it, no half characters: what a file gives back as it was put in. */
export function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[\0\uFEFF]|\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/^[^\S\n]+$/gm, '')
    .replace(/^\n+/, '')
    .trimEnd();
}

/** As one line. */
export function tidyLine(text: string): string {
  return tidy(text).replaceAll(/\s+/g, ' ').trim();
}

/**
 * A person's Markdown as it can stand within a handoff: HTML is shown and not meant, headings are below those of the template, and what
 * is opened is closed. The same text again comes out as it went in.
 */
export function settleMarkdown(text: string): string {
  let settled = tidy(text);
  if (isBare(settled)) return settled;
  // Each round leaves fewer marks that have a meaning; the bound is for what nobody thought of.
  for (let round = 0; round < 20; round += 1) {
    const next = tidy(applyAll(settled, changesOf(settled, readBlocks(settled))));
    if (next === settled) break;
    settled = next;
  }
  return settled;
}

/** The same for words within a line. */
export function settleLine(text: string): string {
  const line = tidyLine(text);
  return isBare(line) ? line : tidyLine(settleMarkdown(`x ${line}`).slice(2));
}

function applyAll(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const { from, to, text: put } of changes.toSorted((a, b) => b.from - a.from)) result = result.slice(0, from) + put + result.slice(to);
  return result;
}

const html: ReadonlySet<string> = new Set(['HTMLBlock', 'CommentBlock', 'ProcessingInstructionBlock', 'HTMLTag', 'Comment', 'ProcessingInstruction']);

function changesOf(text: string, blocks: readonly MarkdownNode[]): readonly Change[] {
  const changes: Change[] = [];
  const visit = (node: MarkdownNode, depth: number): void => {
    const { from, to, name } = node;
    const heading = headingDepth(node);
    if (html.has(name)) changes.push({ from, to, text: text.slice(from, to).replaceAll('<', '&lt;') });
    else if (heading !== null && heading <= 3) {
      if (name.startsWith('ATX')) changes.push({ from, to: from, text: '###' });
      else if (depth === 0) changes.push({ from, to, text: `${'#'.repeat(heading + 3)} ${headingWords(text, node).replace(/(?<=^|\s)(#+)$/, (marks) => `\\${marks}`)}` });
    }
    if (!html.has(name) && depth < deepest) for (const child of childrenOf(node)) visit(child, depth + 1);
  };
  for (const block of blocks) visit(block, 0);
  const last = blocks.at(-1);
  if (last?.name === 'FencedCode') {
    const marks = childrenOf(last).filter(({ name }) => name === 'CodeMark');
    if (marks.length < 2) changes.push({ from: text.length, to: text.length, text: `\n${text.slice(marks[0]?.from, marks[0]?.to)}` });
  }
  return changes;
}

import { emptyMark } from './handoff-template.ts';
import { isBare, tidy } from './markdown-settle.ts';
import { blocksOf, childrenOf, isBulletList, readBlocks, type MarkdownNode } from './markdown-tree.ts';

/** What a list item says, as Markdown of its own: without the mark and what it indents. */
export function itemText(text: string, item: MarkdownNode): string {
  const [first] = blocksOf(item);
  if (first === undefined) return '';
  // Code that is told by its indent begins with the indent.
  const column = columnOf(text, item);
  const begins = first.name === 'CodeBlock' ? lineStart(text, item.from) + column : first.from;
  return dedent(text.slice(begins, item.to), column);
}

/** An item that begins with a bold word and a colon; null for every other. */
export function labelled(text: string, item: MarkdownNode): { readonly label: string; readonly value: string } | null {
  const [first] = blocksOf(item);
  const strong = first?.name === 'Paragraph' ? first.firstChild : null;
  if (first === undefined || strong?.name !== 'StrongEmphasis' || strong.from !== first.from) return null;
  const label = text.slice(strong.from + 2, strong.to - 2);
  if (text[strong.to] !== ':' && !label.trimEnd().endsWith(':')) return null;
  const value = dedent(text.slice(text[strong.to] === ':' ? strong.to + 1 : strong.to, item.to), columnOf(text, item));
  const said = tidy(value.replace(/^[ \t]+/, ''));
  return { label: label.replace(/:\s*$/, ''), value: said === emptyMark ? '' : said };
}

/** A line that begins with a bold word, and what stands after and under it. Read by `labelled`, it says the same. */
export function labelLine(label: string, value: string): string {
  const mark = `- **${label}**:`;
  if (value === '') return `${mark} ${emptyMark}`;
  const beside = `${mark} ${indent(value).trimStart()}`;
  if (isBare(value)) return beside;
  const wanted = shapeOf(readBlocks(value));
  const fits = (line: string, shape: string): boolean => {
    const item = onlyItem(line);
    return item !== null && shapeOf(blocksOf(item)) === shape && labelled(line, item)?.value === value;
  };
  if (wanted.startsWith('Paragraph') && fits(beside, wanted)) return beside;
  const below = `${mark}\n${indent(value)}`;
  if (fits(below, `Paragraph ${wanted}`)) return below;
  const apart = `${mark}\n\n${indent(value)}`;
  if (fits(apart, `Paragraph ${wanted}`)) return apart;
  return `${mark}\n\n${indent(asItStands(value))}`;
}

/** A bullet that says this, read back by `itemText`. */
export function bulletLine(value: string): string {
  const line = `- ${indent(value).trimStart()}`;
  if (isBare(value)) return line;
  const item = /^\s/.test(value) ? null : onlyItem(line);
  const kept = item !== null && shapeOf(blocksOf(item)) === shapeOf(readBlocks(value)) && tidy(itemText(line, item)) === value;
  return kept ? line : `- ${indent(asItStands(value)).trimStart()}`;
}

/** A text as a code block, for what could be read in no other way as it was meant. */
export function asItStands(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

/** Takes up to so many columns of white space off every line but the first. */
function dedent(text: string, columns: number): string {
  const [first = '', ...rest] = text.split('\n');
  return [first, ...rest.map((line) => withoutColumns(line, columns))].join('\n');
}

function withoutColumns(line: string, columns: number): string {
  let [at, column] = [0, 0];
  while (column < columns && (line[at] === ' ' || line[at] === '\t')) {
    column += line[at] === '\t' ? 4 - (column % 4) : 1;
    at += 1;
  }
  return ' '.repeat(Math.max(0, column - columns)) + line.slice(at);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The column at which an item's own text begins, counted from nought. */
function columnOf(text: string, item: MarkdownNode): number {
  const [first] = blocksOf(item);
  const mark = item.firstChild;
  const begins = lineStart(text, item.from);
  const beside = first !== undefined && first.name !== 'CodeBlock' && !text.slice(item.from, first.from).includes('\n');
  let column = 0;
  for (const sign of text.slice(begins, beside ? first.from : (mark?.to ?? item.from))) column += sign === '\t' ? 4 - (column % 4) : 1;
  return beside ? column : column + 1;
}

function onlyItem(line: string): MarkdownNode | null {
  const blocks = readBlocks(line);
  const [list] = blocks;
  if (blocks.length !== 1 || !isBulletList(list)) return null;
  const items = childrenOf(list);
  return items.length === 1 ? (items[0] ?? null) : null;
}

function shapeOf(blocks: readonly MarkdownNode[]): string {
  return blocks.map(({ name }) => name).join(' ');
}

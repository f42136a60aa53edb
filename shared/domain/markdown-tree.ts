import type { SyntaxNode } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';

/** A piece of a Markdown text: its kind by `name`, where it stands by `from` and `to`, in UTF-16 units. */
export type MarkdownNode = SyntaxNode;

/** Deeper than anybody writes; what is beyond it is not looked into. */
export const deepest = 60;

const rich = parser.configure(GFM);

/** The structure of a Markdown text (CommonMark). */
export function readBlocks(text: string): readonly MarkdownNode[] {
  return childrenOf(parser.parse(text).topNode);
}

/** The same with tables, strikethrough, tasks and bare addresses (GitHub's Markdown), for what is shown. */
export function readRich(text: string): readonly MarkdownNode[] {
  return childrenOf(rich.parse(text).topNode);
}

export function childrenOf(node: MarkdownNode): readonly MarkdownNode[] {
  const children: MarkdownNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** 1 to 6; null for everything but a heading. */
export function headingDepth({ name }: MarkdownNode): number | null {
  const found = /^(?:ATX|Setext)Heading([1-6])$/.exec(name);
  return found === null ? null : Number(found[1]);
}

/** The words of a heading as they stand in the text, without its marks. */
export function headingWords(text: string, node: MarkdownNode): string {
  const marks = childrenOf(node).filter(({ name }) => name === 'HeaderMark');
  const [first, last] = [marks[0], marks.at(-1)];
  if (node.name.startsWith('Setext')) return text.slice(node.from, last?.from ?? node.to).replaceAll(/\s*\n\s*/g, ' ').trim();
  return text.slice(first?.to ?? node.from, last === first ? node.to : last?.from).trim();
}

export function isBulletList(node: MarkdownNode | undefined): node is MarkdownNode & { readonly name: 'BulletList' } {
  return node?.name === 'BulletList';
}

/** The blocks of a list item, without its mark. */
export function blocksOf(item: MarkdownNode): readonly MarkdownNode[] {
  return childrenOf(item).filter(({ name }) => name !== 'ListMark');
}

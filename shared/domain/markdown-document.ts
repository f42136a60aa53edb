import { definitionKey, inlineWords, readInlines, type Definitions, type Inline } from './markdown-inline.ts';
import { itemText } from './markdown-items.ts';
import { childrenOf, headingDepth, readRich, type MarkdownNode } from './markdown-tree.ts';

/** A Markdown text as something that can be shown. HTML in it is words like any other. */
export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'rule' };

/** Lists within lists and quotes within quotes beyond this are shown as they stand. */
const levels = 12;

export function readDocument(text: string): readonly Block[] {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const blocks = readRich(lines);
  const definitions = new Map<string, string>();
  for (const block of blocks) define(lines, block, definitions, 0);
  return blocks.flatMap((block) => blockOf(lines, block, definitions, 0));
}

/** The words of a Markdown text within a line, without any marks. */
export function markdownWords(text: string): string {
  return readDocument(text).flatMap((block) => ('inlines' in block ? [inlineWords(block.inlines)] : 'text' in block ? [block.text] : [])).join(' ');
}

function define(text: string, node: MarkdownNode, definitions: Map<string, string>, depth: number): void {
  if (node.name === 'LinkReference') {
    const [label, url] = ['LinkLabel', 'URL'].map((name) => childrenOf(node).find((child) => child.name === name));
    const key = label === undefined ? '' : definitionKey(text.slice(label.from + 1, label.to - 1));
    if (key !== '' && url !== undefined && !definitions.has(key)) definitions.set(key, text.slice(url.from, url.to).replaceAll(/^<|>$/g, ''));
  } else if (depth < levels && /^(?:BulletList|OrderedList|ListItem|Blockquote)$/.test(node.name)) {
    for (const child of childrenOf(node)) define(text, child, definitions, depth + 1);
  }
}

const nested = (text: string, definitions: Definitions, depth: number): readonly Block[] =>
  depth >= levels ? [{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }] : readRich(text).flatMap((block) => blockOf(text, block, definitions, depth));

function blockOf(text: string, node: MarkdownNode, definitions: Definitions, depth: number): readonly Block[] {
  const source = text.slice(node.from, node.to);
  const heading = headingDepth(node);
  if (heading !== null) return [{ kind: 'heading', depth: heading, inlines: trimmed(readInlines(text, node, definitions)) }];
  switch (node.name) {
    case 'Paragraph': case 'Task': return [{ kind: 'paragraph', inlines: readInlines(text, node, definitions) }];
    case 'BulletList': case 'OrderedList': {
      const items = childrenOf(node).map((item) => nested(itemText(text, item), definitions, depth + 1));
      return [{ kind: 'list', start: node.name === 'BulletList' ? null : Number.parseInt(source, 10), items }];
    }
    case 'Blockquote': return [{ kind: 'quote', blocks: nested(source.replaceAll(/^ {0,3}> ?/gm, ''), definitions, depth + 1) }];
    case 'FencedCode': return [{ kind: 'code', text: fencedText(source) }];
    case 'CodeBlock': return [{ kind: 'code', text: source.replaceAll(/^(?: {4}|\t)/gm, '') }];
    case 'HorizontalRule': return [{ kind: 'rule' }];
    case 'LinkReference': return [];
    case 'Table': return [tableOf(text, node, definitions)];
    default: return [{ kind: 'paragraph', inlines: [{ kind: 'text', text: source }] }];
  }
}

function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((one, at) => {
    if (one.kind !== 'text') return one;
    const begun = at === 0 ? one.text.trimStart() : one.text;
    return { kind: 'text', text: at === inlines.length - 1 ? begun.trimEnd() : begun };
  });
}

function fencedText(source: string): string {
  const lines = source.split('\n').slice(1);
  const last = lines.at(-1);
  return (last !== undefined && /^ {0,3}(?:`{3,}|~{3,})[ \t]*$/.test(last) ? lines.slice(0, -1) : lines).join('\n');
}

function tableOf(text: string, node: MarkdownNode, definitions: Definitions): Block {
  const cells = (row: MarkdownNode): readonly (readonly Inline[])[] => childrenOf(row).filter(({ name }) => name === 'TableCell').map((cell) => readInlines(text, cell, definitions));
  const head = childrenOf(node).find(({ name }) => name === 'TableHeader');
  return { kind: 'table', head: head === undefined ? [] : cells(head), rows: childrenOf(node).filter(({ name }) => name === 'TableRow').map(cells) };
}

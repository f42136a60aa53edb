import { childrenOf, deepest, type MarkdownNode } from './markdown-tree.ts';

/** Words within a block. `url` is as it was written: whoever shows it decides whether it may be followed. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] };

/** Addresses that are named once and used by their names, in lower case. */
export type Definitions = ReadonlyMap<string, string>;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: '\u00a0' };
const marks: ReadonlySet<string> = new Set(['EmphasisMark', 'CodeMark', 'LinkMark', 'QuoteMark', 'HeaderMark', 'StrikethroughMark', 'LinkTitle', 'LinkLabel', 'URL', 'TableDelimiter']);
const groups = { StrongEmphasis: 'strong', Emphasis: 'emphasis', Strikethrough: 'strike' } as const;

/** The words of one block of a text that is not nested: a paragraph, a heading, a cell. */
export function readInlines(text: string, block: MarkdownNode, definitions: Definitions): readonly Inline[] {
  return between(text, block, block.from, block.to, definitions, 0);
}

/** The same without any marks. */
export function inlineWords(inlines: readonly Inline[]): string {
  return inlines.map((one) => (one.kind === 'break' ? '\n' : 'children' in one ? inlineWords(one.children) : one.text)).join('');
}

function between(text: string, parent: MarkdownNode, from: number, to: number, definitions: Definitions, depth: number): readonly Inline[] {
  const found: Inline[] = [];
  let at = from;
  const say = (until: number): void => {
    if (until > at) found.push({ kind: 'text', text: text.slice(at, until).replaceAll(/[ \t]*\n[ \t]*/g, '\n') });
  };
  for (const child of childrenOf(parent)) {
    if (child.from < from || child.to > to) continue;
    // An address that stands bare is words and a link at once.
    const bare = child.name === 'URL' && parent.name !== 'Link' && parent.name !== 'Image' && parent.name !== 'Autolink';
    if (!bare && !marks.has(child.name) && !known(child)) continue;
    say(child.from);
    at = child.to;
    const one = bare ? linkTo(text.slice(child.from, child.to)) : inlineOf(text, child, definitions, depth + 1);
    if (one !== null) found.push(one);
  }
  say(to);
  return found;
}

const others: ReadonlySet<string> = new Set(['InlineCode', 'Link', 'Image', 'Autolink', 'HardBreak', 'Escape', 'Entity', 'TaskMarker']);
const known = ({ name }: MarkdownNode): boolean => name in groups || others.has(name);
const linkTo = (url: string): Inline => ({ kind: 'link', url: /^www\./i.test(url) ? `https://${url}` : /^[^\s:/@]+@/.test(url) ? `mailto:${url}` : url, children: [{ kind: 'text', text: url }] });

function inlineOf(text: string, node: MarkdownNode, definitions: Definitions, depth: number): Inline | null {
  const source = text.slice(node.from, node.to);
  if (depth > deepest) return { kind: 'text', text: source };
  switch (node.name) {
    case 'StrongEmphasis': case 'Emphasis': case 'Strikethrough':
      return { kind: groups[node.name], children: between(text, node, node.from, node.to, definitions, depth) };
    case 'InlineCode': return { kind: 'code', text: codeOf(source) };
    case 'Autolink': return linkTo(source.slice(1, -1));
    case 'Link': case 'Image': return linkOf(text, node, definitions, depth);
    case 'HardBreak': return { kind: 'break' };
    case 'Escape': return { kind: 'text', text: source.slice(1) };
    case 'Entity': return { kind: 'text', text: entityOf(source) };
    case 'TaskMarker': return { kind: 'text', text: /x/i.test(source) ? '☑' : '☐' };
    default: return null;
  }
}

function codeOf(source: string): string {
  const fence = /^`+/.exec(source)?.[0].length ?? 0;
  const code = source.slice(fence, source.length - fence).replaceAll(/[ \t]*\n[ \t]*/g, ' ');
  return /^ .*\S.* $/.test(code) ? code.slice(1, -1) : code;
}

function linkOf(text: string, node: MarkdownNode, definitions: Definitions, depth: number): Inline {
  const children = childrenOf(node);
  const [open, close] = children.filter(({ name }) => name === 'LinkMark');
  const inside = open === undefined || close === undefined ? null : { from: open.to, to: close.from };
  const words = inside === null ? [] : between(text, node, inside.from, inside.to, definitions, depth);
  const url = children.find(({ name, from }) => name === 'URL' && from >= (close?.to ?? 0));
  const label = children.find(({ name }) => name === 'LinkLabel');
  const named = label !== undefined && label.to - label.from > 2 ? text.slice(label.from + 1, label.to - 1) : inside === null ? '' : text.slice(inside.from, inside.to);
  const target = url === undefined ? definitions.get(definitionKey(named)) : text.slice(url.from, url.to).replaceAll(/^<|>$/g, '');
  // What names no address is no link: the brackets are words.
  if (target === undefined) return { kind: 'text', text: text.slice(node.from, node.to) };
  return { kind: 'link', url: target.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll(/&[#\w]+;/g, entityOf), children: words.length === 0 ? [{ kind: 'text', text: target }] : words };
}

export function definitionKey(label: string): string {
  return label.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function entityOf(source: string): string {
  const body = source.slice(1, -1);
  const number = /^#x([0-9a-f]{1,6})$/i.exec(body)?.[1];
  const decimal = /^#(\d{1,7})$/.exec(body)?.[1];
  const code = number !== undefined ? Number.parseInt(number, 16) : decimal === undefined ? null : Number(decimal);
  if (code === null) return named[body] ?? source;
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
}

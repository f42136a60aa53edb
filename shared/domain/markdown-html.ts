import type { Block } from './markdown-document.ts';
import type { Inline } from './markdown-inline.ts';

/**
 * Blocks as HTML made of a fixed set of tags. Every word is escaped, pictures are links, and a link is one only when it goes to the web,
 * to a mail address or to a phone: there is nothing in the text that could run or load anything.
 */
export function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&#39;');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': return `<h${block.depth}>${inlinesHtml(block.inlines)}</h${block.depth}>`;
    case 'paragraph': return `<p>${inlinesHtml(block.inlines)}</p>`;
    case 'quote': return `<blockquote>${blocksHtml(block.blocks)}</blockquote>`;
    case 'code': return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'rule': return '<hr>';
    case 'list': {
      const items = block.items.map((item) => `<li>${itemHtml(item)}</li>`).join('\n');
      return block.start === null ? `<ul>\n${items}\n</ul>` : `<ol start="${block.start}">\n${items}\n</ol>`;
    }
    case 'table': {
      const row = (cells: readonly (readonly Inline[])[], tag: 'th' | 'td'): string => `<tr>${cells.map((cell) => `<${tag}>${inlinesHtml(cell)}</${tag}>`).join('')}</tr>`;
      return `<table>\n<thead>${row(block.head, 'th')}</thead>\n<tbody>\n${block.rows.map((cells) => row(cells, 'td')).join('\n')}\n</tbody>\n</table>`;
    }
  }
}

/** The first words of an item stand beside its mark. */
function itemHtml(blocks: readonly Block[]): string {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocksHtml(blocks);
  return [inlinesHtml(first.inlines), ...(rest.length === 0 ? [] : [blocksHtml(rest)])].join('\n');
}

const tags = { strong: 'strong', emphasis: 'em', strike: 's' } as const;

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map((one): string => {
    switch (one.kind) {
      case 'text': return escapeHtml(one.text).replaceAll('\n', '<br>');
      case 'code': return `<code>${escapeHtml(one.text)}</code>`;
      case 'break': return '<br>';
      case 'link': return safeUrl(one.url) === null ? inlinesHtml(one.children) : `<a href="${escapeHtml(one.url)}" rel="noreferrer">${inlinesHtml(one.children)}</a>`;
      default: return `<${tags[one.kind]}>${inlinesHtml(one.children)}</${tags[one.kind]}>`;
    }
  }).join('');
}

/** An address that may be followed from a document: absolute, to the web, a mail address or a phone; null for every other. */
export function safeUrl(url: string): string | null {
  return /^(?:https?:\/\/[^\s"'<>`\\]+|mailto:[^\s"'<>`\\]+|tel:[+\d().\s-]+)$/i.test(url) ? url : null;
}

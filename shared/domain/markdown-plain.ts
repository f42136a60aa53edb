import type { Block } from './markdown-document.ts';
import type { Inline } from './markdown-inline.ts';

/** Blocks as text for places that know no marks. A link is its words with the address behind them. */
export function blocksPlain(blocks: readonly Block[]): string {
  return blocks.map((block, at) => `${at === 0 ? '' : blocks[at - 1]?.kind === 'heading' ? '\n' : '\n\n'}${blockLines(block).join('\n')}`).join('');
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading': return [block.depth <= 2 ? inlinesPlain(block.inlines).toUpperCase() : inlinesPlain(block.inlines)];
    case 'paragraph': return inlinesPlain(block.inlines).split('\n');
    case 'quote': return block.blocks.flatMap(blockLines).map((line) => `  ${line}`);
    case 'code': return block.text.split('\n').map((line) => `  ${line}`);
    case 'rule': return ['---'];
    case 'table': return [block.head, ...block.rows].map((cells) => cells.map(inlinesPlain).join(' | '));
    case 'list': return block.items.flatMap((item, at) => {
      const mark = block.start === null ? '-' : `${block.start + at}.`;
      return item.flatMap(blockLines).map((line, index) => (index === 0 ? `${mark} ${line}` : `${' '.repeat(mark.length + 1)}${line}`.trimEnd()));
    });
  }
}

function inlinesPlain(inlines: readonly Inline[]): string {
  return inlines.map((one): string => {
    switch (one.kind) {
      case 'text': case 'code': return one.text;
      case 'break': return '\n';
      case 'link': {
        const words = inlinesPlain(one.children);
        return one.url === words || one.url === `mailto:${words}` || one.url === `https://${words}` ? words : `${words} (${one.url})`;
      }
      default: return inlinesPlain(one.children);
    }
  }).join('');
}

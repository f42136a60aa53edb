import { escapeSlack } from './escape-text.ts';
import type { Block } from './markdown-document.ts';
import type { Inline } from './markdown-inline.ts';
import { safeUrl } from './markdown-html.ts';

/**
 * Blocks in Slack's own marks (Slack, "Formatting text for app surfaces"). Everything is escaped, so that nothing in it calls anybody;
 * code is marked line by line, so that it can be cut at the end of any line.
 */
export function blocksSlack(blocks: readonly Block[]): string {
  return blocks.map((block, at) => `${at === 0 ? '' : gap(blocks[at - 1], block)}${blockLines(block, '').join('\n')}`).join('');
}

const gap = (before: Block | undefined, block: Block): string => (before?.kind === 'heading' || (before?.kind === 'paragraph' && block.kind === 'list') ? '\n' : '\n\n');

function blockLines(block: Block, indent: string): readonly string[] {
  switch (block.kind) {
    case 'heading': return [`${indent}*${inside(block.inlines)}*`];
    case 'paragraph': return inlinesSlack(block.inlines).split('\n').map((line) => indent + line);
    case 'quote': return block.blocks.flatMap((each) => blockLines(each, '')).map((line) => `${indent}> ${line}`);
    case 'code': return codeLines(block.text).map((line) => indent + line);
    case 'rule': return [`${indent}———`];
    case 'table': return [block.head, ...block.rows].map((cells) => indent + cells.map(inlinesSlack).join(' | '));
    case 'list': return block.items.flatMap((item, at) => itemLines(item, block.start === null ? '•' : `${block.start + at}.`, indent));
  }
}

function itemLines(blocks: readonly Block[], mark: string, indent: string): readonly string[] {
  const lines = blocks.flatMap((block) => blockLines(block, ''));
  return lines.map((line, at) => (at === 0 ? `${indent}${mark} ${line}` : `${indent}    ${line}`));
}

const codeLines = (text: string): readonly string[] => text.split('\n').map((line) => (line.trim() === '' ? '' : `\`${escapeSlack(line).replaceAll('`', 'ˋ')}\``));

const around = { strong: '*', emphasis: '_', strike: '~' } as const;

function inlinesSlack(inlines: readonly Inline[]): string {
  return inlines.map((one): string => {
    switch (one.kind) {
      case 'text': return escapeSlack(one.text);
      case 'code': return codeLines(one.text).join('\n');
      case 'break': return '\n';
      case 'link': return linkSlack(one.url, inlinesSlack(one.children));
      default: {
        const words = inlinesSlack(one.children);
        return words.trim() === '' || words.includes('\n') ? words : `${around[one.kind]}${words}${around[one.kind]}`;
      }
    }
  }).join('');
}

/** Words between marks already: the same marks within them would end them. */
function inside(inlines: readonly Inline[]): string {
  return inlinesSlack(inlines).replaceAll(/[*\n]/g, (mark) => (mark === '\n' ? ' ' : ''));
}

/**
 * What `blocksSlack` made, for the box in which a person types: that one shows entities and links in angle brackets as they stand, and
 * reads `@here` where a message does not. Nothing in it calls anybody there, either.
 */
export function typedSlack(text: string): string {
  return text
    .replaceAll(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, url: string, words: string | undefined) => (words === undefined ? url : url.endsWith(words) ? words : `${words} (${url})`))
    .replaceAll(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => signs[name])
    .replaceAll(/@(?=(?:here|channel|everyone)\b)/gi, '@\u2060');
}

const signs = { lt: '<', gt: '>', amp: '&' } as const;

function linkSlack(url: string, words: string): string {
  const safe = safeUrl(url);
  if (safe === null || safe.includes('|')) return words;
  const target = escapeSlack(safe);
  const label = words.replaceAll(/[|\n]/g, ' ').trim();
  return label === '' || label === target ? `<${target}>` : `<${target}|${label}>`;
}

import { memo, useMemo, type MouseEvent, type ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { openLink } from '../store/actions.ts';
import './markdown.css';
import { markdownBlocks } from './markdown-blocks.ts';

/** So many parts are laid out together: a long text has few such stretches, and those out of sight cost nothing. */
const stretch = 16;

/** Markdown that anybody may have written, shown: no HTML of its own, no picture is fetched, links go through main's judgement. */
export const MarkdownView = memo(function MarkdownView({ text }: { readonly text: string }) {
  const stretches = useMemo(() => inStretches(markdownBlocks(text)), [text]);
  return <div className="markdown">{stretches.map(({ blocks, place }) => <Stretch key={place} blocks={blocks} />)}</div>;
});

type Placed = { readonly block: string; readonly place: number };

/** By their place: the block that one types in stays the same one. */
function inStretches(blocks: readonly string[]): readonly { readonly place: number; readonly blocks: readonly Placed[] }[] {
  return Array.from({ length: Math.ceil(blocks.length / stretch) }, (_, place) => ({
    place, blocks: blocks.slice(place * stretch, (place + 1) * stretch).map((block, at) => ({ block, place: at })),
  }));
}

const Stretch = memo(
  function Stretch({ blocks }: { readonly blocks: readonly Placed[] }) {
    return <div className="markdown-stretch">{blocks.map(({ block, place }) => <Block key={place} text={block} />)}</div>;
  },
  (before, after) => before.blocks.length === after.blocks.length && before.blocks.every(({ block }, at) => block === after.blocks[at]?.block),
);

const plugins = [remarkGfm];
const walls = [rehypeSanitize];

/** Reading Markdown is the dear part: a block that did not change is not read again. */
const Block = memo(function Block({ text }: { readonly text: string }) {
  return <Markdown remarkPlugins={plugins} rehypePlugins={walls} components={components} skipHtml>{text}</Markdown>;
});

const components: Components = {
  a: ({ href, children }) => <Away href={href}>{children}</Away>,
  img: ({ src, alt }) => <Away href={typeof src === 'string' ? src : undefined}>{alt === undefined || alt === '' ? 'Picture' : alt}</Away>,
  // The page has its own headings; those of a text are below them.
  h1: ({ children }) => <h4 data-rank="1">{children}</h4>,
  h2: ({ children }) => <h4 data-rank="2">{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  table: ({ children }) => <div className="markdown-table"><table>{children}</table></div>,
};

function Away({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) {
  if (href === undefined || !URL.canParse(href)) return <span>{children}</span>;
  const follow = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    void openLink(href);
  };
  return <a href={href} title={href} onClick={follow} onAuxClick={(event) => event.preventDefault()}>{children}</a>;
}

import { expect, test } from 'vitest';
import { markdownBlocks } from '../../../../renderer/components/markdown-blocks.ts';

test('paragraphs, headings and tables are parts of their own', () => {
  expect(markdownBlocks('# One\n\ntwo\nlines\n\n\n| a |\n| - |\n\nend\n')).toEqual(['# One', 'two\nlines', '| a |\n| - |', 'end']);
  expect(markdownBlocks('\n\n')).toEqual([]);
});

test('a list stays whole across blank lines, and what is indented below it stays with it', () => {
  expect(markdownBlocks('1. one\n\n   more\n\n2. two\n\nafter')).toEqual(['1. one\n\n   more\n\n2. two', 'after']);
  expect(markdownBlocks('words\n\n- one')).toEqual(['words', '- one']);
});

test('a fence is one part whatever stands in it, also one that is never closed', () => {
  expect(markdownBlocks('```\na\n\nb\n~~~\n\n```\n\nc')).toEqual(['```\na\n\nb\n~~~\n\n```', 'c']);
  expect(markdownBlocks('````\n```\n\nstill\n````\n\nc')).toEqual(['````\n```\n\nstill\n````', 'c']);
  expect(markdownBlocks('~~~\na\n\nb')).toEqual(['~~~\na\n\nb']);
});

test('definitions of links reach every part', () => {
  expect(markdownBlocks('see [a]\n\n[a]: https://example.com')[0]).toBe('see [a]\n\n[a]: https://example.com');
});

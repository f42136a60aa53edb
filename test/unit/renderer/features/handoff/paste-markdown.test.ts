import { expect, test } from 'vitest';
import { cellsOf, markdownOfPaste } from '../../../../../renderer/features/handoff/paste-markdown.ts';

const pasted = (text: string, html = '', pictures = 0, before = '') => markdownOfPaste({ text, html, pictures, before });

test('a table of a spreadsheet becomes a Markdown table', () => {
  expect(pasted('Service\tOwner\nCheckout\tMaya\nSearch\t\n')).toEqual({ insert: '| Service | Owner |\n| --- | --- |\n| Checkout | Maya |\n| Search |  |\n\n' });
  expect(pasted('a\t"two\nlines with a | and ""quotes"""\r\nb\tc')).toEqual({ insert: '| a | two lines with a \\| and "quotes" |\n| --- | --- |\n| b | c |\n\n' });
  expect(cellsOf('a\t"x\ty"\n')).toEqual([['a', 'x\ty']]);
});

test('a single row is a table only where a spreadsheet says so; its first cells may be empty', () => {
  expect(pasted('one\ttwo')).toBeNull();
  expect(pasted('one\ttwo', '<html><table><tr><td>one')).toEqual({ insert: '| one | two |\n| --- | --- |\n\n' });
  expect(pasted('\tJan\nLeads\t12', '<table border=0>')).toEqual({ insert: '|  | Jan |\n| --- | --- |\n| Leads | 12 |\n\n' });
});

test('a table that is pasted right behind words stands below them', () => {
  const table = '| a | b |\n| --- | --- |\n| c | d |\n\n';
  expect(pasted('a\tb\nc\td', '', 0, 'Hosts: ')).toEqual({ insert: `\n\n${table}` });
  expect(pasted('a\tb\nc\td', '', 0, '  ')).toEqual({ insert: table });
});

test('code with tabs and plain text are pasted as they are', () => {
  expect(pasted('if (a) {\n\treturn\tb;\n}')).toBeNull();
  expect(pasted('\tfirst\n\tsecond')).toBeNull();
  expect(pasted('just words')).toBeNull();
});

test('a picture is its address; one that has none is refused, with the way round', () => {
  expect(pasted('', '<img alt="Error [rate]" src="https://grafana.example.com/a(1).png?x=1&amp;y=2">')).toEqual({ insert: '[Error  rate](https://grafana.example.com/a%281%29.png?x=1&y=2)' });
  expect(pasted('', '<img src="data:image/png;base64,AAAA">', 1)).toHaveProperty('refused');
  expect(pasted('', '', 1)).toHaveProperty('refused', expect.stringContaining('paste its address'));
  expect(pasted('words beside it', '<img src="https://x.example.com/a.png">', 1)).toBeNull();
});

test('words keep the links that they had; what is a link or no address of the web already stays as it is', () => {
  const html = '<p>See <a href="https://wiki.example.com/a(1)?x=1&amp;y=2">the <b>wiki</b> &amp; more</a>, <a href="https://x.example.com">https://x.example.com</a>, <a href="javascript:alert(1)">this</a> and <a class="x" href=\'https://b.example.com\'>board [2]</a>.</p>';
  const text = 'See the wiki & more, https://x.example.com, this and board [2].';
  expect(pasted(text, html)).toEqual({ insert: 'See [the wiki & more](https://wiki.example.com/a%281%29?x=1&y=2), https://x.example.com, this and [board \\[2\\]](https://b.example.com/).' });
  expect(pasted('just words', '<p>just <a>words</a></p>')).toBeNull();
  expect(pasted('other words', '<a href="https://x.example.com">not there</a>')).toBeNull();
});

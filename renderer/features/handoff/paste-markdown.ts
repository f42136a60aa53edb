import { plainText } from '../../../shared/domain/plain-text.ts';

/** What a clipboard offers, as far as it matters here; `before`: what stands on the line before the caret. */
export type Pasted = { readonly text: string; readonly html: string; readonly pictures: number; readonly before: string };

/** What to put in the text instead of what was pasted; `refused`: nothing, and why. Null: paste as it is. */
export type PastedMarkdown = { readonly insert: string } | { readonly refused: string } | null;

/** A table of a spreadsheet becomes a Markdown table, words keep their links, a picture becomes its address; a picture without one is refused: a handoff carries no binary. */
export function markdownOfPaste(pasted: Pasted): PastedMarkdown {
  const table = tableOf(pasted);
  // Words of its first line would make it none. What is typed next stands below it: on its last line it would be one cell too many, and shown nowhere.
  if (table !== null) return { insert: `${pasted.before.trim() === '' ? '' : '\n\n'}${table}\n\n` };
  const picture = pasted.text.trim() === '' ? pictureOf(pasted.html) : null;
  if (picture !== null) return { insert: picture };
  if (pasted.pictures > 0 && pasted.text.trim() === '') return { refused: 'A handoff keeps text only. Put the picture where others reach it and paste its address.' };
  const linked = withLinks(pasted);
  return linked === null ? null : { insert: linked };
}

/** Cells of a spreadsheet's clipboard: tabs between them; a cell with a line end or a tab in it stands in quotes. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [['']];
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    const row = rows.at(-1) ?? [];
    const last = row.length - 1;
    if (quoted && sign === '"' && source[at + 1] === '"') {
      row[last] += '"';
      at += 1;
    } else if (sign === '"' && (quoted || row[last] === '')) quoted = !quoted;
    else if (!quoted && sign === '\t') row.push('');
    else if (!quoted && sign === '\n') rows.push(['']);
    else row[last] += sign;
  }
  return rows;
}

function tableOf({ text, html }: Pasted): string | null {
  if (!text.includes('\t')) return null;
  const rows = cellsOf(text);
  const width = rows[0]?.length ?? 0;
  const fromSpreadsheet = /<table[\s>]/i.test(html);
  // Code has tabs too: it begins its lines with them, and the lines differ.
  if (width < 2 || rows.some((row) => row.length !== width) || (!fromSpreadsheet && (rows.length < 2 || rows.some((row) => row[0] === '')))) return null;
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n');
}

function cell(text: string): string {
  return plainText(text, 2000).trim().replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

/** The pasted words with the links that they had where they were copied, as Markdown; null: they had none. */
function withLinks({ text, html }: Pasted): string | null {
  let [done, rest] = ['', text];
  for (const [, before = '', inside = ''] of html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/gi)) {
    const address = webAddress(attribute(before, 'href'));
    const words = entities(inside.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim();
    const at = words === '' ? -1 : rest.indexOf(words);
    // An address that is written out is a link already.
    if (address === null || at < 0 || /^[\w.+-]+:\/\//.test(words)) continue;
    done += `${rest.slice(0, at)}[${words.replace(/[[\]\\]/g, '\\$&')}](${address})`;
    rest = rest.slice(at + words.length);
  }
  return done === '' ? null : done + rest;
}

function webAddress(address: string | null): string | null {
  if (address === null || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href.replaceAll('(', '%28').replaceAll(')', '%29');
}

function pictureOf(html: string): string | null {
  const tag = /<img\b[^>]*>/i.exec(html)?.[0];
  if (tag === undefined) return null;
  const address = webAddress(attribute(tag, 'src'));
  if (address === null) return null;
  const name = plainText(attribute(tag, 'alt') ?? '', 200).replace(/[[\]\n]/g, ' ').trim();
  return `[${name === '' ? 'Picture' : name}](${address})`;
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return found === null ? null : entities(found[1] ?? found[2] ?? '');
}

function entities(text: string): string {
  return text.replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

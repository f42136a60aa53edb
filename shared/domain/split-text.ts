/**
 * Cuts an escaped text into parts of `limit` UTF-16 units at most, at ends of lines where it can, between words where it must, and
 * never inside a character or a Slack entity, nor inside a link, code or bold words that are shorter than a quarter of a part. Nothing is
 * lost but the white space at the cuts. `limit` must be at least 10.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = cutAt(rest, limit);
    const part = rest.slice(0, end).trimEnd();
    if (part !== '') parts.push(part);
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function cutAt(text: string, limit: number): number {
  const line = text.lastIndexOf('\n', limit);
  if (line > limit / 2) return line;
  const space = text.lastIndexOf(' ', limit);
  if (space > limit / 2) return beforeMark(text, space, limit / 4);
  let end = limit;
  const entity = text.lastIndexOf('&', end - 1);
  if (entity > 0 && end - entity < 6 && text.indexOf(';', entity) >= end) end = entity;
  const before = text.charCodeAt(end - 1);
  return before >= 0xd800 && before <= 0xdbff ? end - 1 : end;
}

/** The end, or where a mark of its line begins that ends only after it; `least`: a part is no shorter than that for its sake. */
function beforeMark(text: string, end: number, least: number): number {
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const begun = text.slice(line, end);
  const link = begun.lastIndexOf('<');
  const open = ['`', '*'].flatMap((mark) => (begun.split(mark).length % 2 === 0 ? [begun.lastIndexOf(mark)] : []));
  const first = line + Math.min(...open, link > begun.lastIndexOf('>') ? link : begun.length);
  return first > least ? first : end;
}

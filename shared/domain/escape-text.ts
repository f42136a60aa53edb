/**
 * Slack reads `&`, `<` and `>` as its own marks: escaped they are text, and `<!channel>` or `<@U1>` pings nobody
 * (Slack, "Formatting text for app surfaces"). Escape before cutting, never after.
 */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text from outside as Markdown that shows exactly this text: no links, no images, no HTML, no lists by accident. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>|~#]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll(/!(?=\\\[)/g, '\\!')
    .replaceAll(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, (_whole, indent: string, mark: string) => `${indent}${mark.length === 1 ? `\\${mark}` : mark.replace(/[.)]/, (end) => `\\${end}`)}`)
    .replaceAll(/\b(https?|javascript|data|file|vbscript):/gi, (_whole, scheme: string) => `${scheme}&#58;`);
}

/**
 * Cuts to `limit` UTF-16 units at most, without splitting a character or a Slack entity; the cut is marked.
 * `limit` must be at least 1.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = limit - 1;
  const entity = text.lastIndexOf('&', end);
  if (entity !== -1 && end - entity < 6 && text.indexOf(';', entity) >= end) end = entity;
  const before = text.charCodeAt(end - 1);
  if (before >= 0xd800 && before <= 0xdbff) end -= 1;
  return `${text.slice(0, end)}…`;
}

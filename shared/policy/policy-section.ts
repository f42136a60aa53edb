/** A part of the policy file as it is written, with its comments. */
export type PolicyQuote = { readonly section: string; readonly fromLine: number; readonly lines: readonly string[] };

/** The member `section` of the file, with the comment that stands right above it; null where the file leaves it to the default. */
export function quoteSection(text: string, section: string): PolicyQuote | null {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => line.startsWith(`${section}:`));
  if (at < 0) return null;
  let from = at;
  while (from > 0 && lines[from - 1]?.startsWith('#') === true) from -= 1;
  let to = at + 1;
  while (to < lines.length && !/^[^\s#]/.test(lines[to] ?? '')) to += 1;
  // What stands above the next member belongs to that one.
  while (to > at + 1 && /^(#.*|\s*)$/.test(lines[to - 1] ?? '')) to -= 1;
  return { section, fromLine: from + 1, lines: lines.slice(from, to) };
}

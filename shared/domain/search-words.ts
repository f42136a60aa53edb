/** Letters, digits and the marks on them: what the index of words knows. */
const wordCharacter = /[\p{L}\p{N}]/u;
/** SQL text ends at a NUL, and control characters are no part of words. */
const separators = /[\s\p{Cc}]+/u;

function phrase(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/**
 * What a person typed, as a query in the language of SQLite's FTS5, with every operator made inert by quotes: all words must occur; the last one
 * may be the beginning of a word unless a space follows it. A word with inner punctuation ("checkout-api") is looked for as a phrase.
 * Null when nothing in it can be looked for. A single letter counts as a whole word: as a beginning it would mean almost everything.
 */
export function toWordQuery(text: string): string | null {
  const words = text.split(separators).filter((word) => wordCharacter.test(word));
  const last = words.at(-1);
  if (last === undefined) return null;
  const begins = text.endsWith(last) && wordCharacter.test(last.at(-1) ?? '') && [...last].length > 1;
  return words.map(phrase).join(' AND ') + (begins ? ' *' : '');
}

/** Letters, digits and the marks on them: what the index of words knows. */
const wordCharacter = /[\p{L}\p{N}]/u;
/** SQL text ends at a NUL, and control characters are no part of words. */
const separators = /[\s\p{Cc}]+/u;
/** What ends in a plain token that does not continue a longer one: what stands before it, and the token. */
const plainEnd = /^(.*[^\p{L}\p{M}\p{N}\p{Co}])?([A-Za-z0-9]+)$/su;

/** Words to find, as a person typed them. All must occur; `beginning` may be the beginning of a word. */
export type WordQuery = { readonly words: readonly string[]; readonly beginning: string | null };

/**
 * What a person typed, as words. The last one may be the beginning of a word unless a space or a sign follows it; a single letter counts as a
 * whole word, because as a beginning it would mean almost everything. Null when nothing in the text can be looked for.
 */
export function parseWords(text: string): WordQuery | null {
  const words = text.split(separators).filter((word) => wordCharacter.test(word));
  const last = words.at(-1);
  if (last === undefined) return null;
  const begins = text.endsWith(last) && wordCharacter.test(last.at(-1) ?? '') && [...last].length > 1;
  return begins ? { words: words.slice(0, -1), beginning: last } : { words, beginning: null };
}

/** A beginning in two parts: `stem`, which must stand as it is, and the token that may go on; null when the token is not plain ASCII. */
export function splitBeginning(beginning: string): { readonly stem: string; readonly token: string } | null {
  const found = plainEnd.exec(beginning);
  return found?.[2] === undefined ? null : { stem: found[1] ?? '', token: found[2].toLowerCase() };
}

function phrase(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/**
 * The query in the language of SQLite's FTS5, with every operator made inert by quotes. A word with inner punctuation ("checkout-api") is a
 * phrase. `completions` are the words that the beginning stands for; null leaves that to the index.
 */
export function toMatch({ words, beginning }: WordQuery, completions: readonly string[] | null): string {
  const parts = words.map(phrase);
  if (beginning !== null) parts.push(completions === null ? `${phrase(beginning)} *` : `(${completions.map(phrase).join(' OR ')})`);
  return parts.join(' AND ');
}

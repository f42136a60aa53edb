export type Segment = { readonly text: string; readonly hit: boolean };

/** The words of a search, as the index reads them: letters and digits, everything else separates. */
export function searchWords(search: string): readonly string[] {
  return [...new Set(fold(search).match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** Case and accents do not count in a search. Keeps the number of UTF-16 units, so that places in both texts agree. */
function fold(text: string): string {
  let folded = '';
  for (const character of text) {
    const bare = character.normalize('NFD').replace(/\p{M}+$/u, '').toLowerCase();
    folded += bare.length === character.length ? bare : character;
  }
  return folded;
}

/** Cuts a text where words begin with one of the search's words. Gives the whole text as one segment when nothing fits. */
export function highlight(text: string, words: readonly string[]): readonly Segment[] {
  if (words.length === 0 || text === '') return [{ text, hit: false }];
  const folded = fold(text);
  const segments: Segment[] = [];
  let shown = 0;
  for (const { index, 0: word } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const length = Math.max(0, ...words.filter((searched) => word.startsWith(searched)).map((searched) => searched.length));
    if (length === 0) continue;
    if (index > shown) segments.push({ text: text.slice(shown, index), hit: false });
    segments.push({ text: text.slice(index, index + length), hit: true });
    shown = index + length;
  }
  if (shown < text.length) segments.push({ text: text.slice(shown), hit: false });
  return segments;
}

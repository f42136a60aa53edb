/** `at` is where it begins in the whole text, in UTF-16 units. */
export type Segment = { readonly at: number; readonly text: string; readonly hit: boolean };

/** `begins`: it may be the beginning of a word, as the one that is still being typed. */
export type SearchWord = { readonly text: string; readonly begins: boolean };

/** The words of a search as the timeline's query reads them: whole words, but for the last while no space follows it. */
export function searchWords(search: string): readonly SearchWord[] {
  const words = fold(search).match(/[\p{L}\p{N}]+/gu) ?? [];
  const unfinished = /[\p{L}\p{N}]$/u.test(search) && /\S{2}$/u.test(search);
  return words.map((text, index) => ({ text, begins: unfinished && index === words.length - 1 }));
}

/** Case and accents do not count in a search. Keeps the number of UTF-16 units, so that places in both texts agree. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) {
    const bare = character.normalize('NFD').replace(/\p{M}+$/u, '').toLowerCase();
    folded += bare.length === character.length ? bare : character;
  }
  return folded;
}

function fits(word: string, { text, begins }: SearchWord): boolean {
  return begins ? word.startsWith(text) : word === text;
}

/** Cuts a text where its words fit those of the search. Gives the whole text as one segment when nothing fits. */
export function highlight(text: string, words: readonly SearchWord[]): readonly Segment[] {
  if (words.length === 0 || text === '') return [{ at: 0, text, hit: false }];
  const folded = fold(text);
  const segments: Segment[] = [];
  let shown = 0;
  for (const { index, 0: word } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const length = Math.max(0, ...words.filter((searched) => fits(word, searched)).map((searched) => searched.text.length));
    if (length === 0) continue;
    if (index > shown) segments.push({ at: shown, text: text.slice(shown, index), hit: false });
    segments.push({ at: index, text: text.slice(index, index + length), hit: true });
    shown = index + length;
  }
  if (shown < text.length) segments.push({ at: shown, text: text.slice(shown), hit: false });
  return segments;
}

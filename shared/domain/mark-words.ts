/** Lower case without accents, sign for sign: what is compared has the length of what is shown. */
function plainSign(sign: string): string {
  const [base = sign] = sign.normalize('NFD').toLowerCase();
  return base;
}

/** Parts of a text for showing what was found in it: the beginnings of words that were typed are hits. `at` is where a part begins. */
export function markWords(text: string, typed: string): readonly { readonly text: string; readonly hit: boolean; readonly at: number }[] {
  const plain = (part: string): string => [...part].map(plainSign).join('');
  const words = plain(typed).split(/[^\p{L}\p{N}]+/u).filter(Boolean).toSorted((a, b) => b.length - a.length);
  const parts: { text: string; hit: boolean; at: number }[] = [];
  const add = (part: string, hit: boolean, at: number): void => {
    const last = parts.at(-1);
    if (part === '') return;
    if (last !== undefined && last.hit === hit) last.text += part;
    else parts.push({ text: part, hit, at });
  };
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const found = words.find((wanted) => plain(word).startsWith(wanted)) ?? '';
    const length = [...word].slice(0, [...found].length).join('').length;
    add(word.slice(0, length), true, index);
    add(word.slice(length), false, index + length);
  }
  return parts;
}

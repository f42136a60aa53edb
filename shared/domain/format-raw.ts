/** Control characters, direction marks and halves of characters: in raw data they must be seen, not obeyed. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Raw data as indented JSON of at most `limit` UTF-16 units before what cannot be seen is written as `\u202e`. Nothing gives ''. */
export function formatRaw(payload: unknown, limit: number): string {
  if (payload === null || payload === undefined) return '';
  const text = JSON.stringify(payload, null, 2) ?? '';
  const held = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return held.split('\n').map((line) => line.replace(unseen, (character) => [...Array(character.length).keys()].map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(''))).join('\n');
}

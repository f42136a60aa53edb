/** So many characters are compared by the engine at once: letter by letter is for where they differ. */
const stretch = 1024;

function alikeFromStart(one: string, other: string, most: number): number {
  let at = 0;
  while (at + stretch <= most && one.slice(at, at + stretch) === other.slice(at, at + stretch)) at += stretch;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

function alikeFromEnd(one: string, other: string, most: number): number {
  const [ofOne, ofOther] = [one.length, other.length];
  let alike = 0;
  while (alike + stretch <= most && one.slice(ofOne - alike - stretch, ofOne - alike) === other.slice(ofOther - alike - stretch, ofOther - alike)) alike += stretch;
  while (alike < most && one.charCodeAt(ofOne - 1 - alike) === other.charCodeAt(ofOther - 1 - alike)) alike += 1;
  return alike;
}

/** The one stretch in which two texts differ, in UTF-16 units: `from` to `to` in the first is `insert` in the second. Texts of 200 KB are compared with every save. */
export function textDifference(was: string, next: string): { readonly from: number; readonly to: number; readonly insert: string } {
  const shorter = Math.min(was.length, next.length);
  const from = alikeFromStart(was, next, shorter);
  const tail = alikeFromEnd(was, next, shorter - from);
  return { from, to: was.length - tail, insert: next.slice(from, next.length - tail) };
}

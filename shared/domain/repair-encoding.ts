/** Windows-1252 where it differs from Latin-1: code points of the characters for the bytes 0x80 to 0x9f, those without one as themselves. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The byte that a character was before somebody read it as Windows-1252 or Latin-1; null: it never was one. */
function byteOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  const place = high.indexOf(character);
  if (place >= 0) return 0x80 + place;
  return code >= 0x80 && code <= 0xff ? code : null;
}

/** Decodes one character of UTF-8 from bytes; null when they are none. Overlong forms and surrogates are none. */
function decodeOne(bytes: readonly number[]): string | null {
  const [lead = 0, ...rest] = bytes;
  const value = rest.reduce((sum, byte) => sum * 64 + (byte & 0x3f), lead & (rest.length === 1 ? 0x1f : rest.length === 2 ? 0x0f : 0x07));
  const least = [0x80, 0x80, 0x800, 0x10000][rest.length] ?? 0;
  return value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? null : String.fromCodePoint(value);
}

function repairOnce(text: string): string {
  const characters = [...text];
  let repaired = '';
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const lead = byteOf(character) ?? 0;
    const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    const tail = characters.slice(at + 1, at + 1 + more).map(byteOf);
    const whole = more > 0 && tail.length === more && tail.every((byte) => byte !== null && byte >= 0x80 && byte <= 0xbf);
    const decoded = whole ? decodeOne([lead, ...tail.map((byte) => byte ?? 0)]) : null;
    repaired += decoded ?? character;
    if (decoded !== null) at += more;
  }
  return repaired;
}

/**
 * Repairs text whose UTF-8 was once read as Windows-1252 and saved so, up to three times over: `â€“` becomes `–`, `ðŸš¨` becomes 🚨.
 * Only what is UTF-8 to the last byte is touched; text that is right stays as it is, but for rare pairs such as `Å’` (C40).
 */
export function repairEncoding(text: string): string {
  let repaired = text;
  for (let round = 0; round < 3; round += 1) {
    const next = repairOnce(repaired);
    if (next === repaired) break;
    repaired = next;
  }
  return repaired;
}

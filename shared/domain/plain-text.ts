/** Longest texts of a notification: what the systems show at all, with room to spare. */
export const titleLimit = 120;
export const bodyLimit = 400;

/** Far more than is ever shown; what is beyond it is not even looked at (faults 18: a title of 1 MB). */
const readLimit = 16_384;

/* oxlint-disable no-control-regex -- control characters are what this file is about */
/** Terminal sequences: OSC and the other strings with their terminator, CSI, and the short ones. */
const ansi = /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c|$)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g;
const lineEnds = /\r\n?|[\n\u0085\u2028\u2029]/g;
/** C0 and C1 but for tab and line feed. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/* oxlint-enable no-control-regex */
/** What reorders text (marks, embeddings, overrides, isolates) or hides in it (zero width, soft hyphen, tags, fillers, annotations). */
// oxlint-disable-next-line no-misleading-character-class -- each of them stands for itself
const invisible = /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u{1d173}|[\u{e0000}-\u{e007f}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
/** More than four combining marks on one letter is a smear over its neighbours. */
const smear = /(\p{M}{4})\p{M}+/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts to at most `limit` UTF-16 units without cutting a character that a person sees, and says so with an ellipsis. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    // The ellipsis needs one unit.
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

function clean(text: string): string {
  return text
    .slice(0, readLimit)
    .replace(ansi, '')
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(loneSurrogate, '\ufffd')
    .replace(smear, '$1');
}

/**
 * Text from outside as one harmless line: no control characters, terminal sequences, text direction tricks or invisible
 * padding, at most `limit` UTF-16 units, whole characters. Empty input gives ''. (faults 18)
 */
export function plainLine(text: string, limit: number = titleLimit): string {
  return cut(clean(text).replace(/\s+/g, ' ').trim(), limit);
}

/** The same for text that may have several lines: empty lines go, at most `limit` UTF-16 units. */
export function plainText(text: string, limit: number = bodyLimit): string {
  const lines = clean(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  return cut(lines.join('\n'), limit);
}

/** What a program printed, with its columns: no control characters or hidden signs, at most `limit` UTF-16 units. */
export function plainOutput(text: string, limit: number): string {
  let kept = '';
  // `clean` reads so much at a time, as a title of any length would be read.
  for (let at = 0; at < text.length && kept.length < limit; at += readLimit) kept += clean(text.slice(at, at + readLimit));
  return cut(kept.trimEnd(), limit);
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Keeps a right-to-left name from reordering the sentence that it is put into. Give it text that is plain already. */
export function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

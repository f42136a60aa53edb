/** What a report must not carry even where it looks like nothing: tokens in use, names, numbers of people. */
export type KnownWords = readonly { readonly text: string; readonly becomes: string }[];

type Rule = { readonly pattern: RegExp; readonly becomes: string };

/** In this order: what names itself first, what only looks secret last. */
const rules: readonly Rule[] = [
  { pattern: /(https?:\/\/)[^/\s@]+@/gi, becomes: '$1<login>@' },
  { pattern: /https?:\/\/hooks\.slack\.com\/\S+/gi, becomes: '<webhook>' },
  { pattern: /(https?:\/\/[^\s?#"']+)[?#][^\s"']*/gi, becomes: '$1?<query>' },
  { pattern: /\b((?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]*(?:key|token|secret|auth)[\w-]*|api-?key|access-?token|client-?secret|password|secret|token)(["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\r\n]+)/gi, becomes: '$1$2<secret>' },
  { pattern: /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, becomes: '$1 <secret>' },
  { pattern: /\bxox[a-z]-[\w-]+/gi, becomes: '<token>' },
  { pattern: /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, becomes: '<token>' },
  { pattern: /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, becomes: '<e-mail>' },
  { pattern: /\btel:\S+/gi, becomes: '<phone>' },
  { pattern: /\+\d{1,3}[\s.-]?[\dA-Z(][\dA-Z\s().-]{5,}[\dA-Z]/g, becomes: '<phone>' },
  { pattern: /(?<![\d.-])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\d.])/g, becomes: '<phone>' },
  { pattern: /(?<![\d.:-])0\d{2,4}[\s/-]\d{5,10}(?![\d.])/g, becomes: '<phone>' },
  // PagerDuty's personal keys, and anything as long and as mixed as a key.
  { pattern: /(?<![\w+-])u\+[\w-]{16,}/g, becomes: '<token>' },
  { pattern: /(?<![\w+-])(?=[\w+=-]*\d)(?=[\w+=-]*[A-Za-z])[\w+=-]{20,}/g, becomes: '<long value>' },
];

/** The text without tokens, header values, e-mail addresses and phone numbers. Rather too much is taken out than too little. */
export function scrubText(text: string, known: KnownWords = []): string {
  const literal = known.filter((word) => word.text.length >= 3).toSorted((one, other) => other.text.length - one.text.length);
  let clean = text;
  for (const word of literal) clean = clean.replaceAll(word.text, word.becomes);
  for (const { pattern, becomes } of rules) clean = clean.replaceAll(pattern, becomes);
  return clean;
}

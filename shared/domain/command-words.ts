export type CommandWords = { readonly ok: true; readonly program: string; readonly words: readonly string[] } | { readonly ok: false; readonly why: string };

/** What a shell would act on. Here no shell reads it, so it would not do what it says. */
const shellSigns = /[|&;<>()$`*?[\]{}~#!\\]/;

/**
 * Splits a command as it is written into a program and its words, the way a shell would for the plainest of commands: blanks
 * part words, quotes keep them together. What needs a shell is refused: it can be copied, not run.
 */
export function splitCommand(text: string): CommandWords {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (const sign of text) {
    if (sign < ' ' && sign !== '\t') return { ok: false, why: 'It has more than one line, or a sign that nobody can see.' };
    if (quote !== null) {
      if (sign === quote) quote = null;
      else if (quote === '"' && /[$`\\]/.test(sign)) return { ok: false, why: `It needs a shell to read “${sign}”.` };
      else word = (word ?? '') + sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (/[ \t]/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (shellSigns.test(sign)) {
      return { ok: false, why: `It needs a shell to read “${sign}”.` };
    } else word = (word ?? '') + sign;
  }
  if (quote !== null) return { ok: false, why: 'A quotation mark in it is not closed.' };
  if (word !== null) words.push(word);
  const [program, ...rest] = words;
  if (program === undefined || program === '') return { ok: false, why: 'It names no program.' };
  if (/^[A-Za-z_]\w*=/.test(program)) return { ok: false, why: 'It begins with a variable, which only a shell would set.' };
  return { ok: true, program, words: rest };
}

/** Two wordings of the same, and where they differ: whole words, with what stands before and after them. */
export type ChangedWords = { readonly lead: string; readonly before: string; readonly now: string; readonly tail: string };

/** More words than this round a change tell nothing. */
const around = 4;

/** Cuts what is the same at both ends down to a few words. */
export function changedWords(before: string, now: string): ChangedWords {
  const [old, fresh] = [before.split(/(?<=\s)/), now.split(/(?<=\s)/)];
  const shorter = Math.min(old.length, fresh.length);
  let from = 0;
  while (from < shorter && old[from] === fresh[from]) from += 1;
  let end = 0;
  while (end < shorter - from && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const lead = old.slice(0, from);
  const tail = old.slice(old.length - end);
  return {
    lead: `${lead.length > around ? '… ' : ''}${lead.slice(-around).join('')}`,
    before: old.slice(from, old.length - end).join('').trim(),
    now: fresh.slice(from, fresh.length - end).join('').trim(),
    tail: `${tail.slice(0, around).join('')}${tail.length > around ? '…' : ''}`.trimEnd(),
  };
}

/** Lower case, without accents: what is compared is what a person would call the same. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well a command's label fits what was typed, from 0 (not at all) to 1. Every typed word has to stand in the label,
 * in one piece: letters picked from here and there would put an acknowledgement under the Enter of somebody who wants to connect.
 */
export function matchCommand(label: string, typed: string): number {
  const held = plain(label);
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return 1;
  if (held.startsWith(wanted.join(' '))) return 1;
  const words = held.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const scores = wanted.map((word) => (words.some((part) => part.startsWith(word)) ? 0.8 : held.includes(word) ? 0.4 : 0));
  return Math.min(...scores);
}

/** The one that fits what was typed better than all others; null where several fit as well, or none: then the person looks and chooses. */
export function bestCommand<T extends { readonly label: string }>(commands: readonly T[], typed: string): T | null {
  if (typed.trim() === '') return null;
  const scores = commands.map(({ label }) => matchCommand(label, typed));
  const best = Math.max(0, ...scores);
  const first = scores.indexOf(best);
  return best > 0 && scores.lastIndexOf(best) === first ? (commands[first] ?? null) : null;
}

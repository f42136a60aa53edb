import type { RunbookSection } from '../model/runbook.ts';

/** A place in the reference that can be found. */
export type RunbookEntry = {
  readonly sectionId: string;
  /** Of the section itself, its id; of a block or an item, its own. */
  readonly anchor: string;
  readonly title: string;
  /** What stands there; empty for a section as a whole. */
  readonly text: string;
  readonly line: number | null;
};

export type RunbookHit = RunbookEntry & { readonly score: number };

export type RunbookIndex = { readonly search: (typed: string, limit: number) => readonly RunbookHit[] };

/** Lower case, without accents, whatever stands between words as one blank. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Everything that can be found: each section, each block with a heading, each point and row. */
export function runbookEntries(sections: readonly RunbookSection[]): readonly RunbookEntry[] {
  return sections.flatMap(({ id, title, line, blocks }): readonly RunbookEntry[] => [
    { sectionId: id, anchor: id, title, text: '', line },
    ...blocks.flatMap((block) => [
      ...(block.title === null ? [] : [{ sectionId: id, anchor: block.anchor, title, text: block.title, line: block.line }]),
      ...block.items.map((item) => ({ sectionId: id, anchor: item.anchor, title, text: item.cells.filter((cell) => cell !== '').join(' · '), line: item.line })),
    ]),
  ]);
}

/**
 * A full-text index in memory. Every typed word has to begin a word of the place or of its section's title; `L432` or `432` finds
 * a line. What stands in the text itself goes before what only its section is called.
 */
export function indexRunbook(sections: readonly RunbookSection[]): RunbookIndex {
  const quick = new Set(sections.filter(({ chapter }) => chapter === 'quick').map(({ id }) => id));
  const rows = runbookEntries(sections).map((entry) => ({ entry, repeats: quick.has(entry.sectionId) && entry.line === null, title: ` ${plain(entry.title)}`, text: ` ${plain(entry.text)}` }));
  return {
    search(typed, limit) {
      const words = plain(typed).split(' ').filter(Boolean);
      if (words.length === 0) return [];
      const line = /^l?(\d{1,6})$/.exec(words.length === 1 ? (words[0] ?? '') : '')?.[1];
      const hits: RunbookHit[] = [];
      for (const { entry, repeats, title, text } of rows) {
        let score = line !== undefined && entry.line === Number(line) ? 10 : 0;
        if (score === 0) {
          for (const word of words) {
            const part = text.includes(` ${word}`) ? 2 : title.includes(` ${word}`) ? 1 : 0;
            score = part === 0 ? 0 : score + part;
            if (part === 0) break;
          }
          // A section is found by its own name before the points in it are.
          if (score > 0 && entry.text === '') score += words.length * 2;
          // The quick reference says again what has its own place.
          if (repeats) score /= 2;
        }
        if (score > 0) hits.push({ ...entry, score });
      }
      return hits.toSorted((a, b) => b.score - a.score).slice(0, limit);
    },
  };
}

/** Where a prompt's line leads: to the very point, else to the part that the line stands in. The quick reference comes last, for it repeats. */
export function placeOfLine(sections: readonly RunbookSection[], line: number): RunbookEntry | null {
  const entries = runbookEntries(sections.toSorted((a, b) => Number(a.chapter === 'quick') - Number(b.chapter === 'quick')));
  const exact = entries.filter((entry) => entry.line === line);
  const best = exact.find(({ text }) => text !== '') ?? exact[0];
  if (best !== undefined) return best;
  return entries.filter((entry) => entry.line !== null && entry.line < line).toSorted((a, b) => (b.line ?? 0) - (a.line ?? 0))[0] ?? null;
}

import { parseWords, splitBeginning, toMatch } from '../../../shared/domain/search-words.ts';
import type { Connection } from '../open.ts';

/** Beginnings up to this length have an index of their own (migration 0001). */
const indexedLength = 3;
/** A beginning that stands for more words than that is left to the index, which merges the hits of all of them. */
const wordsAtMost = 64;

/**
 * Turns what a person typed into a full-text query whose hits come newest first without being merged before: a longer beginning is replaced by
 * the words of the log that begin with it.
 */
export function createWordMatcher(connection: Connection): (text: string) => string | null {
  const seek = connection.prepare<[string], { readonly term: string }>('SELECT term FROM event_terms WHERE term >= ? LIMIT 1');

  function completionsOf(token: string): readonly string[] | null {
    const terms: string[] = [];
    let from = token;
    while (terms.length <= wordsAtMost) {
      const term = seek.get(from)?.term;
      if (term === undefined || !term.startsWith(token)) return terms;
      terms.push(term);
      // No word holds a control character: this is the least text after the term.
      from = `${term}\u0001`;
    }
    return null;
  }

  return (text) => {
    const query = parseWords(text);
    if (query === null) return null;
    const parts = query.beginning === null ? null : splitBeginning(query.beginning);
    if (query.beginning === null || parts === null || parts.token.length <= indexedLength) return toMatch(query, null);
    const completions = completionsOf(parts.token);
    // Nothing begins so: the beginning itself is looked for, as a word that does not occur.
    const words = completions === null ? null : completions.length === 0 ? [query.beginning] : completions.map((term) => parts.stem + term);
    return toMatch(query, words);
  };
}

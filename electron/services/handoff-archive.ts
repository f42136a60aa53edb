import { countIssues, findWords, handoffWords } from '../../shared/domain/handoff-text.ts';
import { parseWords, toMatch } from '../../shared/domain/search-words.ts';
import type { Handoff } from '../../shared/model/handoff.ts';
import type { HandoffList, HandoffListQuery, HandoffSummary } from '../../shared/model/handoff-view.ts';
import type { Archive } from './ports/archive.ts';
import type { HandoffStore } from './ports/handoff-store.ts';

/** One line of the archive for a handoff that is at hand. */
export function summaryOf({ content, steps: _steps, ticks: _ticks, tells: _tells, previousId: _previous, ...rest }: Handoff): HandoffSummary {
  return { ...rest, issues: countIssues(content), found: null };
}

/** Drafts and past handoffs, and where words stand in them. Of what was given the index of words tells; drafts are few, and are read. */
export function createHandoffArchive(store: Pick<HandoffStore, 'drafts' | 'past'>, archive: Pick<Archive, 'findHandoffs'>) {
  return {
    async list({ text, before, limit }: HandoffListQuery): Promise<HandoffList> {
      const query = parseWords(text);
      const words = query === null ? [] : [...query.words, ...(query.beginning === null ? [] : [query.beginning])];
      const drafts = before !== null ? [] : store.drafts().flatMap(({ handoff }): readonly HandoffSummary[] => {
        if (words.length === 0) return [summaryOf(handoff)];
        const found = findWords(handoffWords(handoff), words);
        return found === null ? [] : [{ ...summaryOf(handoff), found }];
      });
      const past = query === null ? store.past(before, limit + 1) : await archive.findHandoffs({ match: toMatch(query, null), before, limit: limit + 1 });
      const last = past[limit - 1];
      return { drafts, past: past.slice(0, limit), next: past.length > limit && last !== undefined ? { changedAt: last.changedAt, id: last.id } : null };
    },
  };
}

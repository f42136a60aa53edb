import { plainLine } from '../../../shared/domain/plain-text.ts';
import { sourceNames } from '../../../shared/domain/watch-status.ts';
import type { Evidence } from '../../../shared/model/handoff.ts';
import { hour, minute } from '../../../shared/time/duration.ts';
import { everything, type Choice } from '../../store/timeline-filter.ts';

/** What is looked at before and after it. */
const around = 15 * minute;

/**
 * What the timeline shows of a line of a handoff: a blind time with a little around it, what was not seen of a source, or a change by
 * its words. `refId` of a blind time is when it began, and when it ended where it has.
 */
export function evidenceChoice({ kind, refId }: Pick<Evidence, 'kind' | 'refId'>, words: string): Choice {
  if (kind === 'change') return { ...everything, text: plainLine(words, 80) };
  if (kind === 'source') return { ...everything, groups: ['sight'], text: Object.entries(sourceNames).find(([source]) => source === refId)?.[1] ?? '' };
  const [from = Number.NaN, to] = (refId ?? '').split(' ').map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));
  if (Number.isNaN(from)) return { ...everything, groups: ['sight'] };
  // Of one that went on when it was written the first hour is there; the histogram leads on.
  return { ...everything, window: { from: from - around, to: (to ?? from + hour) + around } };
}

import { isLoud } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';
import { isBlind, type SourceState } from '../model/source.ts';
import type { Preferences } from '../model/preferences.ts';
import { isOpen } from './situation-members.ts';

export type StripFacts = {
  readonly mode: Preferences['watchStrip'];
  readonly situations: readonly Situation[];
  readonly sources: readonly SourceState[];
  /** The self-test has just found that no notification is shown. */
  readonly alarmed: boolean;
  /** What was on it when the person put it away; null when they did not. */
  readonly dismissed: string | null;
};

export type StripPlan = {
  readonly shown: boolean;
  /** Names what there is to see: putting the strip away holds for as long as this stays the same. */
  readonly subject: string;
};

/**
 * Whether the watch strip is there (5.7): by choice always or while a SEV-1/2 is open; without being asked while notifications
 * are known to fail and somebody has to be told something.
 */
export function planStrip({ mode, situations, sources, alarmed, dismissed }: StripFacts): StripPlan {
  const open = situations.filter(isOpen);
  const unseen = sources.some((state) => state.source === 'notifications' && isBlind(state));
  const waiting = open.filter(({ status }) => status === 'triggered');
  const wanted = mode === 'always' || (mode === 'loud' && open.some(({ severity }) => isLoud(severity))) || (unseen && (waiting.length > 0 || alarmed));
  const subject = [...waiting.map(({ id }) => id).sort(), unseen ? 'unseen' : '', alarmed ? 'alarmed' : ''].join(' ');
  return { shown: wanted && subject !== dismissed, subject };
}

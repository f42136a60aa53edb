import type { DrillPart } from '../model/drill-result.ts';
import type { DrillFacts } from './drill-facts.ts';
import { scoreFalseAlarm, scoreSeverity } from './drill-score-judgement.ts';
import { scoreAcknowledge, scoreEngage } from './drill-score-response.ts';
import { scoreRungs } from './drill-score-rungs.ts';
import { scoreBreaks, scoreHandoff, scoreReadBack } from './drill-score-shift.ts';
import { scoreUpdates } from './drill-score-updates.ts';

/**
 * What a drill shows, part by part, against the policy's own times (F12). There is no grade: each part says how many of how many
 * were within the rule, by what it was seen, and where the rule stands.
 */
export function scoreDrill(facts: DrillFacts): readonly DrillPart[] {
  return [scoreAcknowledge, scoreEngage, scoreUpdates, scoreRungs, scoreSeverity, scoreFalseAlarm, scoreBreaks, scoreHandoff, scoreReadBack].map((score) => score(facts));
}

/** `within` of `of`, over all parts whose rules are times and steps; the handoff's points are counted apart, as they are seventeen for one thing. */
export function sumOfParts(parts: readonly DrillPart[]): { readonly within: number; readonly of: number } {
  const counted = parts.filter(({ id }) => id !== 'handoff');
  return { within: counted.reduce((sum, { within }) => sum + within, 0), of: counted.reduce((sum, { of }) => sum + of, 0) };
}

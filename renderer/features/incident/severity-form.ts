import { suggestSeverity, type Observation, type SeveritySuggestion } from '../../../shared/domain/severity-suggestion.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import type { IncidentPolicy } from '../../../shared/policy/incident-policy.ts';

export type Observed = { readonly symptoms: ReadonlySet<string>; /** As typed, in per cent. */ readonly errors: string; readonly slower: string };

/** `5`, `5.5`, `5,5 %`; null while it is no number that can be meant. */
export function readPercent(text: string): number | null {
  const found = /^\s*(\d{1,6}(?:[.,]\d+)?)\s*%?\s*$/u.exec(text);
  return found === null ? null : Number((found[1] ?? '').replace(',', '.'));
}

/** What was ticked and measured. A symptom is named by its id, whichever severity lists it. */
export function observationsOf({ symptoms, errors, slower }: Observed): readonly Observation[] {
  const measured = [['error-rate', readPercent(errors)], ['slowdown', readPercent(slower)]] as const;
  return [
    ...[...symptoms].map((id): Observation => ({ type: 'symptom', id })),
    ...measured.flatMap(([measure, percent]): readonly Observation[] => (percent === null ? [] : [{ type: 'measure', measure, percent }])),
  ];
}

export function suggestionOf(policy: IncidentPolicy, observations: readonly Observation[]): SeveritySuggestion | null {
  return observations.length === 0 ? null : suggestSeverity(policy, observations);
}

/** The rule is the reason, as long as it is followed. */
export function usualReason(suggestion: SeveritySuggestion | null, chosen: Severity | null): string {
  return suggestion !== null && suggestion.severity === chosen ? suggestion.rule : '';
}

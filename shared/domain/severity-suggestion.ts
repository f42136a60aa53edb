import type { Severity } from '../model/severity.ts';
import type { IncidentPolicy, Threshold } from '../policy/incident-policy.ts';

/** What somebody sees: a symptom of the list, or a measured value in per cent. */
export type Observation =
  | { readonly type: 'symptom'; readonly id: string }
  | { readonly type: 'measure'; readonly measure: Threshold['measure']; readonly percent: number };

/** A severity with the rule that says so. */
export type SeveritySuggestion = { readonly severity: Severity; readonly rule: string; readonly line: number | null };

const severities: readonly Severity[] = [1, 2, 3, 4];
const measureWords = { 'error-rate': 'of requests fail', slowdown: 'slower than usual' } as const;

/** The worst severity that any observation stands for: in doubt the higher one (S1, C16). Null when none fits. */
export function suggestSeverity(policy: IncidentPolicy, observations: readonly Observation[]): SeveritySuggestion | null {
  for (const severity of severities) {
    const rules = policy.severities[severity];
    for (const observation of observations) {
      if (observation.type === 'symptom') {
        const symptom = rules.symptoms.find(({ id }) => id === observation.id);
        if (symptom !== undefined) return { severity, rule: symptom.text, line: symptom.line ?? null };
        continue;
      }
      const threshold = rules.thresholds.find((one) => one.measure === observation.measure && within(one, observation.percent));
      if (threshold !== undefined) return { severity, rule: thresholdWords(threshold), line: threshold.line ?? null };
    }
  }
  return null;
}

function within(threshold: Threshold, percent: number): boolean {
  return (
    (threshold.over === undefined || percent > threshold.over) &&
    (threshold.from === undefined || percent >= threshold.from) &&
    (threshold.upTo === undefined || percent <= threshold.upTo) &&
    (threshold.below === undefined || percent < threshold.below)
  );
}

/** "10 to 50 % slower than usual". */
export function thresholdWords(threshold: Threshold): string {
  const what = measureWords[threshold.measure];
  const { over, from, upTo, below } = threshold;
  if (over !== undefined) return `More than ${over} % ${what}`;
  if (below !== undefined) return `Less than ${below} % ${what}`;
  return `${from ?? 0} to ${upTo ?? 100} % ${what}`;
}

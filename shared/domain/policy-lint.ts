import { LineCounter, parseDocument } from 'yaml';
import { offsetOf, policyYaml, readPolicy, type PolicyFault } from '../policy/read-policy.ts';
import { communicationRules } from './lint-communication.ts';
import { dutyRules } from './lint-duty.ts';
import { escalationRules } from './lint-escalation.ts';
import { lintFacts, type LintHit, type LintRule } from './lint-hit.ts';
import { rotaRules } from './lint-rota.ts';
import { upkeepRules } from './lint-upkeep.ts';

const rules: readonly LintRule[] = [...escalationRules, ...communicationRules, ...rotaRules, ...dutyRules, ...upkeepRules];

/** Where a hit stands in the policy file; lines and columns count from 1. */
export type LintFinding = Omit<LintHit, 'paths'> & { readonly places: readonly { readonly line: number; readonly column: number; readonly path: string }[] };
export type PolicyLint = { readonly ok: true; readonly findings: readonly LintFinding[] } | { readonly ok: false; readonly faults: readonly PolicyFault[] };

/**
 * What contradicts itself in a policy file, cannot be met, or is left open (F8, C1 to C40), each with its places in the file and the lines of
 * the runbook that it comes from. Only what the file says itself is looked at, not what the default adds. A file that does not fit the
 * schema has faults instead.
 */
export function lintPolicy(text: string): PolicyLint {
  const reading = readPolicy(text);
  if (!reading.ok) return reading;
  const lines = new LineCounter();
  const document = parseDocument(text, { ...policyYaml, lineCounter: lines });
  const place = (path: readonly (string | number)[]) => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return { line: Math.max(line, 1), column: Math.max(col, 1), path: path.join('.') };
  };
  const facts = lintFacts(reading.policy);
  const findings = rules.flatMap((rule) => rule(facts)).map(({ paths, ...hit }): LintFinding => ({ ...hit, places: paths.map(place) }));
  return { ok: true, findings: findings.toSorted((a, b) => (a.places[0]?.line ?? 0) - (b.places[0]?.line ?? 0)) };
}

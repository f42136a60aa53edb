import type { ImpactStatement, IncidentRun } from '../../../shared/model/incident-run.ts';
import type { ImpactFact } from '../../../shared/policy/incident-policy.ts';

/** The newest statement of a fact. */
export function currentImpact({ impact }: IncidentRun, fact: ImpactFact): ImpactStatement | null {
  return impact.findLast((statement) => statement.fact === fact) ?? null;
}

const sizes: Readonly<Record<string, number>> = { '': 1, k: 1_000, m: 1_000_000 };

/** `12000`, `12,000`, `$12k`, `1.2m`; null for anything else. */
export function readAmount(text: string): number | null {
  const found = /^\s*\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d+)?\s*([km]?)\s*$/iu.exec(text);
  if (found === null) return null;
  const amount = Number(`${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`) * (sizes[(found[3] ?? '').toLowerCase()] ?? 1);
  return Number.isFinite(amount) ? Math.round(amount) : null;
}

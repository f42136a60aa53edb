import type { SourceState } from '../model/source.ts';
import type { ProbeResult } from '../model/probe.ts';
import { sourceNames } from './watch-status.ts';

/** Why no sign of life may be given: it would say that somebody watches who does not (A31). Null when it may. */
export function whyWithheld(sources: readonly SourceState[], demo: boolean): string | null {
  if (demo) return 'the demo watch runs, which watches nothing';
  const blind = sources.find(({ condition }) => condition !== 'fresh' && condition !== 'off');
  if (blind !== undefined) return `${sourceNames[blind.source]}: ${blind.condition === 'starting' ? 'no answer yet' : blind.condition}`;
  return sources.some(({ condition }) => condition === 'fresh') ? null : 'nothing is watched';
}

/** Why one did not arrive, without a word of the address; null when it did. */
export function missedWords({ failures, statusCode }: ProbeResult): string | null {
  const [first] = failures;
  if (first === undefined) return null;
  return statusCode === null ? `the service could not be reached (${first.kind})` : `the service answered ${statusCode}`;
}

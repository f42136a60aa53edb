import type { Verdict } from '../../shared/model/check-state.ts';
import type { FailureKind } from '../../shared/model/probe.ts';

/** The numbers under which verdicts and failures are stored. Numbers are never given to another word. */
const verdictCodes: Readonly<Record<Verdict, number>> = { unknown: 0, up: 1, pending: 2, down: 3 };

const failureCodes: Readonly<Record<FailureKind, number>> = {
  status: 1, body: 2, json: 3, latency: 4, timeout: 5, refused: 6, reset: 7, unreachable: 8, dns: 9,
  certificate: 10, tls: 11, redirect: 12, protocol: 13, 'too-large': 14, answer: 15, proxy: 16,
};

const verdictByCode = new Map<number, Verdict>();
for (const verdict of ['unknown', 'up', 'pending', 'down'] as const) verdictByCode.set(verdictCodes[verdict], verdict);

export function codeOfVerdict(verdict: Verdict): number {
  return verdictCodes[verdict];
}

export function verdictOfCode(code: number): Verdict {
  return verdictByCode.get(code) ?? 'unknown';
}

/** 0 when the probe passed. */
export function codeOfFailure(kind: FailureKind | undefined): number {
  return kind === undefined ? 0 : failureCodes[kind];
}

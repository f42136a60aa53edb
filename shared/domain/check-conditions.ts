import type { HttpTarget, Target } from '../model/check.ts';
import type { ProbeFailure } from '../model/probe.ts';
import type { Milliseconds } from '../time/duration.ts';
import { plainLine } from './plain-text.ts';

/** What came of looking for a JSONPath in a body. */
export type JsonFinding = { readonly type: 'values'; readonly values: readonly unknown[] } | { readonly type: 'unreadable'; readonly reason: string };

export type HttpAnswer = {
  readonly status: number;
  /** Decoded, at most `bodyLimit` bytes. */
  readonly body: string;
  /** There was more than `bodyLimit`. */
  readonly cut: boolean;
  readonly duration: Milliseconds;
  /** Null when the check has no JSONPath. */
  readonly json: JsonFinding | null;
};

/** How much of a body is read, in bytes, decoded. */
export const bodyLimit = 65_536;
const limitText = '64 KiB';
const quoteLimit = 80;

const quote = (text: string): string => `"${plainLine(text, quoteLimit)}"`;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'));

/** True when a status such as 204 equals one of the entries ("204") or lies in one of the ranges ("200-299", ends included). */
export function statusPasses(status: number, expected: readonly string[]): boolean {
  return expected.some((entry) => {
    const [low, high = low] = entry.split('-').map(Number);
    return low !== undefined && high !== undefined && status >= low && status <= high;
  });
}

function checkBody(target: HttpTarget, answer: HttpAnswer): ProbeFailure | null {
  const { bodyContains } = target;
  if (bodyContains === null || bodyContains === '' || answer.body.includes(bodyContains)) return null;
  const where = answer.cut ? ` in its first ${limitText}` : '';
  const found = answer.body === '' ? 'the answer is empty' : `the answer begins ${quote(answer.body)}`;
  return { kind: answer.cut ? 'too-large' : 'body', detail: `the answer does not contain ${quote(bodyContains)}${where}: ${found}` };
}

function checkJson(target: HttpTarget, answer: HttpAnswer): ProbeFailure | null {
  const { jsonPath } = target;
  if (jsonPath === null || answer.json === null) return null;
  if (answer.cut) return { kind: 'too-large', detail: `the answer is longer than ${limitText}, so its JSON is not read` };
  if (answer.json.type === 'unreadable') return { kind: 'json', detail: answer.json.reason };
  const [first] = answer.json.values;
  if (answer.json.values.length === 0) return { kind: 'json', detail: `${plainLine(jsonPath.path, quoteLimit)} finds nothing in the answer` };
  if (jsonPath.equals === null || textOf(first) === jsonPath.equals) return null;
  return { kind: 'json', detail: `${plainLine(jsonPath.path, quoteLimit)} is ${quote(textOf(first))}, expected ${quote(jsonPath.equals)}` };
}

/** Every condition that an HTTP answer fails, each with its real value (A1). Empty: it passed. */
export function judgeHttp(target: HttpTarget, answer: HttpAnswer): readonly ProbeFailure[] {
  const failures: (ProbeFailure | null)[] = [
    statusPasses(answer.status, target.expectedStatus)
      ? null
      : { kind: 'status', detail: `status ${answer.status}, expected ${target.expectedStatus.join(', ')}` },
    checkBody(target, answer),
    checkJson(target, answer),
    target.maxLatencyMs === null || answer.duration <= target.maxLatencyMs
      ? null
      : { kind: 'latency', detail: `took ${Math.round(answer.duration)} ms, at most ${target.maxLatencyMs} ms allowed` },
  ];
  return failures.filter((failure) => failure !== null);
}

const bareName = (text: string): string => text.trim().replace(/\.$/, '').toLowerCase();

/** Each record is written as a person would: `10 mail.example.com` for MX, the joined text for TXT. */
export function judgeDns(target: Extract<Target, { type: 'dns' }>, records: readonly string[]): readonly ProbeFailure[] {
  if (records.length === 0) return [{ kind: 'answer', detail: `${target.host} has no ${target.record} record` }];
  const { expects, record } = target;
  if (expects === null || expects === '') return [];
  const wanted = bareName(expects);
  const holds = records.some((text) => {
    if (record === 'TXT') return text.includes(expects);
    const name = bareName(text);
    return name === wanted || (record === 'MX' && name.replace(/^\d+\s+/, '') === wanted);
  });
  if (holds) return [];
  const shown = plainLine(records.join(', '), 200);
  return [{ kind: 'answer', detail: `${record} of ${target.host} is ${shown}; expected ${plainLine(expects, quoteLimit)}` }];
}

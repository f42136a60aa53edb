import { JSONPath } from 'jsonpath-plus';
import type { JsonFinding } from '../../shared/domain/check-conditions.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';

/** Looks for a JSONPath in a text. Script and filter expressions are refused, never evaluated. Never throws. */
export function findJson(text: string, path: string): JsonFinding {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const begin = plainLine(text, 60);
    return { type: 'unreadable', reason: begin === '' ? 'the answer is empty, not JSON' : `the answer is not JSON: it begins "${begin}"` };
  }
  if (json === null || typeof json !== 'object') {
    return path === '$' ? { type: 'values', values: [json] } : { type: 'values', values: [] };
  }
  try {
    const values: unknown = JSONPath({ path, json, eval: false, wrap: true });
    return { type: 'values', values: Array.isArray(values) ? values : [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const reason = message.includes('prevented') ? 'uses an expression, which is not evaluated here' : 'cannot be read';
    return { type: 'unreadable', reason: `the JSONPath ${plainLine(path, 80)} ${reason}` };
  }
}

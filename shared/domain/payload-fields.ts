/** The number under a key of an event's payload; null when there is none. */
export function numberIn(payload: unknown, key: string): number | null {
  const value = fieldIn(payload, key);
  return typeof value === 'number' ? value : null;
}

/** The text under a key of an event's payload; null when there is none. */
export function textIn(payload: unknown, key: string): string | null {
  const value = fieldIn(payload, key);
  return typeof value === 'string' ? value : null;
}

/** The texts in a list under a key; empty when there is none. */
export function textsIn(payload: unknown, key: string): readonly string[] {
  const value = fieldIn(payload, key);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function fieldIn(payload: unknown, key: string): unknown {
  return typeof payload === 'object' && payload !== null && Object.hasOwn(payload, key) ? (payload as Readonly<Record<string, unknown>>)[key] : null;
}

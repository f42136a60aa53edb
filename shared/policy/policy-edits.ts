export type PolicyValue = string | number | boolean | null | readonly PolicyValue[] | { readonly [key: string]: PolicyValue };
/** Keys, and places in lists from 0; the place after the last one adds to a list. */
export type PolicyPath = readonly [string | number, ...(string | number)[]];
export type PolicyEdit = { readonly path: PolicyPath; readonly set: PolicyValue } | { readonly path: PolicyPath; readonly remove: true };

/** What the data say after an edit; undefined when there is no place for it. Maps that are missing on the way come into being. */
export function withEdit(data: unknown, { path, ...change }: PolicyEdit): unknown {
  const [step, ...rest] = path;
  const [next, ...after] = rest;
  const deeper = (held: unknown): unknown => {
    if (next !== undefined) return withEdit(held ?? ('set' in change ? {} : undefined), { path: [next, ...after], ...change });
    return 'set' in change ? change.set : gone;
  };
  if (Array.isArray(data)) {
    if (typeof step !== 'number' || step < 0 || step > data.length || (step === data.length && !('set' in change))) return undefined;
    const value = deeper(data[step]);
    if (value === gone) return data.toSpliced(step, 1);
    return value === undefined ? undefined : step === data.length ? [...data, value] : data.with(step, value);
  }
  if (typeof data !== 'object' || data === null || typeof step !== 'string' || step === '__proto__') return undefined;
  const held = Object.hasOwn(data, step) ? (data as Record<string, unknown>)[step] : undefined;
  if ('remove' in change && held === undefined) return undefined;
  const value = deeper(held);
  if (value === undefined) return undefined;
  const others = Object.entries(data).filter(([key]) => value !== gone || key !== step);
  return value === gone ? Object.fromEntries(others) : { ...data, [step]: value };
}
const gone = Symbol('removed');

/** Whether two values from JSON or YAML say the same; the order of keys says nothing. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameData((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

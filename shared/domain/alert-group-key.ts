import type { Instant } from '../time/duration.ts';

/** Keys of notifications that speak for several: a storm, what was held, acknowledgements that were forgotten together. */
const groupKinds = ['storm', 'held', 'stale'] as const;
type GroupKind = (typeof groupKinds)[number];
export function groupKey(kind: GroupKind, now: Instant): string {
  return `${kind}-${Math.round(now).toString(36)}`;
}
export function groupKindOf(key: string): GroupKind | null {
  return groupKinds.find((kind) => key.startsWith(`${kind}-`)) ?? null;
}

/** Told once, whatever has become of its situations meanwhile, and left standing for the person to put away. */
export function isDigest(key: string): boolean {
  const kind = groupKindOf(key);
  return kind === 'held' || kind === 'stale';
}

/** Whether a notification of this key speaks for several situations. */
export function isGroup(key: string): boolean {
  return groupKindOf(key) !== null;
}

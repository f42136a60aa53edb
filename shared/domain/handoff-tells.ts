import type { Handoff, HandoffEntry, HandoffField } from '../model/handoff.ts';

type Told = Handoff['tells'][number];

/** Where a person's hours and breaks are told. */
export const tellField: HandoffField = 'business-hours';
const tellable: readonly Told[] = ['hours', 'breaks'];

/** The key of what evidence says of the person's hours, or breaks. */
export function tellKey(what: Told): string {
  return `duty:${what}`;
}

/** True for a line of evidence on a person's hours or breaks that they do not tell, or tell no longer. In their own words it is theirs to say. */
export function isUntold({ evidence, written }: Pick<HandoffEntry, 'evidence' | 'written'>, tells: Handoff['tells']): boolean {
  return Object.keys(written).length === 0 && tellable.some((what) => evidence?.key === tellKey(what) && !tells.includes(what));
}

/** The entries of a field that leave this person: what they struck stays, and so does what they do not tell of themselves. Of one that came in, all was told. */
export function entriesHandedOver({ content, tells, received }: Pick<Handoff, 'content' | 'tells' | 'received'>, field: HandoffField): readonly HandoffEntry[] {
  return (content.entries[field] ?? []).filter((entry) => !entry.struck && (received || !isUntold(entry, tells)));
}

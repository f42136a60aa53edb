import type { DueItem } from '../model/incident-page.ts';

/** What one incident asks for next: its title is read once. */
export type DueGroup = {
  readonly first: DueItem;
  /** The earliest first; `first` is among them. */
  readonly next: readonly DueItem[];
  readonly later: number;
};

/** What is due, by incident, at most `each` deadlines of one; the incident with the earliest deadline first. `items` are in the order of time. */
export function groupDue(items: readonly DueItem[], each: number): readonly DueGroup[] {
  const byIncident = new Map<string, DueItem[]>();
  for (const item of items) {
    const own = byIncident.get(item.incidentId);
    if (own === undefined) byIncident.set(item.incidentId, [item]);
    else own.push(item);
  }
  return [...byIncident.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ first, next: own.slice(0, each), later: Math.max(0, own.length - each) }];
  });
}

import { dueItems } from '../../shared/domain/incident-due.ts';
import type { DueItem } from '../../shared/model/incident-page.ts';
import type { Page } from './incident-desk-book.ts';

const byTime = (a: DueItem, b: DueItem): number => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);

/** The first so many of all that is due, the earliest first. Of thousands of incidents only those are written out that can be among them. */
export function collectDue(open: readonly Page[], homes: ReadonlyMap<string, string>, most: number): readonly DueItem[] {
  const asking = open.flatMap((page) => (page.standing.next === null ? [] : [{ page, at: page.standing.next.dueAt }])).toSorted((a, b) => a.at - b.at);
  let found: DueItem[] = [];
  let latest = Infinity;
  for (const { page, at } of asking) {
    if (at > latest) break;
    const { incident, run, policy, standing } = page;
    found.push(...dueItems({ incident, run, policy, deadlines: standing.deadlines, situationId: homes.get(incident.id) ?? null }));
    if (found.length < 2 * most) continue;
    found = found.toSorted(byTime).slice(0, most);
    latest = found.at(-1)?.dueAt ?? Infinity;
  }
  return found.toSorted(byTime).slice(0, most);
}

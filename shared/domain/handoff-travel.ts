import { HandoffFieldSchema, type Handoff, type HandoffContent, type HandoffEntry } from '../model/handoff.ts';
import type { TravellingHandoff } from '../model/handoff-exchange.ts';
import type { Instant } from '../time/duration.ts';
import { entriesHandedOver } from './handoff-tells.ts';
import { plainLine } from './plain-text.ts';

/** A handoff as it leaves: what was struck or is not told stays here, and so do the places of evidence in this computer's timeline. */
export function packHandoff(handoff: Handoff): TravellingHandoff {
  const { id, revision, kind, emergency, shiftFrom, shiftUntil, shiftKnown, zone, giver, receiver, givenAt } = handoff;
  const fields = HandoffFieldSchema.options.map((field) => [field, entriesHandedOver(handoff, field).map(packEntry)] as const);
  const content: HandoffContent = { entries: Object.fromEntries(fields.filter(([, entries]) => entries.length > 0)) as HandoffContent['entries'], prose: handoff.content.prose };
  const titles = new Map<string, string>();
  for (const { evidence, compiled } of fields.flatMap(([, entries]) => entries)) {
    if (evidence !== null && !titles.has(evidence.key)) titles.set(evidence.key, plainLine(compiled.title ?? compiled.text ?? evidence.key, 400));
  }
  return { id, revision, kind, emergency, shiftFrom, shiftUntil, ...(shiftKnown === false ? { shiftKnown } : {}), zone, giver, receiver, givenAt, content, evidence: [...titles].map(([key, title]) => ({ key, title })) };
}

function packEntry(entry: HandoffEntry): HandoffEntry {
  return { ...entry, seen: {}, evidence: entry.evidence === null ? null : { ...entry.evidence, eventIds: [] } };
}

/** A handoff as it stands at the receiver's. */
export function unpackHandoff(travelling: TravellingHandoff, now: Instant): Handoff {
  const { evidence: _, givenAt, ...rest } = travelling;
  return { ...rest, status: 'given', received: true, steps: {}, ticks: {}, tells: [], createdAt: now, changedAt: now, givenAt: givenAt ?? now, acceptedAt: null, previousId: null };
}

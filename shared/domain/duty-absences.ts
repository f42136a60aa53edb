import type { WatchEvent } from '../model/event.ts';
import type { Absence } from '../model/duty.ts';
import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { numberIn, textIn } from './payload-fields.ts';

/** A lid that was closed for less changes nothing. */
const shortestSleep: Milliseconds = 15 * minute;
/** Nobody at the keys for less is thinking, a call, or a break. */
const longestPause: Milliseconds = hour;

type Found = Omit<Absence, 'answer'>;

/**
 * When the person was away from the computer for long: it slept, or nobody touched it. What of it was work and what was rest
 * only they know; the newest answer counts, for all that overlaps (S36). `at` tells when an event happened.
 */
export function absencesIn(events: readonly WatchEvent[], at: (event: WatchEvent) => Instant): readonly Absence[] {
  const found = events.flatMap((event) => foundIn(event, at)).toSorted((a, b) => a.from - b.from || a.to - b.to);
  const groups: { merged: Found; members: Set<number> }[] = [];
  for (const one of found) {
    const last = groups.at(-1);
    if (last === undefined || one.from >= last.merged.to) {
      groups.push({ merged: one, members: new Set([one.id]) });
      continue;
    }
    const { merged } = last;
    last.merged = { id: Math.max(merged.id, one.id), why: merged.why === 'asleep' ? 'asleep' : one.why, from: merged.from, to: Math.max(merged.to, one.to) };
    last.members.add(one.id);
  }
  const answers = events.filter(({ kind }) => kind === 'duty.answered').toSorted((a, b) => a.id - b.id);
  return groups.map(({ merged, members }) => ({ ...merged, answer: answerOf(answers.findLast(({ payload }) => members.has(numberIn(payload, 'absence') ?? Number.NaN))) }));
}

function foundIn(event: WatchEvent, at: (event: WatchEvent) => Instant): readonly Found[] {
  const since = numberIn(event.payload, 'since');
  if (since === null || !(event.kind === 'break.credited' || (event.kind === 'blind.ended' && textIn(event.payload, 'source') === 'sleep'))) return [];
  const to = at(event);
  const from = to - (event.occurredAt - since);
  const why = event.kind === 'blind.ended' || textIn(event.payload, 'why') === 'asleep' ? 'asleep' : 'away';
  if (textIn(event.payload, 'why') === 'no-incident') return [];
  return to - from >= (why === 'asleep' ? shortestSleep : longestPause) ? [{ id: event.id, why, from, to }] : [];
}

function answerOf(event: WatchEvent | undefined): Absence['answer'] {
  const said = event === undefined ? null : textIn(event.payload, 'as');
  return said === 'worked' || said === 'rested' ? said : null;
}

import type { DrillEvidence, DrillPart } from '../model/drill-result.ts';
import { minute, type Instant } from '../time/duration.ts';
import { countEvidence, type DrillFacts } from './drill-facts.ts';
import { formatDuration } from './format-duration.ts';
import { numberIn } from './payload-fields.ts';

/** Each break that fell due during the drill, taken or not (runbook L755-L758). */
export function scoreBreaks({ shift, rules, endedAt }: DrillFacts): DrillPart {
  const due = shift.filter(({ kind }) => kind === 'break.due');
  const evidence = due.map((event, place): DrillEvidence => {
    const next = due[place + 1]?.occurredAt ?? Infinity;
    const after = shift.filter(({ id, occurredAt }) => id > event.id && occurredAt <= next);
    const taken = after.find(({ kind }) => kind === 'break.taken' || kind === 'break.credited');
    if (taken !== undefined) return { at: taken.occurredAt, text: `${event.title}: taken after ${formatDuration(taken.occurredAt - event.occurredAt)}`, good: true };
    const { postponeMinutes, postpones } = rules.breaks;
    const refused = after.find(({ kind }) => kind === 'break.refused' || kind === 'break.missed');
    if (refused === undefined && endedAt - event.occurredAt <= postponeMinutes * postpones * minute) return { at: event.occurredAt, text: `${event.title}: still in time when the drill ended`, good: null };
    return { at: refused?.occurredAt ?? event.occurredAt, text: `${event.title}: not taken`, good: false };
  });
  const quoted = rules.breaks.every.map(({ workMinutes, breakMinutes, line }) => ({ text: `After ${formatDuration(workMinutes * minute)} of incident work a break of ${formatDuration(breakMinutes * minute)}`, line: line ?? null }));
  return { id: 'breaks', ...countEvidence(evidence), evidence, rules: quoted };
}

/** How many of the 17 points the handoff met when it was given (runbook L711-L735). Not part of a drill without an end of a shift. */
export function scoreHandoff({ shift, handoffAt, endedAt }: DrillFacts): DrillPart {
  const rules = [{ text: 'The handoff quality checklist: 17 points', line: 711 }];
  const part = (within: number, of: number, evidence: readonly DrillEvidence[]): DrillPart => ({ id: 'handoff', within, of, evidence: [...evidence], rules });
  if (handoffAt === null) return part(0, 0, []);
  const given = shift.findLast(({ kind }) => kind === 'handoff.given');
  const [met, of] = [numberIn(given?.payload, 'met'), numberIn(given?.payload, 'of')];
  if (given !== undefined && met !== null && of !== null) return part(met, of, [{ at: given.occurredAt, text: `Given with ${met} of ${of} points met`, good: null }]);
  if (given !== undefined) return part(0, 0, [{ at: given.occurredAt, text: 'Given; its quality was not measured', good: null }]);
  if (endedAt < handoffAt) return part(0, 0, [{ at: null, text: 'The drill ended before the shift did', good: null }]);
  return part(0, 17, [{ at: handoffAt, text: 'The shift ended and no handoff was given', good: null }]);
}

/** The receiver's read-back, where a shift ended and somebody was there to give it (runbook L644). */
export function scoreReadBack({ shift, handoffAt, endedAt }: DrillFacts): DrillPart {
  const evidence = handoffAt === null ? [] : readBack(shift, handoffAt, endedAt);
  return { id: 'read-back', ...countEvidence(evidence), evidence: [...evidence], rules: [{ text: 'The receiver says back each open issue before accepting', line: 644 }] };
}

function readBack(shift: DrillFacts['shift'], handoffAt: Instant, endedAt: Instant): readonly DrillEvidence[] {
  const accepted = shift.find(({ kind }) => kind === 'handoff.accepted');
  if (accepted !== undefined) return [{ at: accepted.occurredAt, text: 'Read back and accepted', good: true }];
  if (endedAt < handoffAt) return [{ at: null, text: 'The drill ended before the shift did', good: null }];
  // Who takes over is played: only a second person at this machine can read it back.
  return [{ at: null, text: 'Nobody read it back at this machine', good: null }];
}

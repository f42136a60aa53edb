import { hour } from '../time/duration.ts';
import type { Contact } from '../policy/incident-policy.ts';
import type { Finding } from './handoff-compile.ts';
import type { ShiftEvidence } from './handoff-evidence.ts';
import { tellField, tellKey } from './handoff-tells.ts';
import { momentSpan } from './handoff-moments.ts';
import { formatChosen, formatDuration } from './format-duration.ts';
import { plainLine } from './plain-text.ts';

const reach = ({ phone, slack, email }: Contact): string => [phone, slack, email].filter((way) => way !== null).join(', ');

/** Who is on call from the boundary on, and whom the policy names (runbook L693). */
export function contactFindings({ shifts, rota, policy, until, zone }: ShiftEvidence): readonly Finding[] {
  const names = new Map(rota?.people.map(({ id, name }) => [id, name]));
  const next = (['primary', 'secondary'] as const).flatMap((seat): readonly Finding[] => {
    const turn = shifts.find((shift) => shift.seat === seat && shift.from <= until && until < shift.to);
    if (turn === undefined) return [];
    const person = turn.person === null ? null : (names.get(turn.person) ?? turn.person);
    const contact = policy.contacts.find(({ name }) => name === person);
    return [{
      field: 'contacts', evidence: { key: `rota:${seat}`, kind: 'rota', refId: null, eventIds: [] },
      parts: {
        title: `${seat === 'primary' ? 'Primary' : 'Secondary'} on-call next`,
        value: person === null ? 'nobody: a gap in the rota' : `${plainLine(person, 120)}${contact === undefined || reach(contact) === '' ? '' : `, ${reach(contact)}`}, ${momentSpan(turn.from, turn.to, zone)}`,
      },
    }];
  });
  const levels = new Set(policy.levels.map(({ contact }) => contact));
  const listed = policy.contacts.filter(({ id }) => !levels.has(id)).map((contact): Finding => ({
    field: 'contacts', evidence: { key: `contact:${contact.id}`, kind: 'contact', refId: contact.id, eventIds: [] },
    parts: { title: plainLine(contact.name, 300), ...(reach(contact) === '' ? {} : { value: reach(contact) }) },
  }));
  return [...next, ...listed];
}

/** Who is called on each level, as the policy in force has it; a level without a person or a number says so by being empty (runbook L694, C35). */
export function escalationFindings({ policy }: ShiftEvidence): readonly Finding[] {
  return policy.levels.map(({ level, name, contact: id, answerMinutes }): Finding => {
    const contact = policy.contacts.find((one) => one.id === id);
    const ways = contact === undefined ? '' : reach(contact);
    const value = contact === undefined ? '' : `${contact.name === name ? '' : `${plainLine(contact.name, 300)}${ways === '' ? '' : ', '}`}${ways}`;
    return {
      field: 'escalation', evidence: { key: `level:${level}`, kind: 'contact', refId: id, eventIds: [] },
      parts: { title: `Level ${level}: ${plainLine(name, 300)}, answers within ${formatChosen(answerMinutes * 60_000)}`, ...(value === '' ? {} : { value }) },
    };
  });
}

/**
 * How loaded the shift was, and, as far as the person ticked it, their hours and missed breaks (A17, F2). Nothing of how they are: that has no
 * way into a text for others.
 */
export function dutyFindings({ load, tells, worked, events }: ShiftEvidence): readonly Finding[] {
  const lines: Finding[] = [];
  if (load.incidents > load.budget) {
    lines.push({
      field: 'questions', evidence: { key: 'duty:load', kind: 'duty', refId: null, eventIds: events.filter(({ kind }) => kind === 'incident.acknowledged').map(({ id }) => id).slice(-50) },
      parts: { text: `Over the load budget: ${load.incidents} incidents within 12 h, ${load.budget} are planned for` },
    });
  }
  if (tells.includes('hours')) {
    // Quarter hours: the minute is nobody's business, and would change the line all the time.
    const quarters = Math.floor(worked / (hour / 4)) * (hour / 4);
    lines.push({ field: tellField, evidence: { key: tellKey('hours'), kind: 'duty', refId: null, eventIds: [] }, parts: { text: `The giver worked ${quarters === 0 ? 'less than 15 min' : formatDuration(quarters)} of this shift` } });
  }
  if (tells.includes('breaks')) {
    const missed = events.filter(({ kind }) => kind === 'break.missed' || kind === 'break.refused');
    const taken = events.filter(({ kind }) => kind === 'break.taken').length;
    lines.push({
      field: tellField, evidence: { key: tellKey('breaks'), kind: 'break', refId: null, eventIds: missed.map(({ id }) => id).slice(-50) },
      parts: { text: `Breaks of the giver: ${missed.length} missed, ${taken} taken` },
    });
  }
  return lines;
}

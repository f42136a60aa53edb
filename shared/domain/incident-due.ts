import type { DueItem } from '../model/incident-page.ts';
import type { Incident } from '../model/incident.ts';
import type { IncidentRun } from '../model/incident-run.ts';
import type { IncidentPolicy, LevelNumber } from '../policy/incident-policy.ts';
import { currentSeverity } from './incident-now.ts';
import type { Deadline } from './incident-deadlines.ts';
import type { Rung } from './ladder.ts';

const levelName = (policy: IncidentPolicy, level: LevelNumber): string => policy.levels.find((one) => one.level === level)?.name ?? `level ${level}`;
const contactName = (policy: IncidentPolicy, id: string): string => policy.contacts.find((one) => one.id === id)?.name ?? id;

function rungWords({ level, kind, reason }: Rung, policy: IncidentPolicy): string {
  const alert = reason.type === 'trigger' ? reason.trigger.alert.map((id) => contactName(policy, id)) : [];
  const people = [...(level === null ? [] : [levelName(policy, level)]), ...alert].join(', ');
  if (people === '' && reason.type === 'trigger') return reason.trigger.name;
  return kind === 'offer' ? `Escalate now? ${people} can be called` : `Call ${people}`;
}

/** What a deadline asks for, in a few words. */
export function deadlineWords(deadline: Deadline, policy: IncidentPolicy): string {
  switch (deadline.kind) {
    case 'acknowledge': return 'Acknowledge';
    case 'rung': return rungWords(deadline.rung, policy);
    case 'answer': return `${levelName(policy, deadline.level)} has to answer`;
    case 'update': return 'Status update';
    case 'decision': return 'Decision point: is the cause known?';
    case 'commander': return 'Hand over command';
  }
}

/** What an incident asks for, as entries of the list of everything that is due. */
export function dueItems(facts: {
  readonly incident: Incident;
  readonly situationId: string | null;
  readonly run: IncidentRun;
  readonly policy: IncidentPolicy;
  readonly deadlines: readonly Deadline[];
}): readonly DueItem[] {
  const { incident, situationId, run, policy, deadlines } = facts;
  return deadlines.map((deadline) => ({
    id: `${incident.id}:${deadline.id}`,
    kind: deadline.kind,
    incidentId: incident.id,
    situationId,
    severity: currentSeverity(run),
    drill: incident.source === 'drill',
    words: deadlineWords(deadline, policy),
    incidentTitle: incident.title,
    dueAt: deadline.dueAt,
    overdueAt: deadline.overdueAt,
    line: deadline.line,
  }));
}

import type { IncidentRun } from '../model/incident-run.ts';
import type { StepList } from '../model/incident-page.ts';
import type { ChecklistItem, IncidentPolicy } from '../policy/incident-policy.ts';
import { minute, type Instant } from '../time/duration.ts';
import { currentSeverity } from './incident-now.ts';
import { triggeredSince } from './ladder.ts';

/** The steps that apply, in the order in which they are done: of the severity, of its phases, of every business trigger that holds (S3, S4, S17). */
export function stepLists(run: IncidentRun, policy: IncidentPolicy, ticked: ReadonlySet<string>): readonly StepList[] {
  const severity = currentSeverity(run);
  const withState = (list: string, steps: readonly ChecklistItem[]) => steps.map((step) => ({ ...step, done: ticked.has(`${list}/${step.id}`) }));
  const lists: StepList[] = [];
  if (severity !== null) {
    const list = `sev-${severity}`;
    lists.push({ list, name: `SEV-${severity} actions`, group: null, steps: withState(list, policy.severities[severity].actions) });
    const phases = policy.severities[severity].phases ? policy.phases.toSorted((a, b) => a.fromMinutes - b.fromMinutes) : [];
    for (const phase of phases) {
      const name = `phase-${phase.id}`;
      for (const group of phase.groups) lists.push({ list: name, name: phase.name, group: group.name, steps: withState(name, group.steps) });
    }
  }
  for (const trigger of policy.businessTriggers) {
    if (trigger.checklist.length === 0 || triggeredSince(run, trigger) === null) continue;
    const list = `trigger-${trigger.id}`;
    lists.push({ list, name: trigger.name, group: null, steps: withState(list, trigger.checklist) });
  }
  return lists;
}

/** How many steps whose time has come are not ticked: a phase that has not begun asks for nothing. */
export function countUnticked(lists: readonly StepList[], run: IncidentRun, policy: IncidentPolicy, now: Instant): number {
  const begun = new Set(policy.phases.filter(({ fromMinutes }) => run.openedAt + fromMinutes * minute <= now).map(({ id }) => `phase-${id}`));
  return lists.filter(({ list }) => !list.startsWith('phase-') || begun.has(list)).reduce((sum, { steps }) => sum + steps.filter(({ done }) => !done).length, 0);
}

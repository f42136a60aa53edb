import type { IncidentRun } from '../model/incident-run.ts';
import type { ListedStep, StepList } from '../model/incident-page.ts';
import type { ChecklistItem, IncidentPolicy } from '../policy/incident-policy.ts';
import { minute, type Instant } from '../time/duration.ts';
import { currentSeverity } from './incident-now.ts';
import { triggeredSince } from './ladder.ts';

type StepPolicy = Pick<IncidentPolicy, 'severities' | 'phases' | 'businessTriggers'>;

/**
 * What a step is ticked as, by `list/step`. The runbook asks for some of them twice (L193 and L259: acknowledge, L194 and L261: join the
 * channel): a step of the same id and the same words is the same step, in whichever list it stands, and is done once.
 */
export function stepKeys(policy: StepPolicy): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const keys = new Map<string, string>();
  for (const { own, step } of everyStep(policy)) {
    const same = `${step.id} ${step.text}`;
    const known = first.get(same) ?? own;
    first.set(same, known);
    keys.set(own, known);
  }
  return keys;
}

/** The step of the runbook (L193, L212, L259) in the very words that this program comes with. */
function isRunbooksAcknowledge({ id, text }: ChecklistItem): boolean {
  return id === 'acknowledge' && text === 'Acknowledge in PagerDuty';
}

/**
 * What acknowledging ticks, by what it is ticked as (S3): whoever has acknowledged is not asked for it once more. The steps with the mark; in a
 * policy that was written before there was one, the runbook's own step. What a team wrote in its own words is not guessed at.
 */
export function stepsOfAcknowledging(policy: StepPolicy, keys: ReadonlyMap<string, string>): readonly string[] {
  const steps = everyStep(policy);
  const knowsMark = steps.some(({ step }) => step.doneBy !== undefined);
  return steps.flatMap(({ own, step }) => ((knowsMark ? step.doneBy === 'acknowledging' : isRunbooksAcknowledge(step)) ? [keys.get(own) ?? own] : []));
}

function everyStep({ severities, phases, businessTriggers }: StepPolicy): readonly { readonly own: string; readonly step: ChecklistItem }[] {
  const of = (list: string, steps: readonly ChecklistItem[]) => steps.map((step) => ({ own: `${list}/${step.id}`, step }));
  return [
    ...([1, 2, 3, 4] as const).flatMap((severity) => of(`sev-${severity}`, severities[severity].actions)),
    ...phases.flatMap(({ id, groups }) => groups.flatMap(({ steps }) => of(`phase-${id}`, steps))),
    ...businessTriggers.flatMap(({ id, checklist }) => of(`trigger-${id}`, checklist)),
  ];
}

/** The steps that apply, in the order in which they are done: of the severity, of its phases, of every business trigger that holds (S3, S4, S17). `ticked`: by what they are ticked as. */
export function stepLists(run: IncidentRun, policy: IncidentPolicy, ticked: ReadonlySet<string>): readonly StepList[] {
  const severity = currentSeverity(run);
  const keys = stepKeys(policy);
  const lines = new Map<string, number[]>();
  const withState = (list: string, steps: readonly ChecklistItem[]) => steps.map((step): ListedStep => {
    const key = keys.get(`${list}/${step.id}`) ?? `${list}/${step.id}`;
    const own = lines.get(key) ?? [];
    lines.set(key, own);
    // Filled by every list that applies, this one and the later ones.
    if (step.line !== undefined && !own.includes(step.line)) own.push(step.line);
    return { ...step, key, lines: own, done: ticked.has(key) };
  });
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

/** The same steps of an incident that PagerDuty does not know: the runbook's words for acknowledging would send the person there in vain. */
export function inLocalWords(lists: readonly StepList[]): readonly StepList[] {
  return lists.map((list) => ({ ...list, steps: list.steps.map((step) => (isRunbooksAcknowledge(step) ? { ...step, text: 'Acknowledge' } : step)) }));
}

/** How many steps whose time has come are not ticked: a phase that has not begun asks for nothing. */
export function countUnticked(lists: readonly StepList[], run: IncidentRun, policy: IncidentPolicy, now: Instant): number {
  const begun = new Set(policy.phases.filter(({ fromMinutes }) => run.openedAt + fromMinutes * minute <= now).map(({ id }) => `phase-${id}`));
  const asked = lists.filter(({ list }) => !list.startsWith('phase-') || begun.has(list));
  return new Set(asked.flatMap(({ steps }) => steps.flatMap(({ done, key }) => (done ? [] : [key])))).size;
}

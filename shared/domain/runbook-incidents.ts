import type { IncidentPolicy, LadderRung, SeverityRules } from '../policy/incident-policy.ts';
import { minute } from '../time/duration.ts';
import { pointsBlock, tableBlock, textBlock, type DraftBlock, type DraftItem, type DraftSection } from './runbook-builder.ts';
import { formatChosen } from './format-duration.ts';
import { thresholdWords } from './severity-suggestion.ts';

const severities = [1, 2, 3, 4] as const;
const span = (minutes: number): string => formatChosen(minutes * minute);
const nameOfLevel = (policy: IncidentPolicy, level: number): string => policy.levels.find((one) => one.level === level)?.name ?? `Level ${level}`;

/** `5 min`, `24 h of business days`. */
export function answerWords({ respondMinutes, businessDays }: SeverityRules): string {
  return `${span(respondMinutes)}${businessDays ? ' of business days' : ''}`;
}

function conditionWords({ when, kind }: LadderRung, { progressMinutes }: SeverityRules): string {
  const offer = kind === 'offer' ? ', if you want' : '';
  switch (when) {
    case 'always': return `in any case${offer}`;
    case 'unacknowledged': return `nobody has acknowledged${offer}`;
    case 'no-progress': return `nothing has moved${progressMinutes === null ? '' : ` for ${span(progressMinutes)}`}${offer}`;
    case 'not-mitigated': return `it is neither monitored nor resolved${offer}`;
  }
}

/** Who is called after how long, one row a rung. */
export function ladderRows(policy: IncidentPolicy, severity: 1 | 2 | 3 | 4): readonly DraftItem[] {
  const rules = policy.severities[severity];
  return rules.ladder.map((rung) => ({ cells: [span(rung.afterMinutes), nameOfLevel(policy, rung.level), conditionWords(rung, rules)], line: rung.line }));
}

/** How each severity is told, answered and worked on. */
export function severitySections(policy: IncidentPolicy): readonly DraftSection[] {
  return severities.map((severity): DraftSection => {
    const rules = policy.severities[severity];
    // What a symptom says with the same line is not said twice.
    const said = new Set(rules.symptoms.map(({ line }) => line));
    const thresholds = rules.thresholds.filter(({ line }) => line === undefined || !said.has(line)).map((threshold) => ({ text: thresholdWords(threshold), line: threshold.line }));
    return {
      id: `severity-${severity}`, chapter: 'response', title: `SEV-${severity}: ${rules.name}`, line: rules.line, fromPolicy: true,
      blocks: [
        textBlock(`Acknowledge within ${answerWords(rules)}.`, rules.line),
        pointsBlock('What it looks like', [...rules.symptoms, ...thresholds]),
        pointsBlock('What to do first', rules.actions, null, 'steps'),
      ],
    };
  });
}

/** The response in time: what belongs to its first minutes, and what comes later. */
export function phaseSections({ phases }: IncidentPolicy): readonly DraftSection[] {
  return phases.map((phase, at): DraftSection => {
    const next = phases[at + 1];
    const when = next === undefined ? `from ${span(phase.fromMinutes)} on` : `${phase.fromMinutes} to ${span(next.fromMinutes)}`;
    return { id: `phase-${phase.id}`, chapter: 'response', title: `${phase.name}: ${when}`, line: phase.line, fromPolicy: true, blocks: phase.groups.map(({ name, steps }) => pointsBlock(name, steps)) };
  });
}

export function levelSection({ levels }: IncidentPolicy): DraftSection {
  return {
    id: 'levels', chapter: 'schedule', title: 'Who is called, and what they may decide', line: 118, fromPolicy: true,
    blocks: [tableBlock(['Level', 'Who', 'Answers within', 'Is there for', 'May decide'], levels.map(({ level, name, answerMinutes, scope, authority, line }) => ({ cells: [String(level), name, span(answerMinutes), scope, authority], line })))],
  };
}

export function communicationSections(policy: IncidentPolicy): readonly DraftSection[] {
  const cadence = severities.map((severity): DraftItem => {
    const { update } = policy.severities[severity];
    return { cells: [`SEV-${severity}`, update === null ? 'when there is something to say' : span(update.dueMinutes), update === null ? '' : span(update.overdueMinutes)] };
  });
  return [
    { id: 'channels', chapter: 'communication', title: 'Channels', line: 315, fromPolicy: true, blocks: policy.channels.map(({ name, purpose, guidelines, line }) => pointsBlock(`${name}: ${purpose}`, guidelines.map((text) => ({ text })), line)).map(withOwnLine) },
    { id: 'cadence', chapter: 'communication', title: 'How often to update', line: 327, fromPolicy: true, blocks: [tableBlock(['Severity', 'Due after', 'Overdue after'], cadence, 327), textBlock('Counted from the last update. “No change” counts as one.')] },
    {
      id: 'templates', chapter: 'communication', title: 'Status updates', line: 343, fromPolicy: true,
      blocks: policy.templates.map(({ name, texts: { responders } }) => withOwnLine(pointsBlock(`${name}: ${responders.title}`, responders.fields.map(({ label }) => ({ text: label })), responders.line))),
    },
  ];
}

/** A block whose points have no lines of their own is found by its title's; one without points still says its title. */
function withOwnLine(block: DraftBlock): DraftBlock {
  return block.items.length > 0 ? block : { ...textBlock(block.title ?? '', block.line) };
}

export function escalationSections(policy: IncidentPolicy): readonly DraftSection[] {
  const ladders = severities.flatMap((severity): DraftSection[] => {
    const rows = ladderRows(policy, severity);
    const { durationMinutes, ladder } = policy.severities[severity];
    if (rows.length === 0) return [];
    const first = Math.min(...ladder.flatMap(({ line }) => line ?? []));
    return [{
      id: `ladder-${severity}`, chapter: 'escalation', title: `SEV-${severity}: who is called when`, line: Number.isFinite(first) ? first : null, fromPolicy: true,
      blocks: [
        tableBlock(['After', 'Who', 'If'], rows),
        ...(durationMinutes === null ? [] : [textBlock(`Open for longer than ${span(durationMinutes)}, it goes to the top of this ladder.`)]),
      ],
    }];
  });
  const contact = (id: string): string => policy.contacts.find((one) => one.id === id)?.name ?? id;
  const triggers = policy.businessTriggers.filter(({ enabled }) => enabled).map(({ name, level, withinMinutes, alert, checklist, line }): DraftBlock => {
    const who = [...(level === null ? [] : [nameOfLevel(policy, level)]), ...alert.map(contact)].join(', ');
    const when = withinMinutes === 0 ? 'at once' : `within ${span(withinMinutes)}`;
    return checklist.length === 0 ? textBlock(`${name}: ${who}, ${when}`, line) : pointsBlock(`${name}: ${who}, ${when}`, checklist, line);
  });
  return [
    ...ladders,
    { id: 'business-triggers', chapter: 'escalation', title: 'What calls somebody whatever the ladder says', line: 457, fromPolicy: true, blocks: [...triggers, textBlock('The earliest of all ladders and triggers counts. What is learned later is due when it is learned.')] },
    {
      id: 'decision', chapter: 'escalation', title: 'When to ask yourself whether it goes further up', line: 495, fromPolicy: true,
      blocks: [pointsBlock(`After ${span(policy.decision.afterMinutes)} without a cause, and whenever you are not sure. One yes is reason enough.`, policy.decision.questions, policy.decision.line)],
    },
  ];
}

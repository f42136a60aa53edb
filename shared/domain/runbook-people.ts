import type { BreakRules } from '../policy/break-policy.ts';
import type { DutyHours, DutyLimits } from '../policy/duty-policy.ts';
import type { Routine } from '../policy/routine-policy.ts';
import type { TrainingPolicy } from '../policy/training-policy.ts';
import { minute } from '../time/duration.ts';
import { formatChosen } from './format-duration.ts';
import { pointsBlock, tableBlock, textBlock, type DraftSection } from './runbook-builder.ts';

const span = (minutes: number): string => formatChosen(minutes * minute);
const hours = (minutes: number): string => `${Math.round((minutes / 60) * 10) / 10} h`;

const hoursRows = (name: string, { continuousMinutes, restMinutes, weekMinutes, line }: DutyHours) => {
  const at = (place: number) => (line === undefined ? null : line + place);
  return [
    { cells: [name, 'work in one go, at most', hours(continuousMinutes)], line: at(0) },
    { cells: [name, 'rest before the next, at least', hours(restMinutes)], line: at(1) },
    { cells: [name, 'work in any 7 days, at most', hours(weekMinutes)], line: at(2) },
  ];
};

/** How long somebody may work, must rest and when they pause. */
export function limitSections(duty: DutyLimits, breaks: BreakRules): readonly DraftSection[] {
  return [
    {
      id: 'limits', chapter: 'wellness', title: 'How long anybody works', line: 740, fromPolicy: true,
      blocks: [
        tableBlock(['Rules', 'What', 'How long'], [...hoursRows('Usual', duty.usual), ...hoursRows('Emergency', duty.emergency)]),
        textBlock('Emergency rules hold only once somebody has approved them, by name, and end in their longer rest.', duty.emergency.line),
        textBlock(`Breaks do not start the count anew; a full rest does. Work of ${span(duty.restEndedByMinutes)} inside a rest ends it. A rest below ${hours(duty.shortRestMinutes)} is warned of. Limits advise: nobody is ever locked out of an incident.`),
      ],
    },
    {
      id: 'breaks', chapter: 'wellness', title: 'Breaks while an incident is worked on', line: 755, fromPolicy: true,
      blocks: [
        tableBlock(['Every', 'Break'], breaks.every.map(({ workMinutes, breakMinutes, line }) => ({ cells: [`${span(workMinutes)} of incident work`, span(breakMinutes)], line }))),
        textBlock(`Where several fall together, the longest is taken. Each can be put off ${breaks.postpones} times for ${span(breaks.postponeMinutes)}; after that somebody covers, or it stays owed.`),
      ],
    },
  ];
}



/** What is looked at at fixed times of the day, by whoever is on shift. */
export function routineSections(routines: readonly Routine[]): readonly DraftSection[] {
  return routines.map(({ id, name, at, machineAt, atShiftEnd, items, line }): DraftSection => {
    const times = [at.join(', '), ...(atShiftEnd ? ['when a shift ends'] : [])].filter((part) => part !== '').join(', or ');
    const machine = machineAt.length === 0 ? '' : ` At ${machineAt.join(' and ')} nobody is asked: what can be found out is written down.`;
    return { id: `routine-${id}`, chapter: 'responsibilities', title: `${name}: ${times}`, line, fromPolicy: true, blocks: [...(machine === '' ? [] : [textBlock(machine.trim(), line)]), pointsBlock(null, items, line)] };
  });
}

/** How people learn it and stay fit for it. */
export function trainingSections({ weeks, assessment, recurring, competencies, resources }: TrainingPolicy): readonly DraftSection[] {
  const kinds = { documentation: 'To read', tools: 'To work with' } as const;
  return [
    { id: 'competencies', chapter: 'responsibilities', title: 'What whoever is on call can do', line: 81, fromPolicy: true, blocks: competencies.map(({ name, items, line }) => pointsBlock(name, items, line)) },
    ...weeks.map(({ id, name, days, shadow, line }, at): DraftSection => ({
      id: `training-${id}`, chapter: 'training', title: `Week ${at + 1}: ${name}`, line, fromPolicy: true,
      blocks: [...days.map((day, place) => pointsBlock(days.length === 1 ? day.name : `Day ${place + 1}: ${day.name}`, day.items, day.line)), ...(shadow ? [textBlock('A shadow sits beside whoever is on call: shown, never called, without authority.')] : [])],
    })),
    { id: 'assessment', chapter: 'training', title: assessment.name, line: assessment.line, fromPolicy: true, blocks: [pointsBlock('Passed when an assessor has signed every part.', assessment.items, assessment.line)] },
    ...recurring.map(({ id, name, everyDays, noticeDays, items, line }): DraftSection => ({
      id: `recurring-${id}`, chapter: 'training', title: `${name}, every ${everyDays} days`, line, fromPolicy: true,
      blocks: [pointsBlock(`Named ${noticeDays} days before it is due.`, items, line)],
    })),
    {
      id: 'resources', chapter: 'training', title: 'To learn from', line: 604, fromPolicy: true,
      blocks: (['documentation', 'tools'] as const).map((kind) => pointsBlock(kinds[kind], resources.filter((one) => one.kind === kind).map(({ name, covers, line }) => ({ text: `${name}: ${covers}`, line })))),
    },
  ];
}

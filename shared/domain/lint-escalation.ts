import type { Severity } from '../model/severity.ts';
import { distinct, onPath, onSaid, type LintFacts, type LintHit, type LintRule } from './lint-hit.ts';

const severities = [1, 2, 3, 4] as const;
const rungsFrom = (minutes: readonly number[]) => minutes.toSorted((a, b) => a - b).map((each) => `${each} min`).join(', ');

/** C1 to C3: several times at which the secondary is called for one severity, with no word on which of them holds. */
const secondaryTwice: LintRule = ({ policy, said }) => [
  ...([1, 2, 3] as const).flatMap((severity): readonly LintHit[] => {
    const sentences = said('escalate').filter((each) => each.severity === severity && each.level === 2);
    const times = distinct(sentences.map(({ minutes }) => minutes));
    return times.length < 2 ? [] : [onSaid({
      rule: `C${severity}`, kind: 'conflict',
      message: `SEV-${severity} calls the secondary at ${rungsFrom(times)}.`,
      advice: severity === 1 ? 'Two rungs: the first an offer, the second due.' : 'Two rungs with two conditions: nobody acknowledged, and acknowledged without progress.',
    }, sentences)];
  }),
  ...severities.flatMap((severity): readonly LintHit[] => {
    const ladder = policy.incident?.severities[severity].ladder ?? [];
    return ladder.flatMap((rung, place) => {
      const other = ladder.findIndex((each) => each.level === rung.level && each.when === rung.when && each.kind === rung.kind && each.afterMinutes !== rung.afterMinutes);
      return other < place ? [] : [onPath({
        rule: `C${Math.min(severity, 3)}`, kind: 'conflict',
        message: `SEV-${severity} calls level ${rung.level} twice on the same condition: at ${rungsFrom([rung.afterMinutes, ladder[other]?.afterMinutes ?? 0])}.`,
        advice: 'Keep one, or give them different conditions.',
      }, [place, other].map((at) => ['incident', 'severities', severity, 'ladder', at]), [rung.line, ladder[other]?.line])];
    });
  }),
];

/** C4: everybody late is escalated at once, though the ladder says later. */
const lateEscalates: LintRule = ({ said }) => {
  const rule = said('escalate-when').filter(({ name }) => name === 'no acknowledgement in time');
  const apart = said('respond').filter(({ severity, minutes }) => said('escalate').some((each) => each.severity === severity && each.level === 2 && each.minutes !== minutes));
  return rule.length === 0 || apart.length === 0 ? [] : [onSaid({
    rule: 'C4', kind: 'conflict',
    message: 'A missed response time escalates by itself, but the secondary has times of its own.',
    advice: 'Missing the response time alarms whoever has it, and offers to escalate; the rungs keep their times.',
  }, [...rule, ...apart])];
};

/** C5: upper levels are called at a minute, whatever has happened by then. */
const noCondition: LintRule = ({ policy, said }) => {
  const message = 'Upper levels are called at a fixed minute, with no word on when that is not needed any more.';
  const advice = 'Call them unless the status is Monitoring or Resolved: “when: not-mitigated”.';
  const sentences = said('escalate').filter(({ level = 1, when }) => level >= 3 && when === undefined);
  const rungs = severities.flatMap((severity) => (policy.incident?.severities[severity].ladder ?? []).flatMap((rung, at) => (rung.level >= 3 && rung.when === 'always' ? [{ path: ['incident', 'severities', severity, 'ladder', at, 'when'], line: rung.line }] : [])));
  return [
    ...(sentences.length === 0 ? [] : [onSaid({ rule: 'C5', kind: 'gap', message, advice }, sentences)]),
    ...(rungs.length === 0 ? [] : [onPath({ rule: 'C5', kind: 'gap', message, advice }, rungs.map(({ path }) => path), rungs.map(({ line }) => line))]),
  ];
};

/** C6: progress is asked for and never explained. */
const whatIsProgress: LintRule = ({ policy, said }) => {
  const message = 'Progress decides about a call, and nothing says what counts as progress, or within which time.';
  const advice = 'A finding, an action or a change of status within so many minutes: “progressMinutes”.';
  const sentences = said('escalate', 'escalate-when').filter(({ when }) => when === 'no-progress');
  const open = severities.filter((severity) => policy.incident?.severities[severity].progressMinutes === null && policy.incident.severities[severity].ladder.some(({ when }) => when === 'no-progress'));
  return [
    ...(sentences.length === 0 || said('progress-means').length > 0 ? [] : [onSaid({ rule: 'C6', kind: 'gap', message, advice }, sentences)]),
    ...open.map((severity) => onPath({ rule: 'C6', kind: 'gap', message: `SEV-${severity}: ${message}`, advice }, [['incident', 'severities', severity]])),
  ];
};

/** C7: an incident may last too long, and nothing says how long that is. */
const howLong: LintRule = ({ said }) => {
  const sentences = said('escalate-when').filter(({ name }) => name === 'lasts too long');
  return sentences.length === 0 || said('duration').length > 0 ? [] : [onSaid({
    rule: 'C7', kind: 'gap', message: 'An incident that lasts too long is escalated, and nothing says how long that is.', advice: 'The last rung of each severity, as “durationMinutes”.',
  }, sentences)];
};

/** C8: several SEV-2, without a number. */
const howMany: LintRule = ({ policy, said }) => {
  const finding = { rule: 'C8', kind: 'gap', message: 'Several SEV-2 call the manager, and nothing says how many are several, or when.', advice: 'Two that are open at once, at once: “over: 1”.' } as const;
  const sentences = said('several-high').filter(({ count }) => count === undefined);
  const triggers = (policy.incident?.businessTriggers ?? []).flatMap(({ fact, over, line }, at) => (fact === 'several-high' && over === null ? [{ at, line }] : []));
  return [
    ...(sentences.length === 0 ? [] : [onSaid(finding, sentences)]),
    ...triggers.map(({ at, line }) => onPath(finding, [['incident', 'businessTriggers', at]], [line])),
  ];
};

/** C9: what is done in and out of business hours. */
const whichHours: LintRule = ({ said }) => {
  const sentences = said('escalate-when').filter(({ name }) => name === 'business hours');
  return sentences.length === 0 || said('business-hours').length > 0 ? [] : [onSaid({
    rule: 'C9', kind: 'gap', message: 'Business hours make a difference, and nothing says which hours they are, or which difference.', advice: 'Days and times in the team’s zone under “alerting.businessHours”; only SEV-3 and SEV-4 wait outside of them.',
  }, sentences)];
};

/** C10: one level, several times, depending on what is affected. */
const topSeveralTimes: LintRule = ({ said }) => {
  const sentences = said('escalate', 'impact').filter(({ level, severity }) => level === 5 && (severity === undefined || severity === 1));
  return distinct(sentences.map(({ minutes }) => minutes)).length < 2 ? [] : [onSaid({
    rule: 'C10', kind: 'conflict', message: `The top level is called after ${rungsFrom(distinct(sentences.map(({ minutes }) => minutes)))}, depending on what is affected; a full outage is all of it.`, advice: 'The earliest holds, with its reason beside it.',
  }, sentences)];
};

/** C11: a limit without its boundary and its source. */
const whoMeasures: LintRule = ({ said }) => {
  const sentences = said('impact').filter(({ count, name }) => count !== undefined && name === undefined);
  return sentences.length === 0 ? [] : [onSaid({
    rule: 'C11', kind: 'gap', message: 'Money lost and users affected decide, and nothing says who measures them, or what holds at the very limit.', advice: 'Strictly more than the limit; a person’s estimate, with its time and name.',
  }, sentences)];
};

/** C14: is it the delay of the page or the time to answer it? */
const pageWithin: LintRule = ({ said }) => {
  const sentences = said('page').filter(({ minutes = 0, severity }) => minutes > 0 && said('respond').some((each) => each.severity === severity && each.minutes === minutes));
  return sentences.length === 0 ? [] : [onSaid({
    rule: 'C14', kind: 'conflict', message: `“Within ${rungsFrom(distinct(sentences.map(({ minutes }) => minutes)))}” reads as the delay of the page and as the time to answer it.`, advice: 'Page at once; the number is until the acknowledgement.',
  }, sentences)];
};

/** C15: what a response is. */
const whatIsResponse: LintRule = ({ said }) => {
  const sentences = said('respond');
  return sentences.length === 0 || said('response-means').length > 0 ? [] : [onSaid({
    rule: 'C15', kind: 'gap', message: 'Response times are given, and nothing says whether the acknowledgement or the first work meets them.', advice: 'The acknowledgement stops the clock; the first note of a person is kept as “engaged”.',
  }, sentences)];
};

/** C36: a summary that leaves rungs out. */
const shortSummary: LintRule = ({ said }) => {
  const listed = said('quick-escalate');
  const left = said('escalate').filter((rung) => !listed.some(({ severity, level, minutes }) => severity === rung.severity && level === rung.level && minutes === rung.minutes));
  return listed.length === 0 || left.length === 0 ? [] : [onSaid({
    rule: 'C36', kind: 'conflict', message: `The summary leaves out ${left.length} of the times of the ladders.`, advice: 'Do not write it: the quick reference is made from the ladders.',
  }, [...listed, ...left])];
};

/** A level that is called later although a higher one was called before, and a ladder without a level that exists. */
const order: LintRule = ({ policy }: LintFacts) => severities.flatMap((severity: Severity) => {
  const ladder = policy.incident?.severities[severity].ladder ?? [];
  const known = new Set(policy.incident?.levels.map(({ level }) => level));
  return ladder.flatMap((rung, at): readonly LintHit[] => [
    ...(known.has(rung.level) ? [] : [onPath({ rule: 'W1', kind: 'gap', message: `SEV-${severity} calls level ${rung.level}, which is not among the levels.`, advice: 'Add it to “incident.levels”, with who it is and what they may decide.' }, [['incident', 'severities', severity, 'ladder', at]], [rung.line])]),
    ...(ladder.some((each) => each.level > rung.level && each.afterMinutes < rung.afterMinutes && each.when === rung.when)
      ? [onPath({ rule: 'W2', kind: 'conflict', message: `SEV-${severity} calls level ${rung.level} at ${rung.afterMinutes} min, after a higher one.`, advice: 'Put the lower level first, or leave it out.' }, [['incident', 'severities', severity, 'ladder', at]], [rung.line])] : []),
  ]);
});

export const escalationRules: readonly LintRule[] = [secondaryTwice, lateEscalates, noCondition, whatIsProgress, howLong, howMany, whichHours, topSeveralTimes, whoMeasures, pageWithin, whatIsResponse, shortSummary, order];

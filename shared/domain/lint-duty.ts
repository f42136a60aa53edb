import { distinct, onPath, onSaid, type LintHit, type LintRule } from './lint-hit.ts';

/** Daily rest by Directive 2003/88/EC, article 3. */
const dailyRestHours = 11;
const isNight = (time: string) => time >= '22:00' || time < '06:00';

/** C19: on call all week, working twelve hours. */
const allWeek: LintRule = ({ said }) => {
  const coverage = said('coverage').filter(({ hours = 0 }) => hours >= 168);
  const limits = said('work-at-most', 'week-at-most').filter(({ when }) => when === undefined);
  return coverage.length === 0 || limits.length === 0 ? [] : [onSaid({
    rule: 'C19', kind: 'impossible', message: 'One person is on call for 168 h a week, and may work 12 h at a time and 60 h a week.', advice: 'Standby is not work: limits count declared hours, incidents and what is entered.',
  }, [...coverage, ...limits])];
};

/** C20, C21, C24: limits in words that can be read in several ways. */
const undefinedWords: LintRule = ({ said }) => {
  const hits: LintHit[] = [];
  const work = said('work-at-most');
  const week = said('week-at-most');
  const emergency = said('work-at-most', 'week-at-most').filter(({ when }) => when === 'emergency');
  if (work.length > 0 && said('continuous-means').length === 0) hits.push(onSaid({ rule: 'C20', kind: 'gap', message: 'Nothing says what ends continuous work.', advice: 'A rest of 8 h ends it; a break does not.' }, work));
  if (week.length > 0 && said('week-means').length === 0) hits.push(onSaid({ rule: 'C21', kind: 'gap', message: 'Nothing says which week is meant.', advice: 'Any 168 h, not the calendar’s week.' }, week));
  if (emergency.length > 0 && said('emergency-begins').length === 0) hits.push(onSaid({ rule: 'C24', kind: 'gap', message: 'There are other limits in an emergency, and nothing says what begins one, or ends it.', advice: 'Somebody activates it and an approver is named; a rest of 12 h ends it.' }, emergency));
  return hits;
};

/** C22, C23: a rest that a page may interrupt, and that is shorter than a night. */
const rest: LintRule = ({ policy, said }) => {
  const rests = said('rest-at-least').filter(({ when }) => when === undefined);
  const short = rests.filter(({ hours = 0 }) => hours < dailyRestHours);
  const sleep = said('sleep').filter(({ upToHours = 0 }) => short.some(({ hours = 0 }) => hours < upToHours));
  const advice = 'Less than 11 h warns (the daily rest of the EU), less than 8 h is red; other profiles can be chosen.';
  const own = policy.duty;
  const hits: LintHit[] = [];
  if (rests.length > 0 && said('coverage').some(({ hours = 0 }) => hours >= 168) && said('rest-broken-by').length === 0) hits.push(onSaid({ rule: 'C22', kind: 'gap', message: 'Whoever rests can be paged, and nothing says when a page ends the rest.', advice: 'Work of 30 min or more begins the rest anew; what is owed is shown.' }, rests));
  if (short.length > 0) hits.push(onSaid({ rule: 'C23', kind: 'conflict', message: `${distinct(short.map(({ hours }) => hours)).join(', ')} h between shifts leave no room for the sleep that is asked for, and the way home.`, advice }, [...short, ...sleep]));
  if (own !== undefined && own.shortRestMinutes < dailyRestHours * 60) hits.push(onPath({ rule: 'C23', kind: 'note', message: `A rest below ${own.shortRestMinutes / 60} h warns; the daily rest of the EU is 11 h.`, advice }, [['duty', 'shortRestMinutes']]));
  if (own !== undefined && own.usual.restMinutes > own.shortRestMinutes) hits.push(onPath({ rule: 'C23', kind: 'conflict', message: 'A rest is red before it warns.', advice: 'Let “shortRestMinutes” be more than “usual.restMinutes”.' }, [['duty', 'shortRestMinutes']]));
  return hits;
};

/** C25: breaks that fall on the same minute. */
const breaks: LintRule = ({ said }) => {
  const all = said('break');
  const colliding = all.filter((one) => all.some((other) => other !== one && (one.hours ?? 0) > 0 && (other.hours ?? 0) > 0 && ((one.hours ?? 0) % (other.hours ?? 1) === 0 || (other.hours ?? 0) % (one.hours ?? 1) === 0)));
  return colliding.length < 2 || said('break-order').length > 0 ? [] : [onSaid({
    rule: 'C25', kind: 'conflict', message: 'Breaks fall on the same hour, and nothing says which is taken, or who covers.', advice: 'The longest; the secondary covers, by name. Incidents at the same time count once.',
  }, colliding)];
};

/** C26, C27: when the handoff is. */
const handoff: LintRule = ({ said }) => {
  const steps = said('handoff-step');
  const afloat = steps.filter(({ when }) => when === undefined);
  const daily = said('handoff-at');
  const weekly = said('rotation-changes').filter(({ days = 0 }) => days >= 7);
  return [
    ...(afloat.length === 0 ? [] : [onSaid({ rule: 'C26', kind: 'gap', message: `${steps.length} steps of the handoff take ${steps.map(({ minutes = 0 }) => minutes).join(' + ')} min, and nothing says how they lie about the change.`, advice: 'Compile at T-30, meet at T-15, change at T, verify at T+15.' }, steps)]),
    ...(daily.length === 0 || weekly.length === 0 ? [] : [onSaid({ rule: 'C27', kind: 'conflict', message: `There is a handoff at ${distinct(daily.flatMap(({ at = [] }) => at)).join(' and ')} every day, and the person changes once a week.`, advice: 'The full handoff with the rotation; a light one at 09:00 and 21:00 if the team splits days; otherwise 09:00 is a review.' }, [...daily, ...weekly])]),
  ];
};

/** C28: somebody looks every four hours, day and night. */
const nightChecks: LintRule = ({ policy, said }) => {
  const advice = 'People at 09, 13, 17 and 21; the machine at 01 and 05.';
  const every = said('check-every').filter(({ hours = 24 }) => hours < 8);
  const own = (policy.routines ?? []).flatMap(({ at, line }, index) => (at.some(isNight) ? [{ path: ['routines', index, 'at'], line }] : []));
  return [
    ...(every.length === 0 ? [] : [onSaid({ rule: 'C28', kind: 'impossible', message: `A check every ${distinct(every.map(({ hours }) => hours)).join(', ')} h, around the clock, leaves nobody a night’s sleep.`, advice }, every)]),
    ...(own.length === 0 ? [] : [onPath({ rule: 'C28', kind: 'impossible', message: 'A person is asked to look between 22:00 and 06:00.', advice }, own.map(({ path }) => path), own.map(({ line }) => line))]),
  ];
};

export const dutyRules: readonly LintRule[] = [allWeek, undefinedWords, rest, breaks, handoff, nightChecks];

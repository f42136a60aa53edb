import { distinct, onPath, onSaid, type LintHit, type LintRule } from './lint-hit.ts';
import { lintThresholds, type ThresholdPlace } from './lint-thresholds.ts';
import { repairEncoding } from './repair-encoding.ts';

/** C16: values that no severity is for, or two. */
const thresholds: LintRule = ({ policy, said }) => {
  const spoken = said('threshold').map((sentence): ThresholdPlace & { readonly sentence: typeof sentence } => ({ ...sentence, measure: sentence.name ?? '', sentence }));
  const own = ([1, 2, 3, 4] as const).flatMap((severity) => (policy.incident?.severities[severity].thresholds ?? []).map((threshold, at) => ({ ...threshold, severity, path: ['incident', 'severities', severity, 'thresholds', at] })));
  const advice = 'Errors: more than 5 % SEV-2, 1 to 5 % SEV-3, less than 1 % SEV-4. Slowness: more than 50 % SEV-2, 10 to 50 % with both ends SEV-3. In doubt the higher one.';
  return [
    ...lintThresholds(spoken).map(({ measure, message, of }) => onSaid({ rule: 'C16', kind: 'gap', message: `${measure}: ${message}`, advice }, of.map(({ sentence }) => sentence))),
    ...lintThresholds(own).map(({ measure, message, of }) => onPath({ rule: 'C16', kind: 'gap', message: `${measure}: ${message}`, advice }, of.map(({ path }) => path), of.map(({ line }) => line))),
  ];
};

/** C35: people who cannot be reached. */
const numbers: LintRule = ({ policy, said }) => {
  const dead = said('phone').filter(({ name = '' }) => !/^\+[1-9]\d{6,14}$/.test(name.replace(/[\s()-]/g, '')));
  const listed = distinct(said('phone').flatMap(({ names = [] }) => names));
  const nobody = said('needs-contact').filter(({ names = [] }) => names.some((name) => !listed.includes(name)));
  const contacts = (policy.incident?.contacts ?? []).flatMap(({ phone, name }, at) => (phone === null ? [{ at, name }] : []));
  const advice = 'Fill them in with + and the country code. No number is ever made up.';
  const hits: LintHit[] = [];
  if (dead.length > 0) hits.push(onSaid({ rule: 'C35', kind: 'impossible', message: `${dead.length} of the numbers cannot be dialled.`, advice }, dead));
  if (nobody.length > 0) hits.push(onSaid({ rule: 'C35', kind: 'gap', message: `${distinct(nobody.flatMap(({ names = [] }) => names.filter((name) => !listed.includes(name)))).join(', ')} are to be told, and have no number.`, advice }, nobody));
  if (contacts.length > 0) hits.push(onPath({ rule: 'C35', kind: 'gap', message: `${contacts.length} contacts have no number: ${contacts.slice(0, 3).map(({ name }) => name).join(', ')}${contacts.length > 3 ? ' and others' : ''}.`, advice }, contacts.map(({ at }) => ['incident', 'contacts', at])));
  return hits;
};

/** C38: a day on the clock or a day at work. */
const nextDay: LintRule = ({ policy, said }) => {
  const advice = '24 h counted on working days: “businessDays: true”.';
  const late = said('schedule-for').filter(({ severity }) => said('respond').some((each) => each.severity === severity && each.workdays !== true));
  const own = policy.incident?.severities[4];
  return [
    ...(late.length === 0 ? [] : [onSaid({ rule: 'C38', kind: 'conflict', message: 'It is answered within 24 h, and put on the next business day.', advice }, [...late, ...said('respond').filter(({ severity }) => late.some((each) => each.severity === severity))])]),
    ...(own === undefined || own.businessDays || own.respondMinutes < 1440 ? [] : [onPath({ rule: 'C38', kind: 'conflict', message: 'SEV-4 is late on a Sunday.', advice }, [['incident', 'severities', 4, 'respondMinutes']], [own.line])]),
  ];
};

/** C39: an assessment that nobody can pass or fail. */
const passing: LintRule = ({ said }) => {
  const hits: LintHit[] = [];
  const [assessment, weeks] = [said('assessment'), said('training-week').filter(({ days = 5 }) => days < 5)];
  if (assessment.length > 0 && said('pass-mark').length === 0) hits.push(onSaid({ rule: 'C39', kind: 'gap', message: 'There is an assessment, and nothing says when it is passed.', advice: 'Passed when an assessor has signed every part.' }, assessment));
  if (weeks.length > 0) hits.push(onSaid({ rule: 'C39', kind: 'gap', message: `${weeks.length} weeks of training have ${distinct(weeks.map(({ days }) => days)).join(', ')} of 5 days.`, advice: 'The rest of the week is for practice; say so.' }, weeks));
  return hits;
};

/** C40: letters that were read in the wrong encoding, and chapters that the contents do not name. */
const letters: LintRule = ({ policy, said }) => {
  const broken = said('heading').filter(({ name = '' }) => repairEncoding(name) !== name);
  const contents = said('contents');
  const named = contents.flatMap(({ names = [] }) => names);
  const left = said('heading').filter(({ name = '', level }) => level === 2 && contents.length > 0 && !named.some((entry) => repairEncoding(name).includes(entry)));
  const own = stringsIn(policy, []).filter(({ text }) => repairEncoding(text) !== text).filter(({ path }) => path[0] !== 'statements');
  const hits: LintHit[] = [];
  if (broken.length > 0) hits.push(onSaid({ rule: 'C40', kind: 'conflict', message: `${broken.length} headings were saved in the wrong encoding.`, advice: `It was meant: ${repairEncoding(broken[0]?.name ?? '')}. It is repaired when it is read.` }, broken));
  if (left.length > 0) hits.push(onSaid({ rule: 'C40', kind: 'gap', message: `The contents leave out ${left.map(({ name }) => name).join(', ')}.`, advice: 'Nothing to do: the Runbook screen makes its own contents.' }, [...contents, ...left]));
  if (own.length > 0) hits.push(onPath({ rule: 'C40', kind: 'conflict', message: `${own.length} texts were saved in the wrong encoding.`, advice: `It was meant: ${repairEncoding(own[0]?.text ?? '').slice(0, 80)}. Save the file as UTF-8.` }, own.map(({ path }) => path)));
  return hits;
};

function stringsIn(value: unknown, path: readonly (string | number)[]): readonly { readonly path: readonly (string | number)[]; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((each, at) => stringsIn(each, [...path, at]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, each]) => stringsIn(each, [...path, key]));
  return [];
}

/** P1: more fixed times than notifications that may be shown. Routines of the same minute are one. */
const interruptions: LintRule = ({ policy }) => {
  const most = policy.alerting.othersPer12Hours;
  const times = distinct((policy.routines ?? []).flatMap(({ at }) => at)).map((at) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3)));
  const densest = Math.max(0, ...times.map((from) => times.filter((at) => (at - from + 1440) % 1440 < 720).length));
  if (densest <= most) return [];
  return [onPath({
    rule: 'P1', kind: 'impossible', message: `Routines alone ask ${densest} times in 12 h, and no more than ${most} notifications of the kind are shown.`,
    advice: 'What is over it stands in the window only. Put routines together, or raise “othersPer12Hours”.',
  }, [['alerting', 'othersPer12Hours'], ['routines']])];
};

export const upkeepRules: readonly LintRule[] = [thresholds, numbers, nextDay, passing, letters, interruptions];

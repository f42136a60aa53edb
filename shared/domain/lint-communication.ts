import { StatusWordSchema } from '../model/incident-run.ts';
import { distinct, onPath, onSaid, type LintHit, type LintRule } from './lint-hit.ts';

/** C12: what goes outside has to be approved by somebody who is not there yet. */
const approvedLater: LintRule = ({ policy, said }) => {
  const approvers = said('approves-outside');
  const published = said('status-page');
  const calls = said('escalate').filter(({ level, minutes = 0 }) => approvers.some((each) => each.level === level) && published.some((each) => minutes > (each.minutes ?? 0)));
  const templates = (policy.incident?.templates ?? []).every(({ texts }) => texts.customers.fixed === null);
  const step = (policy.incident?.phases ?? []).flatMap(({ fromMinutes, groups }, phase) => groups.flatMap(({ steps }, group) => steps.flatMap(({ id, line }, at) => (id.includes('status-page') && fromMinutes < 5 ? [{ path: ['incident', 'phases', phase, 'groups', group, 'steps', at], line }] : []))));
  const advice = 'A first notice that is fixed and approved beforehand; any other text names its approver.';
  return [
    ...(calls.length === 0 ? [] : [onSaid({ rule: 'C12', kind: 'impossible', message: 'The status page is due before the person who approves what goes outside is called.', advice }, [...published, ...approvers, ...calls])]),
    ...(!templates || step.length === 0 || (policy.incident?.templates.length ?? 0) === 0 ? [] : [onPath({ rule: 'C12', kind: 'impossible', message: 'The status page is due in the first minutes, and no notice is approved beforehand.', advice }, step.map(({ path }) => path), step.map(({ line }) => line))]),
  ];
};

/** C29: words of status without a template, and lists that differ. */
const statusWords: LintRule = ({ policy, said }) => {
  const [words, templates, handoff] = [said('status-words'), said('status-templates'), said('handoff-status')];
  const all = distinct(words.flatMap(({ names = [] }) => names));
  const missing = (of: typeof words) => all.filter((word) => !of.some(({ names = [] }) => names.includes(word)));
  const hits: LintHit[] = [];
  if (templates.length > 0 && missing(templates).length > 0) hits.push(onSaid({ rule: 'C29', kind: 'gap', message: `There is no template for ${missing(templates).join(', ')}.`, advice: 'Add one: every status has to be said.' }, [...words, ...templates]));
  if (handoff.length > 0 && missing(handoff).length > 0) hits.push(onSaid({ rule: 'C29', kind: 'conflict', message: `The handoff leaves out ${missing(handoff).join(', ')}.`, advice: 'It lists what is open; what is resolved stands among the recent issues.' }, [...words, ...handoff]));
  const own = policy.incident?.templates ?? [];
  const unsaid = StatusWordSchema.options.filter((word) => own.length > 0 && !own.some(({ status }) => status === word));
  return unsaid.length === 0 ? hits : [...hits, onPath({ rule: 'C29', kind: 'gap', message: `There is no template for ${unsaid.join(', ')}.`, advice: 'Add one: every status has to be said.' }, [['incident', 'templates']])];
};

/** C30: how often something is said, for which severity. */
const cadence: LintRule = ({ policy, said }) => {
  const finding = { rule: 'C30', kind: 'gap', message: 'Updates have a rhythm, and nothing says for which severity.', advice: 'SEV-1 and SEV-2 after 10 and at most 15 minutes, SEV-3 after an hour, SEV-4 none: “update” of each severity.' } as const;
  const sentences = said('update-every').filter(({ severity }) => severity === undefined);
  const open = ([1, 2, 3] as const).filter((severity) => policy.incident?.severities[severity].update === null);
  return [
    ...(sentences.length === 0 ? [] : [onSaid(finding, sentences)]),
    ...open.map((severity) => onPath({ ...finding, message: `SEV-${severity} has no rhythm of updates.` }, [['incident', 'severities', severity]])),
  ];
};

/** C31: phases that are over before anybody has to answer. */
const phases: LintRule = ({ policy, said }) => {
  const starts = said('phase').filter(({ severity }) => severity === undefined);
  const last = Math.max(0, ...starts.map(({ minutes = 0 }) => minutes));
  const slow = said('respond').filter(({ minutes = 0 }) => minutes > last);
  const advice = 'Timed phases for SEV-1 and SEV-2 only.';
  const lastPhase = Math.max(0, ...(policy.incident?.phases ?? []).map(({ fromMinutes }) => fromMinutes));
  const own = ([1, 2, 3, 4] as const).filter((severity) => lastPhase > 0 && policy.incident?.severities[severity].phases === true && policy.incident.severities[severity].respondMinutes > lastPhase);
  return [
    ...(starts.length === 0 || slow.length === 0 ? [] : [onSaid({ rule: 'C31', kind: 'conflict', message: `The last phase begins after ${last} min, before SEV-${slow.map(({ severity }) => severity).join(' and SEV-')} has to be acknowledged at all.`, advice }, [...starts, ...slow])]),
    ...own.map((severity) => onPath({ rule: 'C31', kind: 'conflict', message: `SEV-${severity} has ${policy.incident?.severities[severity].respondMinutes} min to be acknowledged; its last phase begins after ${lastPhase}.`, advice }, [['incident', 'severities', severity, 'phases']])),
  ];
};

/** C32: two places where the work is coordinated. */
const whichChannel: LintRule = ({ said }) => {
  const sentences = said('coordinate-in');
  return distinct(sentences.map(({ name }) => name)).length < 2 ? [] : [onSaid({
    rule: 'C32', kind: 'conflict', message: `An incident is coordinated in ${distinct(sentences.map(({ name }) => name)).join(' and in ')}.`, advice: 'The work in the incident’s own channel, its time in UTC; structured updates in #incidents.',
  }, sentences)];
};

export const communicationRules: readonly LintRule[] = [approvedLater, statusWords, cadence, phases, whichChannel];

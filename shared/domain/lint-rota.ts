import { distinct, onPath, onSaid, type LintHit, type LintRule } from './lint-hit.ts';

/** Two seats, so many people: the share of weeks on duty, and how many it takes for a quarter (Site Reliability Engineering, Being On-Call). */
const bearable = 25;
const seats = 2;

/** C13: somebody in training with the authority of the seat. */
const trainee: LintRule = ({ said }) => {
  const [authority, acting] = [said('override-by').filter(({ level }) => level === 2), said('trainee-acts-as').filter(({ level }) => level === 2)];
  return authority.length === 0 || acting.length === 0 ? [] : [onSaid({
    rule: 'C13', kind: 'conflict', message: 'The secondary may override the primary, and a trainee acts as secondary.', advice: 'A third seat, “shadow”: told of everything, without authority.',
  }, [...authority, ...acting])];
};

/** C17: which seat comes first. */
const seatOrder: LintRule = ({ said }) => {
  const words = said('seats').filter(({ names = [] }) => names[0] === 'primary');
  const turns = said('turns');
  const other = turns.filter(({ names = [] }, week) => names[1] !== undefined && turns[week + 1]?.names?.[0] === names[1]);
  return words.length === 0 || other.length === 0 ? [] : [onSaid({
    rule: 'C17', kind: 'conflict', message: 'In words a person is primary first and secondary after; in the table the secondary becomes primary.', advice: 'The table holds; “secondary: previous” keeps the last primary as backup.',
  }, [...words, ...other])];
};

function load(people: number): { readonly share: number; readonly needed: number } {
  return { share: Math.round(Math.min(100, (seats / people) * 100)), needed: Math.ceil((seats * 100) / bearable) };
}

/** C18: how often each person is on call. */
const fewPeople: LintRule = ({ policy, said }) => {
  const words = (people: number) => {
    const { share, needed } = load(people);
    return { rule: 'C18', kind: 'note', message: `${people} ${people === 1 ? 'person is' : 'people are'} on call ${share} % of the time each.`, advice: `${bearable} % takes ${needed} people. Said once; it is for the team to decide.` } as const;
  };
  const told = said('people').filter(({ count = 0 }) => count > 0 && load(count).share > bearable);
  const own = policy.rota?.people.length ?? 0;
  return [
    ...told.map((sentence) => onSaid(words(sentence.count ?? 1), [sentence])),
    ...(own === 0 || policy.rota?.turns === 'none' || load(own).share <= bearable ? [] : [onPath(words(own), [['rota', 'people']])]),
  ];
};

/** C33: the same emergency, described several times. */
const coverTwice: LintRule = ({ said }) => {
  const sentences = said('emergency-cover');
  return distinct(sentences.map(({ names = [] }) => names.join('\n'))).length < 2 ? [] : [onSaid({
    rule: 'C33', kind: 'conflict', message: `What happens when the primary cannot go on is described in ${sentences.length} ways.`, advice: 'One flow: “I cannot continue”.',
  }, sentences)];
};

/** C34: absences that no rule is for, and a promotion that leaves a seat empty. */
const absences: LintRule = ({ said }) => {
  const rules = said('absence');
  const shortest = Math.min(...rules.map(({ days = 0 }) => days));
  const promoted = said('secondary-covers').filter(({ name }) => name === undefined);
  const hits: LintHit[] = [];
  if (rules.length > 0 && shortest > 0) hits.push(onSaid({ rule: 'C34', kind: 'gap', message: `Absences under ${shortest} ${shortest === 1 ? 'day' : 'days'} have no rule.`, advice: 'Short cover: ask, name somebody, tell the team.' }, rules));
  if (promoted.length > 0) hits.push(onSaid({ rule: 'C34', kind: 'gap', message: 'When the secondary covers, nobody is secondary.', advice: 'Name a backup, or see the gap in Rota.' }, promoted));
  return hits;
};

/** C37: by which clock, from which day on. */
const clock: LintRule = ({ policy, said }) => {
  const changes = said('rotation-changes');
  const missing = [...(said('zone').length === 0 ? ['the time zone'] : []), ...(said('rotation-begins').length === 0 ? ['the day of the first turn'] : [])];
  return [
    ...(changes.length === 0 || missing.length === 0 ? [] : [onSaid({ rule: 'C37', kind: 'gap', message: `The rotation changes at a time of day, and nothing says ${missing.join(' or ')}.`, advice: 'An IANA zone under “team.zone”, a date under “rota.startsOn”.' }, changes)]),
    ...(policy.team.zone === null ? [onPath({ rule: 'C37', kind: 'gap', message: 'The team has no time zone: each computer uses its own.', advice: 'An IANA zone, such as Europe/Berlin.' }, [['team', 'zone']])] : []),
  ];
};

export const rotaRules: readonly LintRule[] = [trainee, seatOrder, fewPeople, coverTwice, absences, clock];

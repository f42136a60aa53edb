import { isLoud } from '../model/severity.ts';
import type { Silence, SilenceEnd, SilenceScope } from '../model/silence.ts';
import type { Situation, SituationMember } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import { isOpen } from './situation-members.ts';

function speaksOf(scope: SilenceScope, member: SituationMember): boolean {
  if (scope.kind === 'check') return member.kind === 'check' && member.id === scope.id;
  return scope.kind === 'service' && member.serviceId === scope.id;
}

/** A silenced check or service never silences what else is wrong: all that is open of the situation must be covered. */
function covers({ scope }: Silence, situation: Situation): boolean {
  if (scope.kind === 'all') return true;
  if (scope.kind === 'situation') return scope.id === situation.id;
  const open = situation.members.filter(isOpen);
  return open.length > 0 && open.every((member) => speaksOf(scope, member));
}

const endOf = ({ endsAt }: Silence): number => endsAt ?? Number.POSITIVE_INFINITY;

/** The silence that keeps this situation quiet at `now`, the one that ends last; null: none does (A8). */
export function silenceOver(situation: Situation, silences: readonly Silence[], now: Instant): Silence | null {
  return silences
    .filter((silence) => endOf(silence) > now && covers(silence, situation))
    .reduce<Silence | null>((last, silence) => (last === null || endOf(silence) > endOf(last) ? silence : last), null);
}

function isOver({ scope }: Silence, situations: readonly Situation[]): boolean {
  if (scope.kind === 'all') return false;
  if (scope.kind === 'situation') return !situations.some((situation) => situation.id === scope.id && isOpen(situation));
  return !situations.some((situation) => situation.members.some((member) => isOpen(member) && speaksOf(scope, member)));
}

/** The situations that a silence of this scope would be about. */
function about(scope: SilenceScope, situations: readonly Situation[]): readonly Situation[] {
  if (scope.kind === 'situation') return situations.filter(({ id }) => id === scope.id);
  return situations.filter(({ members }) => members.some((member) => speaksOf(scope, member)));
}

/** Whether a silence is about nothing but the demo: it has nothing to keep quiet once that is over. */
export function isOfDemo({ scope }: Pick<Silence, 'scope'>, situations: readonly Situation[]): boolean {
  const found = scope.kind === 'all' ? [] : about(scope, situations);
  return found.length > 0 && found.every(({ drill }) => drill);
}

/**
 * The silences that a person is shown: all that may keep something quiet. One with a time over a situation that is resolved runs on,
 * for the case that it comes back, but keeps nothing quiet until then.
 */
export function listedSilences(silences: readonly Silence[], situations: readonly Situation[]): readonly Silence[] {
  return silences.filter(({ scope }) => scope.kind !== 'situation' || about(scope, situations).some(isOpen));
}

/** Whether anything is open that a silence until it has recovered could wait for. */
export function canRecover(scope: SilenceScope, situations: readonly Situation[]): boolean {
  return scope.kind !== 'all' && !isOver({ id: '', scope, name: '', reason: '', by: '', beganAt: 0, endsAt: null }, situations);
}

export type SilencesNow = {
  readonly running: readonly Silence[];
  readonly ended: readonly { readonly silence: Silence; readonly why: SilenceEnd }[];
  /** When the next one runs out; null: not by time. */
  readonly changesAt: Instant | null;
};

/** Which silences still run at `now`, and which are over because their time or their reason is. */
export function assessSilences(silences: readonly Silence[], situations: readonly Situation[], now: Instant): SilencesNow {
  const running: Silence[] = [];
  const ended: { readonly silence: Silence; readonly why: SilenceEnd }[] = [];
  for (const silence of silences) {
    if (endOf(silence) <= now) ended.push({ silence, why: 'time' });
    // A silence with a time outlives a recovery: what flaps would speak again with each failure.
    else if (silence.endsAt === null && isOver(silence, situations)) ended.push({ silence, why: 'recovered' });
    else running.push(silence);
  }
  const ends = running.flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt]));
  return { running, ended, changesAt: ends.length === 0 ? null : Math.min(...ends) };
}

/** What a silence does, said before it begins. */
export function silenceMeaning(situations: readonly Situation[]): string {
  return situations.some(({ severity }) => isLoud(severity))
    ? 'It is SEV-1/2: the silence stops the repeats, not the alarm. A new SEV-1/2 on it speaks at once. It stays listed here and counted in the tray.'
    : 'Nothing is said of it while the silence runs, unless it becomes SEV-1/2. It stays listed here and counted in the tray; what is still open at the end is said once.';
}

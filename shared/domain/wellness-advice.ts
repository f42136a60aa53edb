import type { BreakView, DutyView } from '../model/duty-view.ts';
import type { SelfCheck } from '../model/self-check.ts';
import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { formatHours, limitWords, firstCap } from './duty-words.ts';
import { formatMinute, formatNear } from './format-time.ts';
import { sleepinessFlag } from './self-check-words.ts';
import type { SignsNow } from './self-check-signs.ts';

/** An answer about sleepiness speaks of the moment. */
const sleepinessHolds: Milliseconds = 2 * hour;

export type AdviceFacts = { readonly signs: SignsNow; readonly newest: SelfCheck | null; readonly duty: DutyView | null; readonly breaks: BreakView | null };

/** Why something should be done now, one short sentence each, the gravest first; empty when nothing presses (S41, S42). */
export function reasonsToAct({ signs, newest, duty, breaks }: AdviceFacts, now: Instant): readonly string[] {
  const sleepiness = newest !== null && now - newest.takenAt < sleepinessHolds ? (newest.sleepiness ?? 0) : 0;
  const cap = duty === null ? null : firstCap(duty.status);
  const rest = duty?.status.shortRest ?? null;
  return [
    ...(signs.list?.microsleep === true ? ['You had a microsleep: have somebody else take the next risky step.'] : []),
    ...(signs.fresh.length >= 3 ? [`${signs.fresh.length} warning signs that were not there before.`] : []),
    ...(sleepiness >= sleepinessFlag ? [`Sleepiness ${sleepiness} of 9.`] : []),
    ...(duty !== null && duty.status.working && cap !== null && cap.cap.worked >= cap.cap.cap ? [`${cap.name} of work is reached.`] : []),
    ...(rest === null || duty?.status.working !== true ? [] : [`Only ${formatHours(rest.net)} of rest before this shift.`]),
    ...(breaks !== null && breaks.running === null && breaks.plan.owed !== null ? ['A break is owed.'] : []),
    ...(duty?.night == null ? [] : [`The night was interrupted for ${formatHours(Math.max(minute, duty.night.interrupted))}.`]),
  ];
}

/** Whether somebody else should be asked: what a break alone does not mend. */
export function shouldAskForCover({ signs, newest, duty }: AdviceFacts, now: Instant): boolean {
  const sleepy = newest !== null && now - newest.takenAt < sleepinessHolds && (newest.sleepiness ?? 0) >= sleepinessFlag;
  const cap = duty === null || !duty.status.working ? null : firstCap(duty.status);
  return signs.act || sleepy || (cap !== null && cap.cap.worked >= cap.cap.cap);
}

/** A message to whoever could take over. It tells hours, and nothing that was answered in a self-check. */
export function coverMessage(duty: DutyView | null, zone: string, now: Instant): string {
  const ask = 'Could you take over for a while? I will tell you what is open, and stay until you have it.';
  if (duty === null || !duty.status.working) return `I need somebody to take the watch instead of me. ${ask}`;
  const { continuous, handOverBy, block } = duty.status;
  const worked = formatHours(continuous.worked + Math.max(0, now - duty.asOf));
  const since = block === null ? '' : ` since ${formatNear(block.startedAt, now, zone)}`;
  const by = handOverBy === null || handOverBy <= now ? '' : ` I would like to hand over by ${formatMinute(handOverBy, zone)}.`;
  return `I have worked ${worked} of ${limitWords(continuous.cap)}${since}.${by} ${ask}`;
}

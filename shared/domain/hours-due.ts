import type { BreakView, DutyView } from '../model/duty-view.ts';
import { breakLength, breakReason } from './break-words.ts';

/** Hours and breaks as they stand now. */
export type Hours = { readonly duty: DutyView; readonly breaks: BreakView };

/** What the tray shows of hours: whether the person is at work, and what is due. */
export type WatchHours = {
  /** `none`: shifts are not declared here, so that their absence says nothing. */
  readonly shift: 'on' | 'off' | 'none';
  /** The break or the limit that is due, in a line. */
  readonly due: string | null;
};

/** A limit goes before a break: whoever has reached it stops. */
export function watchHours({ duty, breaks }: Hours, declares: boolean): WatchHours {
  const { working, continuous, week } = duty.status;
  const { plan } = breaks;
  const limit = working && (continuous.worked >= continuous.cap || week.worked >= week.cap) ? duty.forecast : null;
  const asked = plan.owed !== null && (plan.state === 'notice' || plan.state === 'due') ? `Break due: ${breakLength(plan.owed.length)} ${breakReason(plan)}` : null;
  return { shift: working ? 'on' : declares ? 'off' : 'none', due: limit ?? asked };
}

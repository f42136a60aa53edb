import type { CheckReport } from '../model/check-report.ts';
import type { SelfTestReport } from '../model/self-test.ts';
import type { Situation } from '../model/situation.ts';
import { isBlind, type SourceState } from '../model/source.ts';
import { VerificationStepIdSchema, type Verification, type VerificationStep, type VerificationStepId } from '../model/handoff-exchange.ts';
import type { Instant } from '../time/duration.ts';
import { plainLine } from './plain-text.ts';
import { judgeSelfTest, selfTestWords } from './self-test.ts';

/** What came of one step. */
export type VerificationFinding = Pick<VerificationStep, 'state' | 'detail'>;

/** Asked by hand: nothing here can know it. */
const byHand: ReadonlySet<VerificationStepId> = new Set(['channels', 'contacts']);

export const verificationNames: Readonly<Record<VerificationStepId, string>> = {
  checks: 'Critical services', alerts: 'Recent alerts', 'self-test': 'Alert path', sources: 'Sources', channels: 'Channels', contacts: 'Contacts',
};

/** A run that begins now. What a person said in the last one is asked anew. */
export function beginVerification(now: Instant): Verification {
  const steps = VerificationStepIdSchema.options.map((id): VerificationStep => ({ id, state: byHand.has(id) ? 'asks' : 'running', detail: '', at: null }));
  return { startedAt: now, finishedAt: null, steps };
}

/** With what came of one step. */
export function settleStep(verification: Verification, id: VerificationStepId, finding: VerificationFinding, now: Instant): Verification {
  const steps = verification.steps.map((step) => (step.id === id ? { ...step, ...finding, detail: plainLine(finding.detail, 1_500), at: now } : step));
  return { ...verification, steps, finishedAt: isOpen(steps) ? null : (verification.finishedAt ?? now) };
}

function isOpen(steps: Verification['steps']): boolean {
  return steps.some(({ state }) => state === 'waiting' || state === 'running' || state === 'asks');
}

/** A run as the last start of the program left it, brought to the end that it had come to; the same where there is nothing to bring. */
export function recoverVerification(verification: Verification, now: Instant): Verification {
  const ran = verification.steps.filter(({ state }) => state === 'running');
  const settled = ran.reduce((one, { id }) => settleStep(one, id, { state: 'unknown', detail: 'Watchkeeper ended while it ran. Verify again.' }, now), verification);
  return settled.finishedAt === null && !isOpen(settled.steps) ? { ...settled, finishedAt: now } : settled;
}

/** One line on how it stands. */
export function verificationHeadline({ steps, finishedAt }: Verification): string {
  const failed = steps.filter(({ state }) => state === 'failed' || state === 'unknown').map(({ id }) => verificationNames[id].toLowerCase());
  const open = steps.filter(({ state }) => state === 'asks' || state === 'running' || state === 'waiting').map(({ id }) => verificationNames[id].toLowerCase());
  if (failed.length > 0) return `Handoff verification: look at ${failed.join(', ')}`;
  if (finishedAt === null) return `Handoff verification: still open: ${open.join(', ')}`;
  return `Handoff verified: ${steps.length} of ${steps.length} points`;
}

const names = (list: readonly string[]): string => (list.length > 5 ? `${list.slice(0, 5).join(', ')} and ${list.length - 5} more` : list.join(', '));

/** The endpoints, each probed a moment ago (runbook L647). `failed`: probes that could not be made. */
export function judgeChecks(reports: readonly CheckReport[], failed: readonly string[]): VerificationFinding {
  const watched = reports.filter(({ check }) => !check.paused);
  if (watched.length === 0) return { state: 'unknown', detail: 'No check is set up, so no service was looked at. Add one in Health, or look by hand.' };
  const down = watched.filter(({ state }) => state.verdict === 'down' || state.verdict === 'pending').map(({ check }) => plainLine(check.name, 80));
  const unseen = [...new Set([...watched.filter(({ state }) => state.verdict === 'unknown').map(({ check }) => plainLine(check.name, 80)), ...failed])];
  if (down.length > 0) return { state: 'failed', detail: `${watched.length - down.length} of ${watched.length} pass. Failing: ${names(down)}.` };
  if (unseen.length > 0) return { state: 'unknown', detail: `${watched.length - unseen.length} of ${watched.length} pass. Not seen: ${names(unseen)}.` };
  return { state: 'passed', detail: `${watched.length} of ${watched.length} pass.` };
}

/** What is open now, and what came up lately (runbook L648). `since`: from when on. Where nobody looks, that nothing came up says nothing (promise 1). */
export function judgeAlerts(situations: readonly Situation[], sources: readonly SourceState[], since: Instant): VerificationFinding {
  const open = situations.filter(({ status }) => status !== 'resolved');
  const loud = open.filter(({ status }) => status === 'triggered').map(({ title }) => plainLine(title, 80));
  const lately = situations.filter(({ openedAt }) => openedAt >= since).length;
  const count = `${lately} came up since the shift began, ${open.length} ${open.length === 1 ? 'is' : 'are'} open`;
  if (loud.length > 0) return { state: 'failed', detail: `${count}. Nobody has acknowledged: ${names(loud)}.` };
  if (!sources.some(({ source, condition }) => source === 'pagerduty' && condition === 'fresh')) return { state: 'unknown', detail: `${count}, as far as can be seen: PagerDuty is not in sight here.` };
  return { state: 'passed', detail: `${count}${open.length === 0 ? '' : ', all acknowledged'}.` };
}

/** Whether an alert would reach the person (runbook L649). */
export function judgeAlertPath(report: SelfTestReport | null): VerificationFinding {
  if (report === null) return { state: 'unknown', detail: 'The self-test has not run yet.' };
  const { passed, of, failed } = judgeSelfTest(report);
  if (failed.length === 0) return { state: 'passed', detail: `${passed} of ${of} proved.` };
  return { state: 'failed', detail: `${passed} of ${of} proved. ${failed.map(({ step, detail }) => `${selfTestWords[step].name}: ${detail}`).join(' ')}` };
}

/** How fresh is what the watch rests on. */
export function judgeSources(sources: readonly SourceState[]): VerificationFinding {
  const blind = sources.filter(isBlind);
  const starting = sources.filter(({ condition }) => condition === 'starting');
  const used = sources.filter(({ condition }) => condition !== 'off');
  if (blind.length > 0) return { state: 'failed', detail: blind.map(({ source, reason }) => `${source}: ${reason}`).join(' ') };
  if (starting.length > 0) return { state: 'unknown', detail: `No answer yet: ${starting.map(({ source }) => source).join(', ')}.` };
  if (!used.some(({ source }) => source === 'pagerduty')) return { state: 'unknown', detail: `${used.length} fresh. PagerDuty is not connected, so nothing of it is seen here.` };
  return { state: 'passed', detail: `${used.length} of ${used.length} fresh.` };
}
